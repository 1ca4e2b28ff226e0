// json.h — the report for programs, streamed: {"version":1,"command":…,"findings":[…],"summary":{…}}.
//
// The form is a contract (README, "JSON"). With a baseline the summary has "known", the findings that it holds. There
// is no time in it and no absolute path, so two runs over the same site give the same bytes. It is always valid UTF-8:
// in a file name, bytes that are not become U+FFFD.
#pragma once
#include <string>
#include <string_view>

#include "base/message.h"
#include "report/output.h"
#include "report/report.h"

namespace beian {

// `text` as a JSON string, with its quotes.
std::string json_string(std::string_view text);

// One object of "findings", and the object of "summary".
std::string finding_json(std::string_view path, const ReportedFinding& reported, Language language);
std::string summary_json(const Summary& summary);

class JsonReport : public Report {
 public:
  JsonReport(Output& out, std::string_view command, Language language);
  void finding(std::string_view path, const ReportedFinding& finding) override;
  void finish(const Summary& summary) override;

 private:
  Output& out_;
  Language language_;
  bool first_ = true;
};

}  // namespace beian
