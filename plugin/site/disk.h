// disk.h — the seam between beian and the operating system's files.
//
// Abstract, so that tests can let the n-th operation fail, or write only half of what it was given, without a special
// file system. It is as thin as the system calls that are used: a call answers as the call does (-1 and errno), handles
// are numbers, and no policy lives here, but one thing: a path given to `open` is resolved beneath a folder and never
// through a symbolic link. A theme or a package may have put links into the output folder, and no page of beian's may
// ever be read from or written to outside it.
//
// RealDisk asks the kernel for that (openat2 with RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS); where the kernel or a sandbox
// has no openat2, or the path is longer than PATH_MAX, it walks the path part by part with O_NOFOLLOW.
#pragma once
#include <sys/stat.h>
#include <sys/types.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace beian {

enum class EntryKind : std::uint8_t { file, folder, link };

struct DirEntry {
  std::string name;
  EntryKind kind;  // `file` is everything that is neither folder nor link: also pipes, sockets, devices
};

class Disk {
 public:
  virtual ~Disk() = default;

  // The folder that is to be the root; here links are followed, because the user named it.
  virtual int open_root(const std::string& path) = 0;
  // `path` beneath the folder `dir`, no symbolic link anywhere on the way; "." is the folder itself.
  virtual int open(int dir, const std::string& path, int flags, mode_t mode) = 0;
  virtual int close(int fd) = 0;
  virtual ssize_t read(int fd, char* buffer, std::size_t size) = 0;
  virtual ssize_t write(int fd, const char* bytes, std::size_t size) = 0;
  virtual int stat(int fd, struct stat& out) = 0;
  virtual int stat_at(int dir, const std::string& name, struct stat& out) = 0;  // a link is described, not followed
  virtual int chmod(int fd, mode_t mode) = 0;
  virtual int chown(int fd, uid_t uid, gid_t gid) = 0;
  // Makes the extended attributes (and so the ACL) of `to` equal to those of `from`.
  virtual int copy_attributes(int from, int to) = 0;
  virtual int rename(int from_dir, const std::string& from, int to_dir, const std::string& to) = 0;
  virtual int unlink(int dir, const std::string& name) = 0;
  virtual int mkdir(int dir, const std::string& name, mode_t mode) = 0;
  virtual int rmdir(int dir, const std::string& name) = 0;
  virtual int lock(int fd, bool shared) = 0;  // does not wait
  virtual int sync(int fd) = 0;               // all of the file system that `fd` is on
  // The entries of the folder, in no order, without "." and "..".
  virtual int list(int dir, std::vector<DirEntry>& out) = 0;
};

class RealDisk : public Disk {
 public:
  int open_root(const std::string& path) override;
  int open(int dir, const std::string& path, int flags, mode_t mode) override;
  int close(int fd) override;
  ssize_t read(int fd, char* buffer, std::size_t size) override;
  ssize_t write(int fd, const char* bytes, std::size_t size) override;
  int stat(int fd, struct stat& out) override;
  int stat_at(int dir, const std::string& name, struct stat& out) override;
  int chmod(int fd, mode_t mode) override;
  int chown(int fd, uid_t uid, gid_t gid) override;
  int copy_attributes(int from, int to) override;
  int rename(int from_dir, const std::string& from, int to_dir, const std::string& to) override;
  int unlink(int dir, const std::string& name) override;
  int mkdir(int dir, const std::string& name, mode_t mode) override;
  int rmdir(int dir, const std::string& name) override;
  int lock(int fd, bool shared) override;
  int sync(int fd) override;
  int list(int dir, std::vector<DirEntry>& out) override;
};

// A handle that closes itself. -1: none.
class Handle {
 public:
  Handle() = default;
  Handle(Disk& disk, int fd) : disk_(&disk), fd_(fd) {}
  Handle(Handle&& other) noexcept : disk_(other.disk_), fd_(other.fd_) { other.fd_ = -1; }
  Handle& operator=(Handle&& other) noexcept {
    if (this != &other) {
      reset();
      disk_ = other.disk_;
      fd_ = other.fd_;
      other.fd_ = -1;
    }
    return *this;
  }
  ~Handle() { reset(); }
  void reset() { close(); }
  // For files that were written: some file systems tell only now that the bytes did not fit.
  int close() {
    const int answer = fd_ >= 0 ? disk_->close(fd_) : 0;
    fd_ = -1;
    return answer;
  }
  int fd() const { return fd_; }
  explicit operator bool() const { return fd_ >= 0; }

 private:
  Disk* disk_ = nullptr;
  int fd_ = -1;
};

}  // namespace beian
