// ndjson.h — the report for programs that read line by line: jq, a log collector, a script that watches a long run.
//
//   {"rule":"icp-missing","severity":"error","path":"a.html",…}      each finding, as in the JSON report
//   {"version":1,"command":"check","summary":{"pages":2,…}}          the last line, and the only one with a summary
//
// A file without the last line is a run that was cut off.
#pragma once
#include <string>
#include <string_view>

#include "base/message.h"
#include "report/output.h"
#include "report/report.h"

namespace beian {

class NdjsonReport : public Report {
 public:
  NdjsonReport(Output& out, std::string_view command, Language language)
      : out_(out), command_(command), language_(language) {}
  void finding(std::string_view path, const ReportedFinding& finding) override;
  void finish(const Summary& summary) override;

 private:
  Output& out_;
  std::string command_;
  Language language_;
};

}  // namespace beian
