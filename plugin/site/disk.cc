#include "site/disk.h"

#include <dirent.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/file.h>
#include <sys/syscall.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "site/retry.h"

namespace beian {
namespace {

int open_with_kernel(int dir, const std::string& path, int flags, mode_t mode) {
  struct open_how how = {};
  how.flags = static_cast<unsigned>(flags);
  how.mode = (flags & O_CREAT) != 0 ? mode : 0;
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS;
  return static_cast<int>(retry([&] { return syscall(SYS_openat2, dir, path.c_str(), &how, sizeof how); }));
}

// The same by hand. A part that is a link fails with ELOOP or ENOTDIR; ".." is refused as the kernel refuses to leave
// the folder.
int open_by_parts(int dir, const std::string& path, int flags, mode_t mode) {
  int at = dir;
  std::size_t begin = 0;
  while (true) {
    const std::size_t slash = path.find('/', begin);
    const bool last = slash == std::string::npos;
    const std::string part = path.substr(begin, last ? std::string::npos : slash - begin);
    int next = -1;
    if (part.empty() || part == "..") {
      errno = EXDEV;
    } else if (last) {
      next = retry([&] { return ::openat(at, part.c_str(), flags | O_NOFOLLOW, mode); });
    } else {
      next = retry([&] { return ::openat(at, part.c_str(), O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC); });
    }
    const int reason = errno;
    if (at != dir) ::close(at);
    errno = reason;
    if (next < 0 || last) return next;
    at = next;
    begin = slash + 1;
  }
}

std::vector<std::string> attribute_names(int fd) {
  std::vector<std::string> names;
  std::vector<char> buffer(4096);
  ssize_t size = ::flistxattr(fd, buffer.data(), buffer.size());
  if (size < 0 && errno == ERANGE) {
    buffer.resize(65536);  // XATTR_LIST_MAX
    size = ::flistxattr(fd, buffer.data(), buffer.size());
  }
  for (ssize_t i = 0; i < size;) {
    names.emplace_back(buffer.data() + i);
    i += static_cast<ssize_t>(names.back().size()) + 1;
  }
  return names;
}

// security.* and trusted.* belong to the system's policy (SELinux labels a new file itself); the rest is the user's.
bool is_users_attribute(const std::string& name) {
  return name.starts_with("user.") || name == "system.posix_acl_access";
}

}  // namespace

int RealDisk::open_root(const std::string& path) {
  return retry([&] { return ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); });
}

int RealDisk::open(int dir, const std::string& path, int flags, mode_t mode) {
  static std::atomic<bool> kernel_can{true};
  if (kernel_can.load(std::memory_order_relaxed)) {
    const int fd = open_with_kernel(dir, path, flags | O_CLOEXEC, mode);
    if (fd >= 0 || (errno != ENOSYS && errno != EPERM && errno != ENAMETOOLONG && errno != EAGAIN)) return fd;
    if (errno == ENOSYS) kernel_can.store(false, std::memory_order_relaxed);
  }
  return open_by_parts(dir, path, flags | O_CLOEXEC, mode);
}

// Interrupted or not, Linux has closed it.
int RealDisk::close(int fd) {
  return ::close(fd) == 0 || errno == EINTR ? 0 : -1;
}

ssize_t RealDisk::read(int fd, char* buffer, std::size_t size) {
  return retry([&] { return ::read(fd, buffer, size); });
}

ssize_t RealDisk::write(int fd, const char* bytes, std::size_t size) {
  return retry([&] { return ::write(fd, bytes, size); });
}

int RealDisk::stat(int fd, struct stat& out) {
  return retry([&] { return ::fstat(fd, &out); });
}
int RealDisk::stat_at(int dir, const std::string& name, struct stat& out) {
  return retry([&] { return ::fstatat(dir, name.c_str(), &out, AT_SYMLINK_NOFOLLOW); });
}
int RealDisk::chmod(int fd, mode_t mode) {
  return retry([&] { return ::fchmod(fd, mode); });
}
int RealDisk::chown(int fd, uid_t uid, gid_t gid) {
  return retry([&] { return ::fchown(fd, uid, gid); });
}

int RealDisk::copy_attributes(int from, int to) {
  const std::vector<std::string> wanted = attribute_names(from);
  for (const std::string& name : attribute_names(to)) {
    const bool keep = std::find(wanted.begin(), wanted.end(), name) != wanted.end();
    if (!keep && is_users_attribute(name) && ::fremovexattr(to, name.c_str()) != 0) return -1;
  }
  for (const std::string& name : wanted) {
    if (!is_users_attribute(name)) continue;
    std::vector<char> value(65536);  // XATTR_SIZE_MAX
    const ssize_t size = ::fgetxattr(from, name.c_str(), value.data(), value.size());
    if (size < 0 || ::fsetxattr(to, name.c_str(), value.data(), static_cast<std::size_t>(size), 0) != 0) return -1;
  }
  return 0;
}

int RealDisk::rename(int from_dir, const std::string& from, int to_dir, const std::string& to) {
  return retry([&] { return ::renameat(from_dir, from.c_str(), to_dir, to.c_str()); });
}
int RealDisk::unlink(int dir, const std::string& name) {
  return ::unlinkat(dir, name.c_str(), 0);
}
int RealDisk::mkdir(int dir, const std::string& name, mode_t mode) {
  return ::mkdirat(dir, name.c_str(), mode);
}
int RealDisk::rmdir(int dir, const std::string& name) {
  return ::unlinkat(dir, name.c_str(), AT_REMOVEDIR);
}
int RealDisk::lock(int fd, bool shared) {
  return retry([&] { return ::flock(fd, (shared ? LOCK_SH : LOCK_EX) | LOCK_NB); });
}

int RealDisk::sync(int fd) {
  return retry([&] { return ::syncfs(fd); });
}

int RealDisk::list(int dir, std::vector<DirEntry>& out) {
  const int own = retry([&] { return ::openat(dir, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC); });
  if (own < 0) return -1;
  DIR* stream = ::fdopendir(own);
  if (stream == nullptr) {
    ::close(own);
    return -1;
  }
  int answer = 0;
  while (true) {
    errno = 0;
    const dirent* entry = ::readdir(stream);
    if (entry == nullptr) {
      if (errno != 0) answer = -1;
      break;
    }
    const std::string_view name = entry->d_name;
    if (name == "." || name == "..") continue;
    unsigned char type = entry->d_type;
    if (type == DT_UNKNOWN) {
      struct stat st = {};
      if (::fstatat(dir, entry->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0) type = IFTODT(st.st_mode);
    }
    out.push_back({std::string(name), type == DT_DIR   ? EntryKind::folder
                                      : type == DT_LNK ? EntryKind::link
                                                       : EntryKind::file});
  }
  const int reason = errno;
  ::closedir(stream);
  errno = reason;
  return answer;
}

}  // namespace beian
