#include "archive/archive_disk.h"

#include <fcntl.h>

#include <algorithm>
#include <cerrno>

#include "archive/member_path.h"

namespace beian {
int ArchiveDisk::add(Open open) {
  const std::scoped_lock lock(mutex_);
  open_.emplace(next_, open);
  return next_++;
}

int ArchiveDisk::open_root(const std::string&) {
  return add({nullptr, 0, true});
}

int ArchiveDisk::open(int, const std::string& path, int flags, mode_t) {
  if ((flags & O_ACCMODE) != O_RDONLY) return refuse();
  const std::optional<std::string> tidy = member_path(path);
  if (!tidy) return refuse(EXDEV);
  if (tidy->empty()) return add({nullptr, 0, true});
  const std::string member = index_.prefix() + *tidy;
  if (!index_.has_file(member)) return refuse(ENOENT);
  return add({index_.kept(member), 0, false});
}

int ArchiveDisk::close(int fd) {
  const std::scoped_lock lock(mutex_);
  return open_.erase(fd) == 1 ? 0 : refuse(EBADF);
}

ssize_t ArchiveDisk::read(int fd, char* buffer, std::size_t size) {
  const std::scoped_lock lock(mutex_);
  const auto file = open_.find(fd);
  if (file == open_.end() || file->second.folder) return refuse(EBADF);
  Open& open = file->second;
  if (open.bytes == nullptr) return refuse(EACCES);
  const std::size_t part = std::min(size, open.bytes->size() - open.at);
  std::copy_n(open.bytes->data() + open.at, part, buffer);
  open.at += part;
  return static_cast<ssize_t>(part);
}

int ArchiveDisk::stat(int fd, struct stat& out) {
  const std::scoped_lock lock(mutex_);
  const auto file = open_.find(fd);
  if (file == open_.end()) return refuse(EBADF);
  out = {};
  out.st_mode = file->second.folder ? S_IFDIR : S_IFREG;
  out.st_nlink = 1;
  if (file->second.bytes != nullptr) out.st_size = static_cast<off_t>(file->second.bytes->size());
  return 0;
}

int ArchiveDisk::stat_at(int dir, const std::string& name, struct stat& out) {
  const Handle file(*this, open(dir, name, O_RDONLY, 0));
  return file ? stat(file.fd(), out) : -1;
}

}  // namespace beian
