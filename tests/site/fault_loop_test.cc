// Every operation of the disk fails once, and from then on: after each, pages are old or new, and the run says what
// happened. The run before the loop counts the operations, so that none is left out.
#include <doctest/doctest.h>

#include <cerrno>
#include <cstring>
#include <map>

#include "rules/support.h"
#include "run.h"
#include "site/temp_folder.h"

using namespace beian;
using test::TempFolder;

namespace {

// A real disk whose `fail_at`-th operation fails, and with `persistent` all of the same kind that follow. Looking is an
// operation too: a page that cannot be looked at again must not be replaced.
class FaultyDisk : public RealDisk {
 public:
  int fail_at = 0;  // counted from 1; 0: none
  bool persistent = false;
  bool drops = false;  // a write that fails has written half of it first
  int reason = EIO;

  int operations() const { return count_; }
  const char* failed_kind() const { return kind_; }

  int open_root(const std::string& path) override { return fails("open") ? -1 : RealDisk::open_root(path); }
  int open(int dir, const std::string& path, int flags, mode_t mode) override {
    return fails("open") ? -1 : RealDisk::open(dir, path, flags, mode);
  }
  int close(int fd) override {
    const bool bad = fails("close");
    const int answer = RealDisk::close(fd);  // Linux has closed it, whatever it says
    return bad ? (errno = reason, -1) : answer;
  }
  ssize_t read(int fd, char* buffer, std::size_t size) override {
    return fails("read") ? -1 : RealDisk::read(fd, buffer, size);
  }
  ssize_t write(int fd, const char* bytes, std::size_t size) override {
    if (!fails("write")) return RealDisk::write(fd, bytes, drops && size > 1 ? size / 2 : size);
    if (drops) RealDisk::write(fd, bytes, size / 2);
    return errno = reason, -1;
  }
  int stat(int fd, struct stat& out) override { return fails("stat") ? -1 : RealDisk::stat(fd, out); }
  int stat_at(int dir, const std::string& name, struct stat& out) override {
    return fails("stat_at") ? -1 : RealDisk::stat_at(dir, name, out);
  }
  int chmod(int fd, mode_t mode) override { return fails("chmod") ? -1 : RealDisk::chmod(fd, mode); }
  int chown(int fd, uid_t uid, gid_t gid) override { return fails("chown") ? -1 : RealDisk::chown(fd, uid, gid); }
  int copy_attributes(int from, int to) override {
    return fails("attributes") ? -1 : RealDisk::copy_attributes(from, to);
  }
  int rename(int from_dir, const std::string& from, int to_dir, const std::string& to) override {
    return fails("rename") ? -1 : RealDisk::rename(from_dir, from, to_dir, to);
  }
  int unlink(int dir, const std::string& name) override { return fails("unlink") ? -1 : RealDisk::unlink(dir, name); }
  int mkdir(int dir, const std::string& name, mode_t mode) override {
    return fails("mkdir") ? -1 : RealDisk::mkdir(dir, name, mode);
  }
  int rmdir(int dir, const std::string& name) override { return fails("rmdir") ? -1 : RealDisk::rmdir(dir, name); }
  int lock(int fd, bool shared) override { return fails("lock") ? -1 : RealDisk::lock(fd, shared); }
  int sync(int fd) override { return fails("sync") ? -1 : RealDisk::sync(fd); }
  int list(int dir, std::vector<DirEntry>& out) override { return fails("list") ? -1 : RealDisk::list(dir, out); }

 private:
  bool fails(const char* kind) {
    ++count_;
    const bool now = count_ == fail_at || (persistent && fail_at != 0 && count_ > fail_at && kind == kind_);
    if (count_ == fail_at) kind_ = kind;
    if (now) errno = reason;
    return now;
  }
  int count_ = 0;
  const char* kind_ = "";
};

const std::string kOld = "<!DOCTYPE html>\n<html><head><title>t</title></head><body><p>text</p></body></html>\n";

// A small site: pages at two depths, and the badge's own picture.
struct Fixture {
  Fixture() {
    plan.action = Action::inject;
    plan.policy = rules_test::example_policy();
    plan.policy.icon.file = "beian-icon-0123456789abcdef.png";
    plan.policy.icon.bytes = "picture";
    plan.policy.icon.data_uri = "data:image/png;base64,AAAA";
    plan.policy.icon.width = 18;
    plan.policy.icon.height = 20;
    plan.filter.include = {"**/*.html"};
    for (const char* name : {"a.html", "b/c.html", "b/d/e.html"}) pages[name];
    restore();
    Root root;
    root.folder = folder.path();
    plan.roots = {root};
  }
  void restore() {
    std::filesystem::remove_all(folder.path());
    std::filesystem::create_directory(folder.path());
    for (const auto& [name, bytes] : pages) folder.write(name, kOld);
  }
  RunOutcome go(Disk& disk) {
    said.clear();
    RunListeners listeners;
    listeners.trouble = [&](const Error& error) { said += error.en + "\n"; };
    return run(plan, listeners, disk);
  }
  bool all_new() const {
    return std::all_of(pages.begin(), pages.end(),
                       [&](const auto& page) { return folder.read(page.first) == page.second; });
  }

  TempFolder folder;
  RunPlan plan;
  std::map<std::string, std::string> pages;  // name, new bytes
  std::string said;
};

void check_pages(const Fixture& site) {
  for (const auto& page : site.pages) {
    const std::string& name = page.first;
    const std::string now = site.folder.read(name);
    const bool whole = now == kOld || now == page.second;
    CHECK_MESSAGE(whole, name << " is neither old nor new: " << now.size() << " bytes");
  }
  if (site.folder.exists(site.plan.policy.icon.file)) CHECK(site.folder.read(site.plan.policy.icon.file) == "picture");
}

// Fails each operation of a run in turn; what went wrong is checked, how many points there were is the answer.
int fail_each_operation(bool durable) {
  Fixture site;
  site.plan.staging.durable = durable;
  RealDisk good;
  REQUIRE_FALSE(site.go(good).troubled);
  for (auto& [name, bytes] : site.pages) {
    bytes = site.folder.read(name);
    REQUIRE(bytes != kOld);
  }
  site.restore();
  FaultyDisk counting;
  site.go(counting);
  const int operations = counting.operations();

  int points = 0;
  for (const int reason : {ENOSPC, EIO}) {
    for (const bool persistent : {false, true}) {
      for (const bool drops : {false, true}) {
        for (int n = 1; n <= operations; ++n) {
          site.restore();
          FaultyDisk bad;
          bad.fail_at = n;
          bad.persistent = persistent;
          bad.drops = drops;
          bad.reason = reason;
          const RunOutcome outcome = site.go(bad);
          ++points;
          CAPTURE(n);
          CAPTURE(persistent);
          CAPTURE(bad.failed_kind());
          CAPTURE(site.said);
          check_pages(site);
          const bool said_why = !outcome.troubled || site.said.find(std::strerror(reason)) != std::string::npos ||
                                site.said.find("changed by something else") != std::string::npos;
          CHECK(said_why);
          const bool honest = outcome.troubled || site.all_new();
          CHECK_MESSAGE(honest, "the run says that all is well, and a page is old");
          RealDisk mended;
          CHECK_FALSE(site.go(mended).troubled);
          CHECK(site.all_new());
          CHECK_FALSE(site.folder.exists(".beian"));
        }
      }
    }
  }
  return points;
}

}  // namespace

TEST_CASE("whatever operation of the disk fails, no page is torn, nothing is lost in silence, the next run mends all") {
  const int points = fail_each_operation(false);
  CHECK(points > 400);
  MESSAGE(points << " points: every operation × ENOSPC, EIO × once, from then on × whole, half writes");
}

TEST_CASE("the same where pages are brought to the disk before they are put in their places") {
  const int points = fail_each_operation(true);
  CHECK(points > 400);
  MESSAGE(points << " points");
}
