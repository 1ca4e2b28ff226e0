// reports.h — --format FMT[=FILE], several times: which reports there are, and where each goes.
//
// Text goes to standard output, unless another report stands there or -q was given. Two reports on one output would be
// no report.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "console.h"
#include "flags.h"
#include "report/output.h"
#include "report/report.h"

namespace beian {

struct ReportRequest {
  bool json = false;
  std::string file;  // empty: standard output
};

// What was asked for; nothing is opened yet.
Result<std::vector<ReportRequest>> read_formats(const Typed& typed);

struct OpenReports {
  std::vector<std::unique_ptr<Output>> outputs;
  std::vector<std::unique_ptr<Report>> reports;
  bool excerpts = false;
};

Result<OpenReports> open_reports(const std::vector<ReportRequest>& requests, const Typed& typed, const Console& console,
                                 std::string_view command);

}  // namespace beian
