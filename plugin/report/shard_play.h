// shard_play.h — the records of all shards in the order of one run, told as ledger.h tells it.
//
// The order is that of the folders and of paths in them. At each path stand the findings and the page of one shard; of
// several only where a folder could not be read, which is every shard's trouble and is told once.
#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "report/merge.h"

namespace beian {

class ShardPlay {
 public:
  // All must outlive it; the files are read from their beginning.
  ShardPlay(std::vector<ShardFile>& files, const std::vector<LateFinding>& late, const std::vector<Root>& roots);

  // Tells what is at the next path; false when there is none. Without reports nothing is told.
  bool step(const std::vector<Report*>* reports);
  // What the last step found: where, the shards' records of the page, and two shards' names if both have one.
  const std::string& path() const { return path_; }
  const std::vector<ShardPage>& pages() const { return pages_; }
  const std::optional<std::pair<std::string, std::string>>& overlap() const { return overlap_; }

  void trouble(const std::vector<Report*>& reports, const Error& error);
  // What is said of the site, where nothing stood behind it; the troubles of the runs; the end.
  Summary finish(const std::vector<Report*>& reports);

 private:
  using Key = std::pair<std::size_t, std::string>;  // root and path
  struct Cursor {
    ShardFile* file = nullptr;
    std::optional<ShardFinding> finding;
    std::optional<ShardPage> page;
    std::optional<Key> finding_key;
    std::optional<Key> page_key;
  };
  void advance_finding(Cursor& cursor);
  void advance_page(Cursor& cursor);
  Key key_of(const std::string& path) const;
  void gather(const Key& key);
  void tell(const std::vector<Report*>& reports, const std::string& path, const ReportedFinding& finding);
  void tell_site(const std::vector<Report*>& reports, bool of_nothing);
  void tell_page(const std::vector<Report*>& reports, std::size_t root);
  void tell_run(const std::vector<Report*>& reports, const ShardPage& run, std::size_t root);

  std::vector<ShardFile>& files_;
  const std::vector<LateFinding>& late_;
  std::vector<std::string> prefixes_;
  std::vector<Cursor> cursors_;
  std::size_t late_at_ = 0;
  Summary summary_;
  std::vector<ShardFinding> of_site_;  // each once
  bool site_told_ = false;
  std::set<std::pair<std::size_t, std::string>> said_;  // root and rule

  std::string path_;
  std::vector<ReportedFinding> findings_;
  std::vector<ShardPage> pages_;
  std::optional<std::pair<std::string, std::string>> overlap_;
};

}  // namespace beian
