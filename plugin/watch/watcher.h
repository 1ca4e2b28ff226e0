// watcher.h — tells when somebody has written into folders, and has finished (inotify).
//
// What:   wait() returns when something changed beneath the folders, nobody is in the middle of a file, and it has been
//         quiet for a moment; or when the run is to end.
// Why:    A generator in watch mode writes pages anew for as long as somebody works on the site, each without its
// badge.
//         A page that is replaced while its writer still has it open loses what is written afterwards: so a file that
//         was opened for writing and not closed yet holds everything back.
// Naive:  Look at every file each second; or run at the first event, which is the first of thousands.
// Ours:   One watch a folder. Files that the run wrote itself are known by what they are (written_files.h), so it never
//         wakes itself; folders that come later are found by looking again before each run, which reads all pages
//         anyway.
//
// What beian and git keep for themselves (.beian, .git) is not looked at. A folder that is taken away and made anew is
// waited for.
#pragma once
#include <atomic>
#include <chrono>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "site/written_files.h"

namespace beian {

class Watcher {
 public:
  // `stop` ends the waiting.
  Watcher(std::vector<std::string> folders, const std::atomic<bool>& stop);
  ~Watcher();
  Watcher(const Watcher&) = delete;
  Watcher& operator=(const Watcher&) = delete;

  // Before each run: what changes from now on is seen. Too many folders for the system: error.
  Status look();
  // Are all folders there?
  bool all_there() const;
  // True: something changed that is not in `own`. False: the run is to end.
  bool wait(const WrittenFiles& own);
  // What wait() goes by: has anything changed so far, and is somebody in the middle of a file?
  bool changed(const WrittenFiles& own);
  bool writing() const { return !open_.empty(); }
  std::size_t folders() const { return watches_.size(); }

 private:
  using Clock = std::chrono::steady_clock;
  using File = std::pair<int, std::string>;  // watch, name

  Status add(const std::string& folder, bool needed);
  Status walk(const std::string& folder);
  void read(const WrittenFiles& own);
  bool is_news(int watch, unsigned mask, const std::string& name, const WrittenFiles& own);

  const std::vector<std::string> asked_;
  const std::atomic<bool>& stop_;
  int inotify_ = -1;
  std::map<int, std::string> watches_;  // the folder of each
  std::set<int> above_;                 // of these: parents of what was asked for
  std::set<File> open_;                 // files that somebody is writing
  bool changed_ = false;
  Clock::time_point last_;   // event
  Clock::time_point first_;  // since the last run
};

}  // namespace beian
