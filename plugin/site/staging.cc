#include "site/staging.h"

#include <fcntl.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <thread>
#include <vector>

#include "site/trouble.h"

namespace beian {
namespace {

constexpr const char* kLockName = "lock";

constexpr Text2 kLocked = {
    "{0}: locked: another run of beian is writing there. Wait for it to end, then run again, or use --wait.",
    "{0}：已锁定（locked）：另一个 beian 正在写入。请等它结束后再运行，或使用 --wait。"};
constexpr Text2 kCannotLock = {"{0}: cannot lock the folder: {1}. Make it writable.",
                               "{0}：无法锁定文件夹：{1}。请让它可写。"};
constexpr Text2 kCannotStage = {"{0}/.beian: cannot use the staging folder: {1}. Make {0} writable, or remove .beian.",
                                "{0}/.beian：无法使用暂存文件夹：{1}。请让 {0} 可写，或删去 .beian。"};
constexpr Text2 kCannotClear = {"{0}/.beian: cannot remove the staging folder: {1}. Remove it before you deploy.",
                                "{0}/.beian：无法删除暂存文件夹：{1}。请在部署前删去。"};
constexpr Text2 kReadOnly = {"{0}: read-only, so it was not changed. Make it writable (chmod u+w) if it should be.",
                             "{0}：文件只读，未作修改。如需修改，请让它可写（chmod u+w）。"};
constexpr Text2 kHardLinked = {
    "{0}: the file has {1} names (hard links), and the other ones would keep the old page, so it was not changed. Use "
    "--break-hardlinks to change this one alone.",
    "{0}：该文件有 {1} 个名字（硬链接），修改后其余名字仍是旧页面，因此未作修改。如只想修改这一个，请使用 "
    "--break-hardlinks。"};
constexpr Text2 kCannotSync = {
    "{0}: cannot bring the new pages to the disk: {1}. The pages of this batch stay as they were.",
    "{0}：无法把新页面写入磁盘：{1}。这一批页面保持原样。"};
constexpr Text2 kCannotSyncNames = {
    "{0}: cannot bring the pages' new state to the disk: {1}. They are in place, but a power cut may undo that.",
    "{0}：无法把页面的新状态写入磁盘：{1}。页面已就位，但断电可能使其还原。"};
constexpr Text2 kCannotWrite = {
    "{0}: cannot write the new page: {1}. The old page stays. Free some space or mend the "
    "permissions, then run again.",
    "{0}：无法写入新页面：{1}。原页面保持不变。请腾出空间或修正权限后再运行。"};
constexpr Text2 kCannotProvide = {
    "{0}: cannot write the file: {1}. The pages that need it stay as they were. Free some space or mend the "
    "permissions, "
    "then run again.",
    "{0}：无法写入文件：{1}。需要它的页面保持不变。请腾出空间或修正权限后再运行。"};
constexpr Text2 kCannotKeep = {
    "{0}: cannot keep the page's owner, mode or attributes: {1}. The old page stays. Run as its owner.",
    "{0}：无法保留页面的属主、权限或属性：{1}。原页面保持不变。请以其属主身份运行。"};
constexpr Text2 kChanged = {
    "{0}: changed by something else while it was being read, so it was left alone. Run again when the build has ended.",
    "{0}：读取期间被其他程序修改，未作改动。请在构建结束后再运行。"};

bool is_staged_name(const std::string& name) {
  return name == kLockName ||
         (!name.empty() && std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; }));
}

bool cannot_lock_folders(int reason) {
  return reason == EBADF || reason == ENOLCK || reason == EOPNOTSUPP || reason == EINVAL || reason == ENOSYS;
}

}  // namespace

Staging::Staging(Disk& disk, int root, const std::string& folder, StagingOptions options)
    : disk_(disk), root_(root), folder_(printable(folder)), options_(options), name_(options.shard.staging_folder()) {}

// The system's own waiting would go on through Ctrl-C as long as the other run does.
bool Staging::lock_or_wait(int fd, bool shared) {
  constexpr std::chrono::milliseconds kBetweenTries{50};
  while (disk_.lock(fd, shared) != 0) {
    const bool stopped = options_.stop != nullptr && options_.stop->load(std::memory_order_relaxed);
    if (errno != EWOULDBLOCK || !options_.wait || stopped) return false;
    std::this_thread::sleep_for(kBetweenTries);
  }
  return true;
}

Status Staging::begin() {
  lock_ = Handle(disk_, disk_.open(root_, ".", O_RDONLY | O_DIRECTORY, 0));
  if (!lock_) return trouble(kCannotLock, {folder_}, errno);
  if (!lock_or_wait(lock_.fd(), !options_.shard.whole())) {
    if (errno == EWOULDBLOCK) return trouble(kLocked, {folder_});
    if (!cannot_lock_folders(errno)) return trouble(kCannotLock, {folder_}, errno);
    if (Status bad = lock_file()) return bad;
  }
  locked_ = true;
  return clear_leftovers();
}

// The lock of file systems that cannot lock a folder. The run before may have taken the file away between our opening
// and our locking it; then we hold a lock that nobody else can see, and try again.
Status Staging::lock_file() {
  for (int tries = 0; tries < 16; ++tries) {
    if (Status bad = open_folder()) return bad;
    lock_ = Handle(disk_, disk_.open(staging_.fd(), kLockName, O_RDWR | O_CREAT | O_NOFOLLOW, 0600));
    struct stat held = {};
    struct stat seen = {};
    if (lock_ && !lock_or_wait(lock_.fd(), false)) {
      if (errno == EWOULDBLOCK) return trouble(kLocked, {folder_});
      return trouble(kCannotLock, {folder_}, errno);
    }
    if (lock_ && disk_.stat(lock_.fd(), held) == 0 && disk_.stat_at(staging_.fd(), kLockName, seen) == 0 &&
        held.st_ino == seen.st_ino) {
      return {};
    }
    staging_.reset();
  }
  return trouble(kLocked, {folder_});
}

Status Staging::open_folder() {
  if (staging_) return {};
  if (disk_.mkdir(root_, name_, 0700) != 0 && errno != EEXIST) return trouble(kCannotStage, {folder_}, errno);
  staging_ = Handle(disk_, disk_.open(root_, name_, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, 0));
  if (!staging_) return trouble(kCannotStage, {folder_}, errno);
  // The same shard twice: the second one, started while the first still works, must not clear its pages away.
  if (options_.shard.whole() || disk_.lock(staging_.fd(), false) == 0 || cannot_lock_folders(errno)) return {};
  const int reason = errno;
  staging_.reset();
  return reason == EWOULDBLOCK ? trouble(kLocked, {folder_}) : trouble(kCannotLock, {folder_}, reason);
}

Status Staging::clear_leftovers() {
  struct stat st = {};
  if (disk_.stat_at(root_, name_, st) != 0) {
    if (errno == ENOENT) return {};
    return trouble(kCannotStage, {folder_}, errno);
  }
  if (Status bad = open_folder()) return bad;
  std::vector<DirEntry> entries;
  if (disk_.list(staging_.fd(), entries) != 0) return trouble(kCannotStage, {folder_}, errno);
  for (const DirEntry& entry : entries) {
    const bool leftover = is_staged_name(entry.name) && entry.name != kLockName && entry.kind == EntryKind::file;
    if (leftover && disk_.unlink(staging_.fd(), entry.name) != 0) return trouble(kCannotStage, {folder_}, errno);
  }
  return {};
}

Status Staging::write(const std::string& name, const std::string& shown, std::string_view bytes, mode_t mode,
                      Handle& staged, struct stat& written) {
  staged = Handle(disk_, disk_.open(staging_.fd(), name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode));
  if (!staged) return trouble(kCannotWrite, {shown}, errno);
  for (std::size_t done = 0; done < bytes.size();) {
    const ssize_t wrote = disk_.write(staged.fd(), bytes.data() + done, bytes.size() - done);
    if (wrote <= 0) return trouble(kCannotWrite, {shown}, wrote < 0 ? errno : ENOSPC);
    done += static_cast<std::size_t>(wrote);
  }
  if (disk_.stat(staged.fd(), written) != 0) return trouble(kCannotWrite, {shown}, errno);
  if (static_cast<std::size_t>(written.st_size) != bytes.size()) return trouble(kCannotWrite, {shown}, EIO);
  if (options_.written != nullptr) options_.written->add(FileIdentity(written));
  return {};
}

Status Staging::write_like(const std::string& name, const std::string& shown, std::string_view bytes, int page,
                           const struct stat& page_stat) {
  Handle staged;
  struct stat st = {};
  if (Status bad = write(name, shown, bytes, 0600, staged, st)) return bad;
  const bool other_owner = st.st_uid != page_stat.st_uid || st.st_gid != page_stat.st_gid;
  if ((other_owner && disk_.chown(staged.fd(), page_stat.st_uid, page_stat.st_gid) != 0) ||
      disk_.copy_attributes(page, staged.fd()) != 0 || disk_.chmod(staged.fd(), page_stat.st_mode & 07777) != 0) {
    return trouble(kCannotKeep, {shown}, errno);
  }
  if (staged.close() != 0) return trouble(kCannotWrite, {shown}, errno);
  return {};
}

Status Staging::stage(const std::string& path, const std::string& shown, std::string_view bytes,
                      const FileIdentity& old, StagedPage& out) {
  {
    const std::scoped_lock guard(mutex_);
    if (Status bad = open_folder()) return bad;
  }
  const std::size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash);
  const std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
  Handle parent(disk_, disk_.open(root_, folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW, 0));
  if (!parent) return trouble(kCannotWrite, {shown}, errno);
  const Handle page(disk_, disk_.open(parent.fd(), name, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW, 0));
  struct stat st = {};
  if (!page || disk_.stat(page.fd(), st) != 0) return trouble(kCannotWrite, {shown}, errno);
  if (!(FileIdentity(st) == old)) return trouble(kChanged, {shown});
  if ((st.st_mode & 0222) == 0) return trouble(kReadOnly, {shown});
  if (st.st_nlink > 1 && !options_.break_hard_links) {
    return trouble(kHardLinked, {shown, std::to_string(st.st_nlink)});
  }
  std::string staged = std::to_string(counter_.fetch_add(1));
  if (Status bad = write_like(staged, shown, bytes, page.fd(), st)) {
    disk_.unlink(staging_.fd(), staged);
    return bad;
  }
  out = {std::move(parent), name, std::move(staged), shown, old};
  return {};
}

Status Staging::sync() {
  if (staging_ && disk_.sync(staging_.fd()) != 0) return trouble(kCannotSync, {folder_}, errno);
  return {};
}

Status Staging::publish(StagedPage& page) {
  Status bad;
  struct stat now = {};
  if (disk_.stat_at(page.parent.fd(), page.name, now) != 0 || !(FileIdentity(now) == page.old)) {
    bad = trouble(kChanged, {page.shown});
  } else if (disk_.rename(staging_.fd(), page.staged, page.parent.fd(), page.name) != 0) {
    bad = trouble(kCannotWrite, {page.shown}, errno);
  }
  if (bad) disk_.unlink(staging_.fd(), page.staged);
  page = {};
  return bad;
}

Status Staging::replace(const std::string& path, const std::string& shown, std::string_view bytes,
                        const FileIdentity& old) {
  StagedPage page;
  if (Status bad = stage(path, shown, bytes, old, page)) return bad;
  return publish(page);
}

Status Staging::take_away(const std::string& path, const std::string& shown, const FileIdentity& old) {
  const std::size_t slash = path.rfind('/');
  const std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
  const Handle parent(disk_, disk_.open(root_, slash == std::string::npos ? "." : path.substr(0, slash),
                                        O_RDONLY | O_DIRECTORY | O_NOFOLLOW, 0));
  struct stat now = {};
  if (!parent || disk_.stat_at(parent.fd(), name, now) != 0) return trouble(kCannotWrite, {shown}, errno);
  if (!(FileIdentity(now) == old)) return trouble(kChanged, {shown});
  return disk_.unlink(parent.fd(), name) == 0 ? Status() : trouble(kCannotWrite, {shown}, errno);
}

Status Staging::provide(const std::string& name, std::string_view bytes) {
  const std::scoped_lock guard(mutex_);
  const std::string shown = folder_ + "/" + name;
  PageBuffer there;
  if (!there.read(disk_, root_, name, shown) && there.bytes() == bytes) return {};
  if (Status bad = open_folder()) return bad;
  const std::string staged = std::to_string(counter_.fetch_add(1));
  Handle file;
  struct stat written = {};
  Status bad =
      write(staged, shown, bytes, 0666, file, written);  // what the umask leaves of it: it is a file like the build's
  if (!bad && file.close() != 0) bad = trouble(kCannotProvide, {shown}, errno);
  if (!bad && disk_.rename(staging_.fd(), staged, root_, name) != 0) bad = trouble(kCannotProvide, {shown}, errno);
  if (bad) disk_.unlink(staging_.fd(), staged);
  return bad;
}

Status Staging::end() {
  Status bad;
  if (staging_ && locked_) {
    if (options_.durable && disk_.sync(staging_.fd()) != 0) bad = trouble(kCannotSyncNames, {folder_}, errno);
    std::vector<DirEntry> entries;
    if (disk_.list(staging_.fd(), entries) != 0) bad = trouble(kCannotClear, {folder_}, errno);
    for (const DirEntry& entry : entries) {
      if (!is_staged_name(entry.name) || disk_.unlink(staging_.fd(), entry.name) == 0) continue;
      bad = trouble(kCannotClear, {folder_}, errno);
    }
    staging_.reset();
    // Not empty: somebody keeps files of his own there, which are not ours to judge.
    if (!bad && disk_.rmdir(root_, name_) != 0 && errno != ENOTEMPTY && errno != EEXIST) {
      bad = trouble(kCannotClear, {folder_}, errno);
    }
  }
  staging_.reset();
  lock_.reset();
  locked_ = false;
  return bad;
}

}  // namespace beian
