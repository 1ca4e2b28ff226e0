// list.h — --list: the pages with something wrong (and those that inject changed), one name a line, for pipes.
//
//   beian check --list | xargs -d '\n' -r git log -1 --format=%an --
//
// Names are seen from the working folder, as the commands behind the pipe see them.
#pragma once
#include <string>
#include <string_view>

#include "report/file_names.h"
#include "report/output.h"
#include "report/report.h"

namespace beian {

class ListReport : public Report {
 public:
  ListReport(Output& out, FileNames names) : out_(out), names_(std::move(names)) {}
  void finding(std::string_view path, const ReportedFinding& reported) override {
    if (path == "." || path == last_ || (!reported.finding.fixed && reported.finding.severity == Severity::note))
      return;
    last_ = path;
    out_.write(names_.of(path));
    out_.write("\n");
  }
  void finish(const Summary&) override {}

 private:
  Output& out_;
  FileNames names_;
  std::string last_;
};

}  // namespace beian
