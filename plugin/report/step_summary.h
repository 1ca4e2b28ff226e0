// step_summary.h — the page that GitHub Actions shows for a run: Markdown, appended to the file that it names.
//
// A verdict, the counts, and a table of what was found, one row a kind (kinds.h), as many as people read. Text of pages
// is escaped sign by sign, so that none of it becomes a link, a mention, a picture or a table of its own.
#pragma once
#include <string>
#include <string_view>

#include "base/message.h"
#include "report/file_names.h"
#include "report/kinds.h"
#include "report/output.h"
#include "report/report.h"

namespace beian {

// `text` that is only text to Markdown, on one line.
std::string markdown_text(std::string_view text);

class StepSummary : public Report {
 public:
  StepSummary(Output& out, FileNames names, std::string_view command, Language language)
      : out_(out), names_(std::move(names)), command_(command), language_(language) {}
  void finding(std::string_view path, const ReportedFinding& finding) override;
  void trouble(const Error& error) override;
  void finish(const Summary& summary) override;

 private:
  Output& out_;
  FileNames names_;
  std::string command_;
  Language language_;
  Kinds kinds_;
  std::uint64_t uncounted_ = 0;  // of more kinds than Kinds holds
  std::uint64_t troubles_ = 0;
  std::string trouble_lines_;
};

}  // namespace beian
