// read_only_disk.h — what every disk has in common that is none of the system's and cannot be written to.
#pragma once
#include <cerrno>

#include "site/disk.h"

namespace beian {

class ReadOnlyDisk : public Disk {
 public:
  ssize_t write(int, const char*, std::size_t) override { return refuse(); }
  int chmod(int, mode_t) override { return refuse(); }
  int chown(int, uid_t, gid_t) override { return refuse(); }
  int copy_attributes(int, int) override { return refuse(); }
  int rename(int, const std::string&, int, const std::string&) override { return refuse(); }
  int unlink(int, const std::string&) override { return refuse(); }
  int mkdir(int, const std::string&, mode_t) override { return refuse(); }
  int rmdir(int, const std::string&) override { return refuse(); }
  int lock(int, bool) override { return refuse(); }
  int sync(int) override { return refuse(); }
  int list(int, std::vector<DirEntry>&) override { return refuse(); }

 protected:
  static int refuse(int reason = EROFS) {
    errno = reason;
    return -1;
  }
};

// A folder of which nothing is known: every file may be there, and none can be read.
class UnknownDisk : public ReadOnlyDisk {
 public:
  int open_root(const std::string&) override { return kRoot; }
  int open(int, const std::string&, int, mode_t) override { return refuse(EACCES); }
  int close(int fd) override { return fd == kRoot ? 0 : refuse(EBADF); }
  ssize_t read(int, char*, std::size_t) override { return refuse(EACCES); }
  int stat(int, struct stat&) override { return refuse(EACCES); }
  int stat_at(int, const std::string&, struct stat&) override { return refuse(EACCES); }

 private:
  static constexpr int kRoot = 1 << 20;  // no handle of the system's
};

}  // namespace beian
