#include "site/staging.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>

#include "site/temp_folder.h"

using namespace beian;
using test::TempFolder;

namespace {

// A site with one page, ready to be written.
struct Fixture {
  explicit Fixture(Disk& d) : disk(d), root(d, d.open_root(folder.path())) {
    folder.write("a/page.html", "old");
    identity = now();
  }
  FileIdentity now() const {
    struct stat st = {};
    ::lstat((folder / "a/page.html").c_str(), &st);
    return FileIdentity(st);
  }
  Status replace(Staging& staging, std::string_view bytes = "new page") {
    return staging.replace("a/page.html", "a/page.html", bytes, identity);
  }
  Disk& disk;
  TempFolder folder;
  Handle root;
  FileIdentity identity;
};

bool has(const Status& status, std::string_view part) {
  return status && status->en.find(part) != std::string::npos;
}

// Fails the n-th call of one kind, or writes less than asked.
class BadDisk : public RealDisk {
 public:
  int fail_write = 0;
  int fail_rename = 0;
  int fail_chmod = 0;
  bool short_writes = false;
  int fail_close = 0;
  int fail_rmdir = 0;
  int folder_lock_errno = 0;

  int close(int fd) override {
    const bool written = (::fcntl(fd, F_GETFL) & O_ACCMODE) == O_WRONLY;
    RealDisk::close(fd);
    return written && fail_close != 0 ? (errno = fail_close, -1) : 0;
  }
  int rmdir(int dir, const std::string& name) override {
    if (fail_rmdir != 0) return errno = fail_rmdir, -1;
    return RealDisk::rmdir(dir, name);
  }

  ssize_t write(int fd, const char* bytes, std::size_t size) override {
    if (fail_write != 0) return errno = fail_write, -1;
    return RealDisk::write(fd, bytes, short_writes && size > 1 ? 1 : size);
  }
  int rename(int a, const std::string& from, int b, const std::string& to) override {
    if (fail_rename != 0) return errno = fail_rename, -1;
    return RealDisk::rename(a, from, b, to);
  }
  int chmod(int fd, mode_t mode) override {
    if (fail_chmod != 0) return errno = fail_chmod, -1;
    return RealDisk::chmod(fd, mode);
  }
  int lock(int fd, bool shared) override {
    struct stat st = {};
    ::fstat(fd, &st);
    if (S_ISDIR(st.st_mode) && folder_lock_errno != 0) return errno = folder_lock_errno, -1;
    return RealDisk::lock(fd, shared);
  }
};

}  // namespace

TEST_CASE("a page is replaced, and nothing else is left") {
  RealDisk disk;
  Fixture f(disk);
  {
    Staging staging(disk, f.root.fd(), f.folder.path());
    REQUIRE_FALSE(staging.begin());
    CHECK_FALSE(f.folder.exists(".beian"));
    REQUIRE_FALSE(f.replace(staging));
    CHECK(f.folder.exists(".beian"));
    CHECK(f.folder.read("a/page.html") == "new page");
  }
  CHECK_FALSE(f.folder.exists(".beian"));
}

TEST_CASE("mode and attributes are kept") {
  RealDisk disk;
  Fixture f(disk);
  const std::string page = f.folder / "a/page.html";
  ::chmod(page.c_str(), 0604);
  const bool attributes = ::setxattr(page.c_str(), "user.note", "kept", 4, 0) == 0;
  f.identity = f.now();
  Staging staging(disk, f.root.fd(), f.folder.path());
  REQUIRE_FALSE(staging.begin());
  REQUIRE_FALSE(f.replace(staging));
  struct stat st = {};
  ::stat(page.c_str(), &st);
  CHECK((st.st_mode & 07777) == 0604);
  if (attributes) {
    char value[16] = {};
    CHECK(::getxattr(page.c_str(), "user.note", value, sizeof value) == 4);
    CHECK(std::string(value) == "kept");
  }
}

TEST_CASE("the owner is kept") {
  if (::geteuid() != 0) return;
  RealDisk disk;
  Fixture f(disk);
  const std::string page = f.folder / "a/page.html";
  REQUIRE(::chown(page.c_str(), 1234, 2345) == 0);
  ::chmod(page.c_str(), 04755);
  f.identity = f.now();
  Staging staging(disk, f.root.fd(), f.folder.path());
  REQUIRE_FALSE(staging.begin());
  REQUIRE_FALSE(f.replace(staging));
  struct stat st = {};
  ::stat(page.c_str(), &st);
  CHECK(st.st_uid == 1234);
  CHECK(st.st_gid == 2345);
  CHECK((st.st_mode & 07777) == 04755);
}

TEST_CASE("short writes are carried on") {
  BadDisk disk;
  disk.short_writes = true;
  Fixture f(disk);
  Staging staging(disk, f.root.fd(), f.folder.path());
  REQUIRE_FALSE(staging.begin());
  REQUIRE_FALSE(f.replace(staging, "a longer new page"));
  CHECK(f.folder.read("a/page.html") == "a longer new page");
}

TEST_CASE("where a step fails the old page stays, nothing is left, and the words name the reason") {
  for (const int reason : {ENOSPC, EIO, EDQUOT, EACCES}) {
    for (int BadDisk::*step :
         {&BadDisk::fail_write, &BadDisk::fail_rename, &BadDisk::fail_chmod, &BadDisk::fail_close}) {
      BadDisk disk;
      Fixture f(disk);
      {
        Staging staging(disk, f.root.fd(), f.folder.path());
        REQUIRE_FALSE(staging.begin());
        disk.*step = reason;
        const Status bad = f.replace(staging);
        REQUIRE(bad);
        CHECK(bad->system_errno == reason);
        CHECK(has(bad, "a/page.html"));
      }
      CHECK(f.folder.read("a/page.html") == "old");
      CHECK_FALSE(f.folder.exists(".beian"));
    }
  }
}

TEST_CASE("a staging folder that stays is told") {
  BadDisk disk;
  Fixture f(disk);
  Staging staging(disk, f.root.fd(), f.folder.path());
  REQUIRE_FALSE(staging.begin());
  REQUIRE_FALSE(f.replace(staging));
  disk.fail_rmdir = EIO;
  CHECK(has(staging.end(), "before you deploy"));
}

TEST_CASE("a page that changed since it was read is left alone") {
  RealDisk disk;
  Fixture f(disk);
  Staging staging(disk, f.root.fd(), f.folder.path());
  REQUIRE_FALSE(staging.begin());
  f.folder.write("a/page.html", "somebody else's");
  CHECK(has(f.replace(staging), "changed by something else"));
  CHECK(f.folder.read("a/page.html") == "somebody else's");
}

TEST_CASE("a page that became a link is not followed") {
  RealDisk disk;
  Fixture f(disk);
  TempFolder outside;
  outside.write("victim.html", "old");
  Staging staging(disk, f.root.fd(), f.folder.path());
  REQUIRE_FALSE(staging.begin());
  std::filesystem::remove(f.folder / "a/page.html");
  std::filesystem::create_symlink(outside / "victim.html", f.folder / "a/page.html");
  CHECK(f.replace(staging));
  CHECK(outside.read("victim.html") == "old");
  std::filesystem::remove_all(f.folder / "a");
  std::filesystem::create_symlink(outside.path(), f.folder / "a");
  outside.write("page.html", "old");
  CHECK(f.replace(staging));
  CHECK(outside.read("page.html") == "old");
}

TEST_CASE("a read-only page is refused") {
  RealDisk disk;
  Fixture f(disk);
  ::chmod((f.folder / "a/page.html").c_str(), 0444);
  f.identity = f.now();
  Staging staging(disk, f.root.fd(), f.folder.path());
  REQUIRE_FALSE(staging.begin());
  CHECK(has(f.replace(staging), "read-only"));
  CHECK(f.folder.read("a/page.html") == "old");
}

TEST_CASE("one run at a time") {
  RealDisk disk;
  Fixture f(disk);
  Staging first(disk, f.root.fd(), f.folder.path());
  REQUIRE_FALSE(first.begin());
  Staging second(disk, f.root.fd(), f.folder.path());
  CHECK(has(second.begin(), "locked"));
  CHECK_FALSE(first.end());
  Staging third(disk, f.root.fd(), f.folder.path());
  CHECK_FALSE(third.begin());
}

TEST_CASE("where folders cannot be locked a file is") {
  BadDisk disk;
  disk.folder_lock_errno = EBADF;  // NFS
  Fixture f(disk);
  Staging first(disk, f.root.fd(), f.folder.path());
  REQUIRE_FALSE(first.begin());
  {
    Staging second(disk, f.root.fd(), f.folder.path());
    CHECK(has(second.begin(), "locked"));
  }
  REQUIRE_FALSE(f.replace(first));
  CHECK_FALSE(first.end());
  CHECK_FALSE(f.folder.exists(".beian"));
}

TEST_CASE("what a dead run left is cleared away, what is not ours is not") {
  RealDisk disk;
  Fixture f(disk);
  f.folder.write(".beian/17", "half a pa");
  f.folder.write(".beian/lock", "");
  {
    Staging staging(disk, f.root.fd(), f.folder.path());
    REQUIRE_FALSE(staging.begin());
    CHECK_FALSE(f.folder.exists(".beian/17"));
  }
  CHECK_FALSE(f.folder.exists(".beian"));
  f.folder.write(".beian/notes.txt", "someone's");
  {
    Staging staging(disk, f.root.fd(), f.folder.path());
    REQUIRE_FALSE(staging.begin());
    REQUIRE_FALSE(f.replace(staging));
  }
  CHECK(f.folder.read(".beian/notes.txt") == "someone's");
}

TEST_CASE("a .beian that is a link or a file is an error") {
  RealDisk disk;
  TempFolder outside;
  {
    Fixture f(disk);
    std::filesystem::create_symlink(outside.path(), f.folder / ".beian");
    Staging staging(disk, f.root.fd(), f.folder.path());
    CHECK(staging.begin());
    CHECK(std::filesystem::is_empty(outside.path()));
  }
  {
    Fixture f(disk);
    f.folder.write(".beian", "x");
    Staging staging(disk, f.root.fd(), f.folder.path());
    CHECK(staging.begin());
    CHECK_FALSE(staging.end());
    CHECK(f.folder.read(".beian") == "x");
  }
}

TEST_CASE("a page with several names is refused, and changed under the one where that is wanted") {
  RealDisk disk;
  Fixture f(disk);
  REQUIRE(::link((f.folder / "a/page.html").c_str(), (f.folder / "a/other.html").c_str()) == 0);
  {
    Staging staging(disk, f.root.fd(), f.folder.path());
    REQUIRE_FALSE(staging.begin());
    const Status bad = f.replace(staging);
    CHECK(has(bad, "has 2 names"));
    CHECK(has(bad, "--break-hardlinks"));
    CHECK(f.folder.read("a/page.html") == "old");
  }
  StagingOptions options;
  options.break_hard_links = true;
  Staging staging(disk, f.root.fd(), f.folder.path(), options);
  REQUIRE_FALSE(staging.begin());
  CHECK_FALSE(f.replace(staging));
  CHECK(f.folder.read("a/page.html") == "new page");
  CHECK(f.folder.read("a/other.html") == "old");
}

namespace {

// Somebody else holds the lock until it has been asked for a number of times.
class BusyDisk : public RealDisk {
 public:
  int busy = 3;
  std::atomic<bool>* stop = nullptr;
  int lock(int fd, bool shared) override {
    if (busy-- > 0) {
      if (busy == 0 && stop != nullptr) stop->store(true);
      return errno = EWOULDBLOCK, -1;
    }
    return RealDisk::lock(fd, shared);
  }
};

}  // namespace

TEST_CASE("a run that waits gets the lock when it is free, and one that is stopped does not wait on") {
  StagingOptions options;
  options.wait = true;
  {
    BusyDisk disk;
    Fixture f(disk);
    Staging staging(disk, f.root.fd(), f.folder.path(), options);
    CHECK_FALSE(staging.begin());
    CHECK(disk.busy == -1);
  }
  BusyDisk disk;
  disk.busy = 1;
  std::atomic<bool> stop{false};
  disk.stop = &stop;
  options.stop = &stop;
  Fixture f(disk);
  Staging staging(disk, f.root.fd(), f.folder.path(), options);
  CHECK(has(staging.begin(), "locked"));
}

TEST_CASE("a staged page is nobody's until it is published") {
  RealDisk disk;
  Fixture f(disk);
  Staging staging(disk, f.root.fd(), f.folder.path());
  REQUIRE_FALSE(staging.begin());
  StagedPage page;
  REQUIRE_FALSE(staging.stage("a/page.html", "a/page.html", "new page", f.identity, page));
  CHECK(f.folder.read("a/page.html") == "old");
  CHECK(static_cast<bool>(page));
  CHECK_FALSE(staging.sync());
  CHECK_FALSE(staging.publish(page));
  CHECK_FALSE(static_cast<bool>(page));
  CHECK(f.folder.read("a/page.html") == "new page");
}
