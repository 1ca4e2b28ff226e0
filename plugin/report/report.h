// report.h — what a run says, and to whom: the seam between the pipeline and the formats.
//
// The pipeline hands over findings in the order of their paths, one at a time, and forgets them; a Report writes each
// as it comes, so a run over a million bad pages needs no more memory than one over ten. Everything that needs the
// page's bytes (line, column, excerpt) was made by the worker that had them (located.h), as far as a report needs it.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "report/excerpt.h"
#include "report/preview.h"
#include "rules/inspect.h"

namespace beian {

// Is it told of the first page of a site alone? What inject puts in once mends all of them.
inline bool is_said_once(const Rule& rule) {
  return rule.id == "icon-missing";
}

// A Finding (rules/rule.h) on its way to people.
struct ReportedFinding {
  Finding finding;
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  Position begin;  // with Needs::regions: the same place, with the character counted, …
  Position end;    // … and the first place behind the span
  Excerpt excerpt;
  std::string shape;    // with Needs::shapes: of its page, and …
  std::string element;  // … the elements around it (page_shape.h)
};

// What the reports of a run want to know beyond what each finding has.
struct Needs {
  bool excerpts = false;
  std::uint32_t excerpt_columns = kExcerptColumns;
  bool regions = false;
  bool previews = false;
  bool shapes = false;
};

// A file of which all findings were told.
struct ReportedPage {
  std::size_t root = 0;      // index of RunPlan::roots
  bool counted = false;      // it was held to the rules
  bool clean = false;        // nothing wrong but notes
  Preview preview = {};      // with Needs::previews: what was changed; of check, what inject would change
  std::string shape = {};    // with Needs::shapes, where something was found or changed
  std::string digests = {};  // of the page as it was read, where a list of digests that waits names it
};

// What a shard of several says beside, for merge (shard_report.h).
struct ShardPart {
  struct List {
    std::string path;                       // as in the report
    Severity severity = Severity::warning;  // of precache-stale there, and
    Severity of_twins = Severity::error;    // of precompressed-stale
  };
  std::uint64_t seen = 0;      // files that the walk met, whosever they are, and
  std::uint64_t seen_sum = 0;  // the sum of the hashes of their paths: equal for all shards of one tree
  std::uint64_t own = 0;       // of these: this shard's
  std::uint64_t own_sum = 0;
  std::uint64_t gone_of_site = 0;  // of Summary::gone: at "."
  std::vector<List> lists;         // lists of digests that wait for the end of all shards
};

struct Summary {
  std::uint64_t pages = 0;    // files that were held to the rules
  std::uint64_t clean = 0;    // of these: nothing wrong but notes
  std::uint64_t changed = 0;  // of these: rewritten
  std::uint64_t refused = 0;  // of these: no safe place
  std::uint64_t skipped = 0;  // files that are no pages: stubs, verification files, fragments, links to elsewhere
  std::array<std::uint64_t, kPageClasses> skipped_as = {};  // of these: by PageClass; [page] counts the links
  std::uint64_t errors = 0;                                 // findings that still stand
  std::uint64_t warnings = 0;
  std::uint64_t notes = 0;
  std::optional<std::uint64_t> known = {};  // findings that the baseline holds, counted nowhere else; none: no baseline
  std::uint64_t gone = 0;                   // findings that it holds and that are no more, on pages that were read
  bool troubled = false;                    // the work could not be done as it should: exit 2
  ShardPart part = {};                      // of a shard
};

class Report {
 public:
  virtual ~Report() = default;
  // `path` is as the file system has it: any bytes.
  virtual void finding(std::string_view path, const ReportedFinding& finding) = 0;
  // One that the baseline holds, so that nobody is told. Only what joins shards listens.
  virtual void known(std::string_view, const ReportedFinding&) {}
  // Behind the findings of its path. Only reports that count pages listen.
  virtual void page(std::string_view, const ReportedPage&) {}
  // What could not be done, and why; people were told on standard error.
  virtual void trouble(const Error&) {}
  virtual void finish(const Summary& summary) = 0;
};

}  // namespace beian
