#include "site/page_set.h"

#include <doctest/doctest.h>
#include <fcntl.h>

#include <algorithm>

#include "site/temp_folder.h"

using namespace beian;
using test::TempFolder;

namespace {

struct Walked {
  std::vector<std::string> pages;
  std::vector<std::string> links;
  std::vector<std::string> troubles;
};

Walked walk(const TempFolder& folder, std::vector<std::string> exclude = {}) {
  RealDisk disk;
  const Handle root(disk, disk.open_root(folder.path()));
  const PageFilter filter{{"**/*.html", "**/*.htm", "**/*.xhtml"}, std::move(exclude)};
  PageSet set(disk, root.fd(), folder.path(), filter);
  Walked out;
  PageEntry entry;
  while (set.next(entry)) {
    (entry.kind == PageEntry::Kind::page      ? out.pages
     : entry.kind == PageEntry::Kind::trouble ? out.troubles
                                              : out.links)
        .push_back(entry.path);
  }
  return out;
}

}  // namespace

TEST_CASE("pages come in the order of the bytes of their paths") {
  TempFolder folder;
  for (const char* name :
       {"a/index.html", "a-b.html", "a.html", "a0.html", "a/b/c.html", "b.HTML", ".html", "z.Htm", "京.xhtml",
        "a/style.css", "x.html/in.html", ".beian/1.html", ".git/x.html", "line\nbreak.html", "bad\xff.html"}) {
    folder.write(name, "x");
  }
  std::vector<std::string> wanted = {"a/index.html",     "a-b.html",    "a.html", "a0.html",  "a/b/c.html",
                                     "b.HTML",           ".html",       "z.Htm",  "京.xhtml", "x.html/in.html",
                                     "line\nbreak.html", "bad\xff.html"};
  std::sort(wanted.begin(), wanted.end());
  CHECK(walk(folder).pages == wanted);
}

TEST_CASE("links are not followed; those that lead outside are told") {
  TempFolder outside;
  outside.write("page.html", "x");
  TempFolder folder;
  folder.write("real/a.html", "x");
  const auto link = [&](const std::string& target, const char* name) {
    std::filesystem::create_symlink(target, folder / name);
  };
  link("real", "inside-folder");
  link("real/a.html", "inside.html");
  link(outside.path(), "outside-folder");
  link(outside / "page.html", "outside.html");
  link("nowhere", "dangling.html");
  link("nowhere", "dangling.css");
  link("loop.html", "loop.html");
  link("..", "parent");
  link(".", "self");
  const Walked walked = walk(folder);
  CHECK(walked.pages == std::vector<std::string>{"real/a.html"});
  CHECK(walked.links ==
        std::vector<std::string>{"dangling.html", "loop.html", "outside-folder", "outside.html", "parent"});
}

TEST_CASE("excluded folders are not read") {
  TempFolder folder;
  folder.write("embed/a.html", "x");
  folder.write("b.html", "x");
  CHECK(walk(folder, {"embed/**"}).pages == std::vector<std::string>{"b.html"});
}

TEST_CASE("a folder that cannot be listed is trouble, the rest goes on") {
  if (::geteuid() == 0) return;  // root reads everything
  TempFolder folder;
  folder.write("closed/a.html", "x");
  folder.write("open.html", "x");
  ::chmod((folder / "closed").c_str(), 0);
  const Walked walked = walk(folder);
  ::chmod((folder / "closed").c_str(), 0700);
  CHECK(walked.pages == std::vector<std::string>{"open.html"});
  CHECK(walked.troubles == std::vector<std::string>{"closed"});
}

TEST_CASE("a list is sorted and has no doubles") {
  PageSet set({"b.html", "a.html", "b.html"});
  PageEntry entry;
  REQUIRE(set.next(entry));
  CHECK(entry.path == "a.html");
  REQUIRE(set.next(entry));
  CHECK(entry.path == "b.html");
  CHECK_FALSE(set.next(entry));
}

TEST_CASE("very long paths are walked") {
  TempFolder folder;
  std::string path;
  for (int i = 0; i < 30; ++i) path += std::string(200, 'd') + "/";
  // Longer than PATH_MAX: made step by step.
  RealDisk disk;
  Handle at(disk, disk.open_root(folder.path()));
  for (int i = 0; i < 30; ++i) {
    REQUIRE(disk.mkdir(at.fd(), std::string(200, 'd'), 0700) == 0);
    at = Handle(disk, disk.open(at.fd(), std::string(200, 'd'), O_RDONLY | O_DIRECTORY, 0));
  }
  const Handle file(disk, disk.open(at.fd(), "x.html", O_WRONLY | O_CREAT, 0600));
  REQUIRE(file);
  CHECK(walk(folder).pages == std::vector<std::string>{path + "x.html"});
  const Handle root(disk, disk.open_root(folder.path()));
  CHECK(Handle(disk, disk.open(root.fd(), path + "x.html", O_RDONLY, 0)));
}
