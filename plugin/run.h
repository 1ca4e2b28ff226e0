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
#include <optional>
#include <string>
#include <vector>

#include "ledger.h"
#include "report/baseline.h"
#include "report/file_names.h"
#include "report/report.h"
#include "rules/inspect.h"
#include "site/page_policies.h"
#include "site/page_set.h"
#include "site/placement_selector.h"
#include "site/root.h"
#include "site/settings.h"
#include "site/staging.h"
#include "site/twins.h"
#include "site/verdict_cache.h"

namespace beian {

enum class Writing : std::uint8_t {
  in_place,  // inject, remove
  patch,     // diff: nothing is written, RunListeners::product gets it
  page,      // of RunPlan::source: RunListeners::page gets it, changed or not
};

// A page that comes from elsewhere than the disk: standard input, a member of an archive, a record of a stream.
struct GivenPage {
  std::string path;
  std::string bytes;
  std::vector<Twin> twins;     // packed copies beside it, of which the source knows whether they are stale
  std::optional<Error> error;  // it could not be had: trouble in its place
};

struct RunPlan {
  Action action = Action::check;
  Policy policy;
  std::optional<xpath::Expression> selector;  // where the policy selects in XPath
  std::vector<Override> overrides;            // of the policy's severities, by path
  Scope scope = Scope::all;
  PageFilter filter;
  std::vector<Root> roots;
  FileNames names;  // of files in patches and messages
  unsigned jobs = 1;
  StagingOptions staging;               // and which shard of the pages is this run's
  Needs needs;                          // of the reports
  Writing writing = Writing::in_place;  // what becomes of a page that the action changes
  // Where it is set, pages come from it alone, in its order; false: there is none left. Never called by two threads.
  std::function<bool(GivenPage&)> source;
  std::function<bool()> source_waits;       // nothing can be had at once: a batch goes on with what it has
  const std::atomic<bool>* stop = nullptr;  // set from outside (Ctrl-C): take no more pages
  VerdictCache* cache = nullptr;            // what the last run knows of right pages; of check and inject alone
};

struct RunListeners {
  std::vector<Report*> reports;
  std::function<void(const Error&)> trouble;      // called in path order, never from two threads at once
  std::function<void(std::string_view)> product;  // patches, in path order
  // Each page of RunPlan::source, in its order: `bytes` are the new ones where the result says that it was changed.
  std::function<void(const GivenPage&, const PageResult&)> page;
  Baseline* known = nullptr;  // what it holds is crossed off and not told
  Baseline* found = nullptr;  // gets all that is found, known or not
};

struct RunOutcome {
  Summary summary;
  bool troubled = false;  // something in the world failed: exit 2
  // Files of the badge that inject would have made, and Writing::in_place alone makes.
  std::vector<std::string> files_missing;
};

RunOutcome run(const RunPlan& plan, const RunListeners& listeners, Disk& disk);

}  // namespace beian
