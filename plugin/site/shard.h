// shard.h — which pages are this run's, where several machines share one site.
//
// What:   --shard 2/8 takes every page whose path falls to the second of eight by its hash. Each page is exactly one
//         shard's, whatever the machines see of the folder and in which order.
// Naive:  Every eighth page of the walk: one file more on one machine, and pages are done twice and never.
// Ours:   A hash of the page's path as the report has it, so that the same command on every machine splits alike.
//         `--shard auto` reads what the engine says (a Slurm job array, a Kubernetes Indexed Job, GitLab's and
//         CircleCI's parallel jobs); never without being asked, because any parallel CI job would check a part in
//         silence.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"

namespace beian {

struct Shard {
  unsigned index = 0;  // from 0
  unsigned count = 1;

  bool whole() const { return count == 1; }
  // `path` as in the report: with the root's prefix.
  bool owns(std::string_view path) const;
  // The staging folder of a run: shards of one site work in it at the same time, each in its own.
  std::string staging_folder() const;
};

inline constexpr std::string_view kStagingFolder = ".beian";
inline bool is_staging_folder(std::string_view name) {
  return name == kStagingFolder || name.starts_with(".beian-shard-");
}

// Reads "2/8", "auto", or "auto/8" where the engine says the index alone. `variable`: getenv.
Result<Shard> read_shard(std::string_view text, const char* (*variable)(const char* name));

}  // namespace beian
