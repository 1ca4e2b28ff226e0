// procedure.h — the report as data: the steps of the filing, and for each question what the form asks, what we found,
// what to answer, and what to mend first.
//
// The formats (report_text.h …) only print it; whatever a report says is decided here, once.
#pragma once
#include <string>
#include <vector>

#include "precheck/case.h"
#include "precheck/rule.h"

namespace beian::precheck {

// Something that we found out about a question.
struct Found {
  Word what;  // "on the pages: 云杉里茶业"
  Where at;
};

struct Item {
  const AnswerRow* row = nullptr;
  std::vector<Found> found;
  Word answer;                 // what to answer; empty: nothing is known
  std::vector<Finding> first;  // what to mend first: errors, then warnings, then notes
};

struct StepReport {
  const StepRow* row = nullptr;
  std::vector<Item> items;
};

struct Counts {
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t notes = 0;
};

struct Precheck {
  std::vector<StepReport> steps;  // all eight, in order
  Verdict verdict;
  std::vector<Evidence> evidence;
  std::vector<Finding> findings;  // as judge() gave them
  std::uint32_t pages = 0;
  std::uint32_t skipped = 0;
  Counts counts;
  std::string filing;  // the file as shown; empty: none
  Date today;
};

Precheck make_precheck(const Case& what);

}  // namespace beian::precheck
