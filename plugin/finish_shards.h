// finish_shards.h — what a run does when all its pages are done, for shards, of which each does not know that of the
// others.
//
// inject writes the digests of pages into the lists of service workers (site_rules/precache.h); remove takes the
// badge's own files away. A single run does it at its end; after shards, `beian merge --finish` does, when their
// reports have shown that nothing is missing.
#pragma once
#include <vector>

#include "report/merge.h"
#include "site/disk.h"

namespace beian {

struct FinishedShards {
  std::vector<LateFinding> late;  // of the lists, as they were before the shards
  std::vector<Error> troubles;
};

FinishedShards finish_shards(const Merge& merge, Disk& disk, const Needs& needs, bool wait);

// Do the shards of this run leave something to be finished?
bool leave_something(const Merge& merge);

}  // namespace beian
