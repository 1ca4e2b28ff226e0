// precheck.h — the pre-check as a whole: a filing, a site, a day; a report.
//
//   filing.toml ─► Filing ──────────────┐
//   folder ─► pages ─► SiteFacts ───────┼─► Case ─► rules ─► findings ─► Precheck ─► text, JSON, HTML
//   photos ─► Document ─────────────────┘
//
// Nothing leaves the machine: nobody is asked, nothing is sent.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "precheck/filing.h"
#include "precheck/kind.h"
#include "precheck/procedure.h"
#include "precheck/read_site.h"

namespace beian::precheck {

struct PrecheckPlan {
  Filing filing;
  std::vector<Kind> own_kinds;  // of filing.toml's interactive_rules
  std::vector<Root> roots;
  PageFilter filter;
  Date today;
};

struct PrecheckOutcome {
  Precheck report;
  bool troubled = false;
};

// The rule files that the filing names, read beneath its own folder.
Result<std::vector<Kind>> read_own_kinds(const Filing& filing);

// The photos that the filing names.
std::vector<Document> read_documents(const Filing& filing);

// Pictures of the evidence, for the HTML report: of each sign its first place. An error: the browser fails.
Status take_pictures(Precheck& report, const PrecheckPlan& plan, const std::string& browser);

PrecheckOutcome run_precheck(const PrecheckPlan& plan, Disk& disk, const std::function<void(const Error&)>& trouble);

}  // namespace beian::precheck
