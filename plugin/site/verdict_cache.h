// verdict_cache.h — pages that were right last time and are the same files now (--cache FILE).
//
// What:   Remembers of each page without findings who it was (device, inode, size, times) and what its verdict asked
//         beside its bytes: which files are in the output, and what the style sheets say. In the next run such a page
//         is not opened, where all of that still holds under the same settings and the same program.
// Why:    Of a large site a build changes some pages. Reading the others again is nearly all the time of a run.
// Naive:  Remember the time of the last run and skip what is older: a style sheet that hides the number, or a config
//         with another one, would pass unseen.
// Ours:   What a verdict depends on is written down by those who ask (Resources::Asked), not guessed. Whatever is not
//         surely the same is read again: another byte of the settings, a clock or a file system that cannot tell two
//         versions apart (a page younger than two seconds when it was read), a file that is cut short.
//
// A page with findings is never remembered, so everything that is told is seen anew in each run; rules of the whole
// site run always. The file is one's own to delete. It is written beside its name and renamed, and is never under a
// site's root, where it would be deployed.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "rules/inspect.h"
#include "rules/resources.h"
#include "site/disk.h"
#include "site/known_files.h"
#include "site/mutex.h"
#include "site/page_file.h"

namespace beian {

class VerdictCache {
 public:
  struct Verdict {
    PageClass page_class = PageClass::page;
    bool bare_number = false;  // icon-missing is to be said of it, once for the site
  };

  // `key`: of all that holds for every page: settings, program, action. What `file` holds under another key is
  // forgotten; a file that is no cache of ours is an error. None at `file`: nothing is known.
  static Result<std::unique_ptr<VerdictCache>> open(std::string file, std::uint64_t key);

  // A folder of this run, by which its pages are told from those of others; 0: it cannot be told, and nothing of it is
  // known. Before any page.
  std::uint64_t begin_root(Disk& disk, int root);
  // Is the page `path` beneath `root` known as it is now? `required`: does the run ask for numbers on it? Thread-safe;
  // `known` is the caller's thread's own, of that root.
  bool find(Disk& disk, int root, std::uint64_t root_id, const std::string& path, bool required, KnownFiles& known,
            SheetStore& sheets, Verdict& out);
  // The page is right; its verdict asked for `asked`. Thread-safe.
  void add(std::uint64_t root_id, const FileIdentity& page, const std::string& path, bool required,
           const Verdict& verdict, const Resources::Asked& asked);
  // Writes what this run has seen, and what is known of other roots.
  Status save();

 private:
  struct Entry {
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    std::uint64_t size = 0;
    std::int64_t modified = 0;  // ns
    std::int64_t changed = 0;   // ns: of the inode
    std::uint64_t name = 0;     // hash of path and `required`
    std::uint32_t facts = 0;    // index into facts_
    std::uint32_t verdict = 0;  // page class, bare number
    std::uint64_t root = 0;     // hash of the root's device and inode
  };
  // What verdicts asked, and what the answer was: a line each.
  struct Facts {
    std::uint64_t root = 0;
    std::vector<std::string> files;
    std::vector<std::uint64_t> answers;  // of the files, then of the sheets
    std::vector<std::string> sheets;
    int holds = -1;  // in this run: not looked at, no, yes
  };

  VerdictCache(std::string file, std::uint64_t key);
  bool load(std::string_view bytes);
  bool hold(Facts& facts, int root, KnownFiles& known, SheetStore& sheets);
  std::uint32_t keep_facts(Facts facts);

  std::string file_;
  std::uint64_t key_;
  std::int64_t settled_;  // ns: what was written later may be written once more at the same time
  Mutex mutex_;
  std::vector<Facts> facts_;
  std::map<std::string, std::uint32_t> facts_by_text_;
  std::unordered_map<std::uint64_t, Entry> old_;  // by hash of device and inode
  std::vector<Entry> seen_;
  std::vector<std::uint64_t> roots_;  // of this run
};

}  // namespace beian
