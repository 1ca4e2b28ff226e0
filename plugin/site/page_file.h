// page_file.h — reading one page: a regular file beneath the root, whole, once.
//
// A page may be replaced by a pipe, a device or a link while we run. It is opened without waiting (a pipe without a
// writer must not hold the build) and without following links, and only then asked what it is. Its identity is kept:
// the writer compares it before it puts new bytes in the place of these.
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "site/disk.h"

namespace beian {

// Who a file is, and whether it is still the same bytes.
struct FileIdentity {
  dev_t device = 0;
  ino_t inode = 0;
  off_t size = 0;
  timespec modified = {};
  timespec inode_changed = {};  // not compared: a new mode is no new page
  explicit FileIdentity(const struct stat& st)
      : device(st.st_dev), inode(st.st_ino), size(st.st_size), modified(st.st_mtim), inode_changed(st.st_ctim) {}
  FileIdentity() = default;
  bool operator==(const FileIdentity& other) const {
    return device == other.device && inode == other.inode && size == other.size &&
           modified.tv_sec == other.modified.tv_sec && modified.tv_nsec == other.modified.tv_nsec;
  }
};

// Is `path` beneath `root` a regular file, with no symbolic link on the way?
bool is_file_beneath(Disk& disk, int root, const std::string& path);

// The bytes of one page at a time; the memory is used again for the next.
class PageBuffer {
 public:
  // Reads `path` beneath `root`. Afterwards bytes() and identity() are of that file.
  Status read(Disk& disk, int root, const std::string& path, const std::string& shown);
  // A page that comes from elsewhere.
  void hold(std::string_view bytes);
  std::string_view bytes() const { return {memory_.get(), size_}; }
  const FileIdentity& identity() const { return identity_; }

 private:
  void reserve(std::size_t size);

  std::unique_ptr<char[]> memory_;
  std::size_t capacity_ = 0;
  std::size_t size_ = 0;
  FileIdentity identity_;
};

}  // namespace beian
