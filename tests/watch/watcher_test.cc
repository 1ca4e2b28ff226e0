#include "watch/watcher.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "site/temp_folder.h"

using namespace beian;
using beian::test::TempFolder;

namespace {

FileIdentity identity_of(const std::string& path) {
  struct stat about = {};
  REQUIRE(::stat(path.c_str(), &about) == 0);
  return FileIdentity(about);
}

struct Watched {
  TempFolder folder;
  std::atomic<bool> stop{false};
  Watcher watcher{{folder / "public"}, stop};
  WrittenFiles own;

  Watched() {
    folder.write("public/a/x.html", "old");
    REQUIRE_FALSE(watcher.look());
  }
  bool changed() { return watcher.changed(own); }
  // As staging does it: written elsewhere, renamed into its place.
  void rename_into_place(const std::string& name) {
    folder.write("public/.beian/0", "new");
    own.add(identity_of(folder / "public/.beian/0"));
    REQUIRE(std::rename((folder / "public/.beian/0").c_str(), (folder / name).c_str()) == 0);
    std::filesystem::remove(folder / "public/.beian");
  }
};

}  // namespace

TEST_CASE("nothing has changed before anything does") {
  Watched site;
  CHECK_FALSE(site.changed());
  CHECK_FALSE(site.watcher.writing());
}

TEST_CASE("what the run writes itself is no news") {
  Watched site;
  site.rename_into_place("public/a/x.html");
  site.rename_into_place("public/beian-icon.png");
  CHECK_FALSE(site.changed());
}

TEST_CASE("the same page written by somebody else at once is news") {
  SUBCASE("in place") {
    Watched site;
    site.rename_into_place("public/a/x.html");
    site.folder.write("public/a/x.html", "theirs");
    CHECK(site.changed());
  }
  SUBCASE("renamed over ours") {
    Watched site;
    site.rename_into_place("public/a/x.html");
    site.folder.write("theirs.html", "new");
    REQUIRE(std::rename((site.folder / "theirs.html").c_str(), (site.folder / "public/a/x.html").c_str()) == 0);
    CHECK(site.changed());
  }
  SUBCASE("and taken away") {
    Watched site;
    site.rename_into_place("public/a/x.html");
    std::filesystem::remove(site.folder / "public/a/x.html");
    CHECK(site.changed());
  }
}

TEST_CASE("a file that is open for writing holds back, until it is closed, renamed or gone") {
  Watched site;
  const auto begin = [&](const char* name) {
    const int fd = ::open((site.folder / name).c_str(), O_WRONLY | O_CREAT, 0644);
    REQUIRE(::write(fd, "half", 4) == 4);
    CHECK(site.changed());
    CHECK(site.watcher.writing());
    return fd;
  };
  ::close(begin("public/a/new.html"));
  CHECK(site.changed());
  CHECK_FALSE(site.watcher.writing());
  const int moved = begin("public/a/x.html");
  REQUIRE(std::rename((site.folder / "public/a/x.html").c_str(), (site.folder / "away").c_str()) == 0);
  CHECK(site.changed());
  CHECK_FALSE(site.watcher.writing());
  ::close(moved);
  const int gone = begin("public/a/y.html");
  std::filesystem::remove(site.folder / "public/a/y.html");
  CHECK(site.changed());
  CHECK_FALSE(site.watcher.writing());
  ::close(gone);
  REQUIRE(::symlink("x.html", (site.folder / "public/a/link").c_str()) == 0);
  CHECK(site.changed());
  CHECK_FALSE(site.watcher.writing());
}

TEST_CASE("beside the folder only the folder itself and beian.toml count") {
  Watched site;
  site.folder.write("notes.txt", "x");
  site.folder.write("other/a.html", "x");
  site.folder.write("public/.git/index", "x");
  CHECK_FALSE(site.changed());
  SUBCASE("settings") {
    site.folder.write("beian.toml", "x");
    CHECK(site.changed());
  }
  SUBCASE("the folder goes and comes back, and is looked at again") {
    std::filesystem::rename(site.folder / "public", site.folder / "elsewhere");
    CHECK(site.changed());
    CHECK_FALSE(site.watcher.all_there());
    site.folder.write("public/b/y.html", "x");
    CHECK(site.watcher.all_there());
    REQUIRE_FALSE(site.watcher.look());
    site.folder.write("public/b/y.html", "y");
    CHECK(site.changed());
  }
}

TEST_CASE("a run that is to end is not kept waiting") {
  Watched site;
  site.folder.write("public/a/x.html", "theirs");
  site.stop = true;
  CHECK_FALSE(site.watcher.wait(site.own));
}

TEST_CASE("waiting ends when the writer has finished") {
  Watched site;
  site.folder.write("public/a/x.html", "theirs");
  CHECK(site.watcher.wait(site.own));
  CHECK_FALSE(site.changed());
}
