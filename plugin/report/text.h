// text.h — the report for people, like a good compiler's:
//
//   blog/a.html:41:17: error: the link of the ICP number leads to the old address [icp-link-stale]
//      41 | <a href="http://www.miitbeian.gov.cn/">京ICP备2024990001号-1</a>
//         |          ^~~~~~~~~~~~~~~~~~~~~~~~~~~~
//     = run beian inject, or write https://beian.miit.gov.cn/
//
// A theme's footer is on every page, and so is its mistake: findings of one kind (kinds.h) are one, with the count and
// two places more. For that they wait until the end; -v lists all, each as it comes, and what inject has mended too.
//
//     = also in blog/b.html:41:17, blog/c.html:41:17 and 9997 more: 10000 in all, on 10000 pages (-v lists all)
//
// A terminal that knows links (OSC 8) gets each place as one.
//
// With --statistics a table of the rules stands above the last line.
#pragma once
#include <string>
#include <string_view>

#include "base/message.h"
#include "report/file_names.h"
#include "report/kinds.h"
#include "report/output.h"
#include "report/report.h"
#include "report/rule_counts.h"

namespace beian {

struct TextStyle {
  Language language = Language::en;
  bool colour = false;
  bool verbose = false;
  bool statistics = false;
  const FileNames* links = nullptr;  // a place is a link to its file; null: the terminal knows no links
  bool dry = false;                  // nothing is written: what is “fixed” would be
};

class TextReport : public Report {
 public:
  static constexpr std::uint32_t kMargin = 8;  // left of an excerpt: "   41 | "

  TextReport(Output& out, TextStyle style) : out_(out), style_(style) {}
  void finding(std::string_view path, const ReportedFinding& finding) override;
  void finish(const Summary& summary) override;

 private:
  void block(const FoundAt& place, const Finding& finding, const Excerpt& excerpt);
  void others(const Kind& kind);
  std::string words(const Finding& finding) const;
  std::string skipped_words(const Summary& s) const;
  std::string shown(const FoundAt& place, bool linked) const;
  std::string paint(std::string_view code, std::string_view text) const;

  Output& out_;
  TextStyle style_;
  Kinds kinds_;
  RuleCounts counts_;
};

}  // namespace beian
