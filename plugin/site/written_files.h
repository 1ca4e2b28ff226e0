// written_files.h — the files that a run has written itself: for watch, which must not take them for somebody's work.
//
// A file is known by who it is (device, inode, size, time), not by its name: a generator that writes the same page a
// moment later makes another file, and that is news. Thread-safe.
#pragma once
#include <mutex>
#include <set>
#include <tuple>

#include "site/page_file.h"

namespace beian {

class WrittenFiles {
 public:
  void add(const FileIdentity& file) {
    const std::scoped_lock lock(mutex_);
    files_.insert(key(file));
  }
  bool holds(const FileIdentity& file) const {
    const std::scoped_lock lock(mutex_);
    return files_.contains(key(file));
  }

 private:
  using Key = std::tuple<dev_t, ino_t, off_t, time_t, long>;
  static Key key(const FileIdentity& file) {
    return {file.device, file.inode, file.size, file.modified.tv_sec, file.modified.tv_nsec};
  }

  mutable std::mutex mutex_;
  std::set<Key> files_;
};

}  // namespace beian
