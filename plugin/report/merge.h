// merge.h — the JSON reports of all shards of a site, as the one report that a single run would have written.
//
// What:   Checks that the reports are of one command and of all its shards, each once; puts the findings into the order
//         of paths; what is said once for a site is said once; the counts are added up.
// Why:    A shard that was never run is the quietest way for a gate to pass.
// Naive:  Concatenate the findings. The missing shard is not missed, and the note of the config is said by every shard.
//
// The answer is byte for byte the report of a run without --shard (tests/cli/shard_test.py).
#pragma once
#include <span>
#include <string>

#include "base/result.h"
#include "rules/severity.h"

namespace beian {

struct NamedReport {
  std::string name;   // for messages
  std::string bytes;  // what the file holds
};

struct MergedReport {
  std::string json;
  std::string lines;  // PATH:LINE:COLUMN: SEVERITY: MESSAGE [RULE], one a line, for people
  unsigned long long pages = 0;
  unsigned long long errors = 0;
  unsigned long long warnings = 0;
  unsigned long long notes = 0;
};

// An error where a report cannot be read, is of another command, or where a shard is missing or there twice.
Result<MergedReport> merge_reports(std::span<const NamedReport> reports);

}  // namespace beian
