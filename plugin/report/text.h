// text.h — the report for people, like a good compiler's:
//
//   blog/a.html:41:17: error: the link of the ICP number leads to the old address [icp-link-stale]
//      41 | <a href="http://www.miitbeian.gov.cn/">京ICP备2024990001号-1</a>
//         |          ^~~~~~~~~~~~~~~~~~~~~~~~~~~~
//     = run beian inject, or write https://beian.miit.gov.cn/
//
// A theme's footer is on every page, and so is its mistake. From the fourth identical finding on they are only counted,
// and told in one line at the end; -v lists all. What inject has mended is counted too, and listed with -v.
#pragma once
#include <map>
#include <string>
#include <string_view>

#include "base/message.h"
#include "report/output.h"
#include "report/report.h"

namespace beian {

struct TextStyle {
  Language language = Language::en;
  bool colour = false;
  bool verbose = false;
};

class TextReport : public Report {
 public:
  TextReport(Output& out, TextStyle style) : out_(out), style_(style) {}
  void finding(std::string_view path, const ReportedFinding& finding) override;
  void finish(const Summary& summary) override;

 private:
  // One kind of finding that was seen, and how often it was only counted.
  struct Seen {
    std::uint64_t shown = 0;
    std::uint64_t counted = 0;
    std::uint64_t pages = 0;
    std::string last_path;
    std::string words;  // "error: … [rule]"
  };
  bool is_repeated(std::string_view path, const Finding& finding);
  std::string words(const Finding& finding) const;
  std::string skipped_words(const Summary& s) const;
  std::string paint(std::string_view code, std::string_view text) const;

  Output& out_;
  TextStyle style_;
  std::map<std::string, Seen> seen_;
};

}  // namespace beian
