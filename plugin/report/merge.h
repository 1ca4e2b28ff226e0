// merge.h — the JSON reports of all shards of a site, played to the reports of a single run.
//
// What:   Proves that the reports are of one run and of all its shards, each once, and that together they hold every
//         file that the walk met. Then tells what they found, in the order of paths, to any Report.
// Why:    A shard that was never run is the quietest way for a gate to pass.
// Naive:  Concatenate the findings. The missing shard is not missed, and the note of the config is said by every shard.
// Ours:   Each shard says how many files the walk met, whosever they are, and the sum of the hashes of their paths. One
//         tree gives every shard the same sum, and the parts of all shards add up to it: then no page is missing and
//         none is twice. What is said once for a site (the note of the config, icon-missing, a folder that cannot be
//         read) is said once.
//
// What the reports then write is byte for byte what a run without --shard writes (tests/cli/merge_test.py), because the
// same code writes it from the same records.
#pragma once
#include <string>
#include <vector>

#include "base/result.h"
#include "report/report.h"
#include "report/shard_file.h"

namespace beian {

// What stands in no shard's report: lists of digests, which are judged when all shards have ended (finish_shards.h).
struct LateFinding {
  std::string path;
  std::vector<ReportedFinding> findings;
};

class Merge {
 public:
  // Opens and proves; the error names the shard that is missing, the two that overlap, or what else does not fit.
  static Result<Merge> open(const std::vector<std::string>& files, std::string_view version);

  const std::string& command() const { return files_.front().command; }
  const std::vector<Root>& roots() const { return files_.front().roots; }
  const std::vector<ShardPart::List>& lists() const { return files_.front().summary.part.lists; }
  bool of_several() const { return files_.front().count > 1; }
  std::size_t shards() const { return files_.size(); }
  bool troubled() const;
  std::uint64_t refused() const;
  // Digests of the pages that the lists name, as they were: report's path and ReportedPage::digests.
  const std::vector<std::pair<std::string, std::string>>& digests() const { return digests_; }

  // `late`: in the order of paths. `troubles`: of what was done since the shards ended.
  Summary play(const std::vector<Report*>& reports, const std::vector<LateFinding>& late = {},
               const std::vector<Error>& troubles = {});

 private:
  Status check_complete() const;
  Status check_sums() const;

  std::vector<ShardFile> files_;  // by shard
  std::vector<std::pair<std::string, std::string>> digests_;
};

}  // namespace beian
