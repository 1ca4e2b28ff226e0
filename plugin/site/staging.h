// staging.h — putting a new page in the place of the old one, so that a reader sees the one or the other and nothing
// between.
//
// The protocol, for one site root:
//
//   1. begin: the root folder is locked (flock on the folder itself: nothing to create, nothing left by a killed run;
//      the lock ends with the process). Held by another run: error, or with `wait` we ask again until it is free.
//      Where the file system cannot lock a folder (NFS), a lock file in .beian takes its place. What a dead run left in
//      .beian is then cleared away. Shards of one site (shard.h) share the root's lock; each has a staging folder of
//      its own name, locks that alone, and clears nobody else's.
//
//   2. stage, for each page, from any thread: .beian (0700) is made at the first page, so that a run that changes
//      nothing also touches nothing. .beian/<n> is created (O_EXCL), written whole, and its size asked back from the
//      system: a full disk shows here. Owner, group, extended attributes, ACL and mode of the old page are put on it;
//      where that fails the page is refused.
//
//   3. publish: the old page is looked at again: another device, inode, size or time than when it was read, and the
//      page is refused. Rename: the new page stands in the old one's place.
//
//   4. provide, for a file of our own (the icon's copy): written in .beian as a page is, and renamed into the root
//      before the first page that needs it.
//
//   5. end: .beian is taken away.
//
// Killed at any point, each page is exactly old or exactly new, and only .beian may be left; the next run clears it.
// By default nothing is synced: build output can be made again. `durable` is for folders kept by hand: pages are staged
// in batches, sync() brings a batch to the disk, only then is it published, and end() syncs the names: after a power
// cut each page is old or new, and after exit 0 new.
//
// A read-only page (no write bit for anyone) is refused: someone meant it. So is a page with more than one name (hard
// links: a backup, a store of packages): the rename would part them, and the other name would keep the old page without
// a word; `break_hard_links` says that this is wanted. Nothing outside the root is ever written.
#pragma once
#include <atomic>
#include <mutex>
#include <string>
#include <string_view>

#include "base/result.h"
#include "site/disk.h"
#include "site/page_file.h"
#include "site/shard.h"
#include "site/written_files.h"

namespace beian {

struct StagingOptions {
  bool wait = false;              // for a run that holds the lock
  bool durable = false;           // for the caller too: stage, sync, publish
  bool break_hard_links = false;  // pages with several names are replaced under the one
  bool drop_twins = false;        // packed copies of pages that change are taken away, not made anew
  Shard shard;
  const std::atomic<bool>* stop = nullptr;  // ends the waiting
  WrittenFiles* written = nullptr;          // gets all files that are written
};

// A new page that is written and not in its place yet. Dropped, it stays in .beian until end().
struct StagedPage {
  Handle parent;  // the page's folder
  std::string name;
  std::string staged;
  std::string shown;
  FileIdentity old;

  explicit operator bool() const { return static_cast<bool>(parent); }
};

class Staging {
 public:
  // `root` is an open folder, `folder` its path for messages.
  Staging(Disk& disk, int root, const std::string& folder, StagingOptions options = {});
  ~Staging() { (void)end(); }
  Staging(const Staging&) = delete;
  Staging& operator=(const Staging&) = delete;

  Status begin();
  // Thread-safe. `path` is relative to the root, `shown` for messages; `old` is who the page was when it was read.
  Status stage(const std::string& path, const std::string& shown, std::string_view bytes, const FileIdentity& old,
               StagedPage& out);
  // All that is staged is on the disk now. Only for `durable`.
  Status sync();
  // Thread-safe. `page` is empty afterwards, whatever came of it.
  Status publish(StagedPage& page);
  // Both in one.
  Status replace(const std::string& path, const std::string& shown, std::string_view bytes, const FileIdentity& old);
  // Takes the file `path` away, if it is still the one that was read. Thread-safe.
  Status take_away(const std::string& path, const std::string& shown, const FileIdentity& old);
  bool drops_twins() const { return options_.drop_twins; }
  // Makes `name` in the root a file that holds `bytes`, unless it is one already. Thread-safe.
  Status provide(const std::string& name, std::string_view bytes);
  // Also called by the destructor; only here is it said that .beian could not be taken away.
  Status end();

 private:
  Status open_folder();
  Status clear_leftovers();
  Status lock_file();
  // Writes `bytes` into the new file `name` of .beian; leaves it open in `staged`, described by `written`.
  Status write(const std::string& name, const std::string& shown, std::string_view bytes, mode_t mode, Handle& staged,
               struct stat& written);
  Status write_like(const std::string& name, const std::string& shown, std::string_view bytes, int page,
                    const struct stat& page_stat);
  bool lock_or_wait(int fd, bool shared);

  Disk& disk_;
  int root_;
  std::string folder_;
  StagingOptions options_;
  std::string name_;  // of the staging folder
  std::mutex mutex_;  // guards staging_
  Handle staging_;    // .beian
  Handle lock_;
  bool locked_ = false;  // only who holds the lock may take .beian away
  std::atomic<std::uint64_t> counter_{0};
};

}  // namespace beian
