// page_set.h — which files are pages: a stream of paths in the order of their bytes.
//
// The folder is walked while pages are being read, one open folder per level; nothing is collected, so a million pages
// need no more memory than the largest folder. Within a folder entries are sorted by name, folders with '/' appended:
// then the stream as a whole is sorted by full path, whatever order the file system lists in, and a report is the same
// on every machine.
//
//   a-b.html  a.html  a/index.html        ('-' < '.' < '/')
//
// Symbolic links are not followed. One that leads to a place inside the root is passed over in silence: the place
// itself is walked. One that leads outside, or nowhere, is handed on, so that a site is never called clean because half
// of it was a link.
//
// With a list of files only those are handed on, in the same order.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "site/disk.h"
#include "site/packed.h"

namespace beian {

struct PageEntry {
  enum class Kind : std::uint8_t { page, outside_link, trouble };
  Kind kind = Kind::page;
  std::string path;   // relative to the root
  Error error;        // of trouble
  TwinSet twins = 0;  // which packed copies stand beside the page; not asked where the files are listed
};

struct PageFilter {
  std::vector<std::string> include;
  std::vector<std::string> exclude;
  bool matches(std::string_view path) const;
};

class PageSet {
 public:
  // Walks the folder `root`, whose path is `folder`. Both must outlive the set, as must `filter`.
  PageSet(Disk& disk, int root, std::string folder, const PageFilter& filter);
  // Just `files`, relative to the root.
  explicit PageSet(std::vector<std::string> files);

  // The next page; false at the end.
  bool next(PageEntry& out);

 private:
  struct Level {
    Handle folder;
    std::string prefix;  // "" or "a/b/"
    std::vector<DirEntry> entries;
    std::size_t at = 0;
  };
  bool enter(int dir, const std::string& name, const std::string& path, PageEntry& out);
  static TwinSet twins_behind(const Level& level, const std::string& name);
  bool leads_outside(const std::string& path) const;

  Disk* disk_ = nullptr;
  int root_ = -1;
  std::string folder_;
  const PageFilter* filter_ = nullptr;
  bool started_ = false;
  std::vector<Level> levels_;
  std::vector<std::string> files_;
  std::size_t file_at_ = 0;
};

}  // namespace beian
