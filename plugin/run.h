// run.h — the pipeline.
//
//   folder ─► PageSet ─► bytes ─► inspect ─► findings ───────────────► reports, in path order
//                                    └─► edits ─► rewrite ─► Staging
//
// Pages are independent, so workers take batches of them off one stream and work in parallel; what they found is put
// back into the order of the stream before anyone sees it (ordered_queue.h). The rest of the program decides what to
// run; this decides nothing.
//
// Trouble with the world (a page that cannot be read, a full disk) does not stop the run: it is told, the other pages
// are done, and the answer remembers it.
#pragma once
#include <atomic>
#include <functional>
#include <string>
#include <vector>

#include "report/baseline.h"
#include "report/report.h"
#include "rules/inspect.h"
#include "site/page_policies.h"
#include "site/page_set.h"
#include "site/root.h"
#include "site/settings.h"
#include "site/staging.h"

namespace beian {

struct RunPlan {
  Action action = Action::check;
  Policy policy;
  std::vector<Override> overrides;  // of the policy's severities, by path
  Scope scope = Scope::all;
  PageFilter filter;
  std::vector<Root> roots;
  unsigned jobs = 1;
  StagingOptions staging;
  Needs needs;                              // of the reports
  const std::atomic<bool>* stop = nullptr;  // set from outside (Ctrl-C): take no more pages
};

struct RunListeners {
  std::vector<Report*> reports;
  std::function<void(const Error&)> trouble;  // called in path order, never from two threads at once
  Baseline* known = nullptr;                  // what it holds is crossed off and not told
  Baseline* found = nullptr;                  // gets all that is found, known or not
};

struct RunOutcome {
  Summary summary;
  bool troubled = false;  // something in the world failed: exit 2
};

RunOutcome run(const RunPlan& plan, const RunListeners& listeners, Disk& disk);

}  // namespace beian
