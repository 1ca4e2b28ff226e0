// ledger.h — what a run has found, told page by page and counted.
//
// What:   Takes the result of each page in the order of paths; tells the reports; keeps the summary. What is said once
//         for a site (the police filing's note, icon-missing, no-pages) is said here.
// Why:    Two shells walk a site: the program with its threads (run.cc), and JavaScript around the WebAssembly core
//         (wasm/). What they say and count must be the same to the byte, so it is said and counted in one place.
//
// No files, no threads.
#pragma once
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "report/baseline.h"
#include "report/report.h"
#include "rules/inspect.h"
#include "site/page_policies.h"

namespace beian {

// What came of one page.
struct PageResult {
  bool counted = false;  // held to the rules; else skipped
  PageClass page_class = PageClass::page;
  bool changed = false;
  bool refused = false;
  std::vector<ReportedFinding> findings;
  Preview preview;
  std::string shape;
  std::string digests;  // ReportedPage::digests
  std::optional<Error> trouble;
  const Policy* policy = nullptr;  // that it was held to; null: that of its path
};

// A finding that no page's bytes gave. A severity that the user set wins over `severity`; where the rule is off,
// nothing is added.
void add_finding(const Policy& policy, std::vector<ReportedFinding>& out, std::string_view id, std::uint8_t variant,
                 Severity severity, std::vector<std::string> args = {});

// The public-security number without its icon becomes a finding of each page; the ledger tells the first of a site.
void add_bare_number(const Policy& policy, Inspection& inspection);

// scope is home, but the folder has no home page.
Error no_home(const std::string& folder);

class Ledger {
 public:
  // `known`: what it holds is crossed off and not told; `found` gets all that is found, known or not. Both may be null.
  Ledger(Action action, const Policy& policy, PagePolicies& policies, std::vector<Report*> reports, Baseline* known,
         Baseline* found);

  // In the order of `path` (root's prefix and the page's path), each once. `own_path` is relative to its root.
  void page(std::size_t root, const std::string& path, std::string_view own_path, PageResult& result);
  // Of a file that is no page (a sitemap), in the order of paths among the pages.
  void file(const std::string& path, std::string_view own_path, const std::vector<ReportedFinding>& findings);
  // Behind the last page.
  void end_of_pages() { site_note(); }
  // The run has failed: exit 2.
  void trouble(const Error& error);
  // Nothing was checked, so nothing was found right. Whatever the severity of the rule, the run has failed; no baseline
  // makes that known.
  void no_pages();
  void finish();

  const Summary& summary() const { return summary_; }
  ShardPart& part() { return summary_.part; }

 private:
  bool tell(std::string_view path, const ReportedFinding& reported);
  void tell_reports(std::string_view path, const ReportedFinding& reported);
  void count_gone(std::string_view path, const Policy& policy);
  void site_note();

  Action action_;
  const Policy& policy_;
  PagePolicies& policies_;
  std::vector<Report*> reports_;
  Baseline* known_;
  Baseline* found_;
  Summary summary_;
  bool site_note_done_ = false;
  std::vector<std::set<const Rule*>> said_;  // by root: rules that speak once for a site, and have
};

}  // namespace beian
