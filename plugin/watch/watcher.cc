#include "watch/watcher.h"

#include <poll.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>

#include "site/shard.h"
#include "site/trouble.h"

namespace beian {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr auto kQuiet = 100ms;         // without an event: the writer has finished
constexpr auto kLongestWriting = 10s;  // a file that stays open longer is somebody's log
constexpr auto kLookAtStop = 100ms;
constexpr unsigned kEvents = IN_CREATE | IN_MODIFY | IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE |
                             IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;

constexpr Text2 kCannotWatch = {
    "{0}: cannot watch the folder: {1}. Where there are too many, raise fs.inotify.max_user_watches (sysctl), or name "
    "a "
    "smaller folder.",
    "{0}：无法监视文件夹：{1}。若文件夹过多，请调高 fs.inotify.max_user_watches（sysctl），或指定更小的文件夹。"};

bool is_ours(const std::string& name) {
  // A report, an archive or a baseline on its way to its name, of this very process.
  const std::string temporary = ".beian-" + std::to_string(::getpid());
  return is_staging_folder(name) || name == ".git" || name.ends_with(temporary);
}

std::string above(const std::string& folder) {
  const fs::path parent = fs::path(folder).lexically_normal().parent_path();
  return parent.empty() ? "." : parent.string();
}

}  // namespace

Watcher::Watcher(std::vector<std::string> folders, const std::atomic<bool>& stop)
    : asked_(std::move(folders)), stop_(stop), inotify_(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK)) {}

Watcher::~Watcher() {
  if (inotify_ >= 0) ::close(inotify_);
}

bool Watcher::all_there() const {
  for (const std::string& folder : asked_) {
    std::error_code failed;
    if (!fs::is_directory(folder, failed)) return false;
  }
  return true;
}

Status Watcher::add(const std::string& folder, bool needed) {
  const int watch = ::inotify_add_watch(inotify_, folder.c_str(), kEvents | IN_DONT_FOLLOW);
  const bool gone = errno == ENOENT || errno == ENOTDIR || errno == ELOOP || errno == EACCES;
  if (watch < 0 && gone && !needed) return {};
  if (watch < 0) return trouble(kCannotWatch, {printable(folder)}, errno);
  watches_[watch] = folder;
  return {};
}

Status Watcher::walk(const std::string& folder) {
  if (Status bad = add(folder, false)) return bad;
  std::error_code failed;
  for (fs::directory_iterator each(folder, failed), end; !failed && each != end; each.increment(failed)) {
    std::error_code ignored;
    if (!each->is_directory(ignored) || each->is_symlink(ignored) || is_ours(each->path().filename().string()))
      continue;
    if (Status bad = walk(each->path().string())) return bad;
  }
  return {};
}

Status Watcher::look() {
  for (const std::string& folder : asked_) {
    // Where the folder itself goes away and comes back, only its parent tells.
    const int parent = ::inotify_add_watch(inotify_, above(folder).c_str(), kEvents | IN_MASK_ADD);
    if (parent < 0) return trouble(kCannotWatch, {printable(above(folder))}, errno);
    if (!watches_.contains(parent)) above_.insert(parent);
    watches_.emplace(parent, above(folder));
    // The folder that was named may be a link, as for every run.
    std::error_code failed;
    const fs::path real = fs::canonical(folder, failed);
    if (failed) continue;
    if (Status bad = walk(real.string())) return bad;
  }
  return {};
}

// Does the event tell of work that is not ours? Keeps the list of files that are being written.
bool Watcher::is_news(int watch, unsigned mask, const std::string& name, const WrittenFiles& own) {
  if ((mask & IN_Q_OVERFLOW) != 0) return true;
  const auto at = watches_.find(watch);
  if (at == watches_.end()) return false;
  if ((mask & (IN_IGNORED | IN_DELETE_SELF | IN_MOVE_SELF)) != 0) {
    if ((mask & IN_IGNORED) != 0) watches_.erase(at);
    return true;
  }
  if (name.empty() || is_ours(name)) return false;
  if (above_.contains(watch)) {
    bool asked = name == "beian.toml";  // which usually stands beside the folder
    for (const std::string& folder : asked_) asked = asked || fs::path(folder).lexically_normal().filename() == name;
    if (!asked) return false;
  }
  const File file{watch, name};
  if ((mask & (IN_CREATE | IN_MODIFY)) != 0 && (mask & IN_ISDIR) == 0) open_.insert(file);
  if ((mask & (IN_CLOSE_WRITE | IN_MOVED_FROM | IN_DELETE)) != 0) open_.erase(file);
  if ((mask & (IN_MOVED_TO | IN_CREATE)) != 0) {
    struct stat about = {};
    const std::string path = at->second + "/" + name;
    if (::lstat(path.c_str(), &about) != 0) return true;
    if (!S_ISREG(about.st_mode)) open_.erase(file);  // a link, a pipe: nobody closes it
    if (own.holds(FileIdentity(about))) return false;
  }
  return true;
}

void Watcher::read(const WrittenFiles& own) {
  alignas(inotify_event) char buffer[16384];
  while (true) {
    const ssize_t got = ::read(inotify_, buffer, sizeof buffer);
    if (got <= 0) return;
    for (ssize_t at = 0; at < got;) {
      const auto* event = reinterpret_cast<const inotify_event*>(buffer + at);
      at += static_cast<ssize_t>(sizeof(inotify_event) + event->len);
      const std::string name = event->len > 0 ? event->name : "";
      if (!is_news(event->wd, event->mask, name, own)) continue;
      last_ = Clock::now();
      if (!changed_) first_ = last_;
      changed_ = true;
    }
  }
}

bool Watcher::changed(const WrittenFiles& own) {
  read(own);
  return changed_;
}

bool Watcher::wait(const WrittenFiles& own) {
  while (!stop_.load(std::memory_order_relaxed)) {
    const bool any = changed(own);
    const auto now = Clock::now();
    const bool still_writing = writing() && now - last_ < kLongestWriting;
    if (any && now - last_ >= kQuiet && !still_writing && all_there()) {
      changed_ = false;
      open_.clear();
      return true;
    }
    pollfd ready{inotify_, POLLIN, 0};
    const auto longest = changed_ ? kQuiet : kLookAtStop;
    ::poll(&ready, 1, static_cast<int>(std::chrono::milliseconds(longest).count()));
  }
  return false;
}

}  // namespace beian
