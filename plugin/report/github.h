// github.h — annotations in GitHub Actions: lines on standard output that the runner turns into marks on the run.
//
//   ::error file=public/a.html,line=41,col=17,endLine=41,endColumn=45,title=icp-link-stale::http://… is an old address
//
// What:   One annotation for each kind of finding (kinds.h), with the count in its words: GitHub shows ten of a level
// in
//         a step and drops the rest, and a theme's mistake on ten pages would hide all others. -v: each finding.
// Naive:  Print the message as it is. A page's text may hold a line break and "::" behind it, and the runner obeys.
// Ours:   % and line breaks are written as %25, %0D, %0A; in values also : and , as %3A and %2C; other control
//         characters become visible pictures.
//
// What inject has mended is not annotated.
#pragma once
#include <string>
#include <string_view>

#include "base/message.h"
#include "report/file_names.h"
#include "report/kinds.h"
#include "report/output.h"
#include "report/report.h"

namespace beian {

// `text` as the message of a workflow command, and as the value of one of its properties.
std::string command_text(std::string_view text);
std::string command_value(std::string_view text);

class GithubReport : public Report {
 public:
  GithubReport(Output& out, FileNames names, Language language, bool verbose)
      : out_(out), names_(std::move(names)), language_(language), verbose_(verbose) {}
  void finding(std::string_view path, const ReportedFinding& finding) override;
  void trouble(const Error& error) override;
  void finish(const Summary& summary) override;

 private:
  void annotate(std::string_view path, const ReportedFinding& finding, const std::string& more);

  Output& out_;
  FileNames names_;
  Language language_;
  bool verbose_;
  Kinds kinds_;
};

}  // namespace beian
