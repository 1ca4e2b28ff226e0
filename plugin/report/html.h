// html.h — the report for people who do not work in a terminal: one HTML file that needs nothing beside it.
//
//   summary: how many pages are right, by rule, by folder        before and after, of each template
//   findings, alike ones together, by rule or by template        the rules' pages
//
// What:   Both languages, light and dark, filter and search; all of it stands in the file, which fetches nothing.
// Naive:  Write each finding into a table: a site of 10,000 pages makes 30 MB that no browser likes to scroll, to say
//         10,000 times the same. And what is in a page is hostile: an excerpt that is pasted into the report runs in
//         it.
// Ours:   Groups with a count (alike.h). What is embedded is capped and the true numbers stand beside it. The file is
//         put together from Html alone (base/escape.h); a Content-Security-Policy names the one script that may run by
//         its hash; footers are shown from markup that was written anew (safe_markup.h).
//
// No time of day is in it: the same site makes the same report. Memory does not grow with the site, so nothing is
// written before the end.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "report/alike.h"
#include "report/html_sites.h"
#include "report/output.h"
#include "report/report.h"
#include "report/rule_counts.h"

namespace beian {

struct HtmlStyle {
  std::string_view version;
  std::string_view command;
  std::vector<std::string> sites;    // their names
  Language language = Language::en;  // that the page is first shown in
};

// Pages of one shape of which one is shown before and after.
struct ShownFooter {
  std::string path;
  std::string shape;
  std::uint64_t pages = 0;
  Preview preview;
};

// What the report gathers while the run goes on.
struct HtmlData {
  static constexpr std::size_t kMostFooters = 40;
  static constexpr std::size_t kMostFolders = 200;
  static constexpr std::size_t kMostTroubles = 50;

  struct Folder {
    std::uint64_t pages = 0;
    std::uint64_t failing = 0;  // with an error
    std::uint64_t warned = 0;   // with a warning, and no error
  };

  Alike alike;
  RuleCounts rules;
  SiteTable sites;
  std::map<std::string, Folder, std::less<>> folders;  // by the first part of the path; "" holds the pages beside them
  Folder all;
  std::vector<ShownFooter> footers;
  std::uint64_t changed_pages = 0;  // of which there is something to show
  std::vector<Error> troubles;
  std::uint64_t more_troubles = 0;
};

class HtmlReport : public Report {
 public:
  HtmlReport(Output& out, HtmlStyle style) : out_(out), style_(std::move(style)) {
    data_.sites = SiteTable(style_.sites);
  }
  void finding(std::string_view path, const ReportedFinding& finding) override;
  void page(std::string_view path, const ReportedPage& page) override;
  void trouble(const Error& error) override;
  void finish(const Summary& summary) override;

 private:
  Output& out_;
  HtmlStyle style_;
  HtmlData data_;
  std::string at_;                  // the path at hand
  Severity worst_ = Severity::off;  // what was found there
};

}  // namespace beian
