// page_exchange.h — pages that come from elsewhere than a folder, and where they go when they are done.
//
// What:   A run over standard input, an archive or a stream of records asks this for one page after the other, and
// gives
//         each back with what came of it, in the same order. `disk` is what is known of the files beside the pages.
// Why:    The pipeline (run.cc) decides what is wrong with a page and what becomes of it; it does not care where bytes
//         come from. So each kind of source is one class, and the rules hold on all of them alike.
//
//   next → next → done → next → done → done → finish
#pragma once
#include "run.h"

namespace beian {

class PageExchange {
 public:
  virtual ~PageExchange() = default;
  // Of the files beside the pages.
  virtual Disk& disk() = 0;
  // Never called by two threads at once; so are the others, but next and done may overlap.
  virtual bool next(GivenPage& out) = 0;
  // Nothing can be had at once, though there may be more: what was taken is worked off first.
  virtual bool waits() { return false; }
  virtual void done(const GivenPage& page, const PageResult& result) = 0;
  // Behind the last page: brings what was made to its place, or drops it where the run has failed. Takes out of
  // `outcome` the files that it made itself.
  virtual Status finish(RunOutcome& outcome) = 0;
};

}  // namespace beian
