// reports.h — --format FMT[=FILE], several times: which reports there are, and where each goes.
//
// Text goes to standard output, unless another report stands there or -q was given. Two reports on one output would be
// no report; the one exception is GitHub's log, where annotations are lines among others (github.h).
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "console.h"
#include "flags.h"
#include "report/file_names.h"
#include "report/output.h"
#include "report/report.h"
#include "report/shard_report.h"
#include "site/root.h"

namespace beian {

// In the order of the choices of --format (site/option_table.cc).
enum class Format : std::uint8_t { text, json, ndjson, sarif, junit, github, gitlab, html };

struct ReportRequest {
  Format format = Format::text;
  std::string file;  // empty: standard output
};

// Is standard output something else's: diff's patch, --list's names, the page of --stdin-filename? Then text goes to
// standard error.
bool writes_product(const Typed& typed);

// What was asked for; nothing is opened yet.
Result<std::vector<ReportRequest>> read_formats(const Typed& typed);

struct OpenReports {
  std::unique_ptr<FileNames> names;  // of the text report's links
  std::vector<std::unique_ptr<Output>> outputs;
  std::vector<std::unique_ptr<Report>> reports;
  Needs needs;
};

// In a job of GitHub Actions, where no format was asked for, the text gets annotations beside it.
void add_annotations(std::vector<ReportRequest>& requests, const Typed& typed);

// Files as they are called from the working folder.
FileNames file_names(const std::vector<Root>& roots);

// `shard`: of a run with --shard, whose JSON is for merge; null: of any other.
Result<OpenReports> open_reports(const std::vector<ReportRequest>& requests, const Typed& typed, const Console& console,
                                 std::string_view command, const std::vector<Root>& roots, const ShardStyle* shard);

}  // namespace beian
