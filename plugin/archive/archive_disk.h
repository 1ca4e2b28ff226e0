// archive_disk.h — the files of an archive, as far as its index knows them, in the place of a disk (site/disk.h).
//
// Whether a file is there is known of each; its bytes of those that the index kept. Reading another fails as an
// unreadable file does (EACCES), and nothing can be written. Thread-safe.
#pragma once
#include <map>
#include <mutex>

#include "archive/index.h"
#include "site/read_only_disk.h"

namespace beian {

class ArchiveDisk : public ReadOnlyDisk {
 public:
  // `index` must outlive this. Paths are beneath the site's folder.
  explicit ArchiveDisk(const ArchiveIndex& index) : index_(index) {}

  int open_root(const std::string& path) override;
  int open(int dir, const std::string& path, int flags, mode_t mode) override;
  int close(int fd) override;
  ssize_t read(int fd, char* buffer, std::size_t size) override;
  int stat(int fd, struct stat& out) override;
  int stat_at(int dir, const std::string& name, struct stat& out) override;

 private:
  struct Open {
    const std::string* bytes = nullptr;  // null: not kept
    std::size_t at = 0;
    bool folder = false;
  };
  int add(Open open);

  const ArchiveIndex& index_;
  std::mutex mutex_;  // guards open_, next_
  std::map<int, Open> open_;
  int next_ = 1 << 20;  // no handle of the system's
};

}  // namespace beian
