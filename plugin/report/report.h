// report.h — what a run says, and to whom: the seam between the pipeline and the formats.
//
// The pipeline hands over findings in the order of their paths, one at a time, and forgets them; a Report writes each
// as it comes, so a run over a million bad pages needs no more memory than one over ten. Everything that needs the
// page's bytes (line, column, excerpt) was made by the worker that had them.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/excerpt.h"
#include "rules/inspect.h"

namespace beian {

// A Finding (rules/rule.h) on its way to people.
struct ReportedFinding {
  Finding finding;
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  Excerpt excerpt;
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
};

class Report {
 public:
  virtual ~Report() = default;
  // `path` is as the file system has it: any bytes.
  virtual void finding(std::string_view path, const ReportedFinding& finding) = 0;
  virtual void finish(const Summary& summary) = 0;
};

}  // namespace beian
