#include "ledger.h"

#include <algorithm>

#include "rules/page/variants.h"
#include "rules/view.h"
#include "site/trouble.h"

namespace beian {
namespace {

constexpr Text2 kNoHome = {
    "{0}: no home page: scope is “home”, but no page is index.html or what it redirects to. Give the right "
    "folder, or use scope = \"all\".",
    "{0}：没有首页：scope 为 home，但没有 index.html，也没有它跳转到的页面。请指定正确的文件夹，或用 scope = "
    "\"all\"。"};

}  // namespace

Error no_home(const std::string& folder) {
  return beian::trouble(kNoHome, {printable(folder)});
}

void add_finding(const Policy& policy, std::vector<ReportedFinding>& out, std::string_view id, std::uint8_t variant,
                 Severity severity, std::vector<std::string> args) {
  const Rule* rule = find_rule(id);
  if (rule == nullptr) return;
  const Severity in_force = policy.severity(rule_index(*rule));
  if (in_force == Severity::off) return;
  ReportedFinding reported;
  reported.finding.rule = rule;
  reported.finding.severity = in_force == Severity::by_rule ? severity : in_force;
  reported.finding.variant = variant;
  reported.finding.args = std::move(args);
  out.push_back(std::move(reported));
}

void add_bare_number(const Policy& policy, Inspection& inspection) {
  if (inspection.page_class != PageClass::page || !inspection.bare_number) return;
  std::vector<ReportedFinding> made;
  add_finding(policy, made, "icon-missing", inspection.bare_number->own ? kInOurBadge : kInTheTheme, Severity::note,
              {inspection.bare_number->number});
  for (ReportedFinding& each : made) {
    each.finding.span = inspection.bare_number->span;
    inspection.findings.push_back(std::move(each.finding));
  }
  std::stable_sort(inspection.findings.begin(), inspection.findings.end(),
                   [](const Finding& a, const Finding& b) { return a.span.begin < b.span.begin; });
}

Ledger::Ledger(Action action, const Policy& policy, PagePolicies& policies, std::vector<Report*> reports,
               Baseline* known, Baseline* found)
    : action_(action),
      policy_(policy),
      policies_(policies),
      reports_(std::move(reports)),
      known_(known),
      found_(found) {
  if (known_ != nullptr) summary_.known = 0;
}

void Ledger::page(std::size_t root, const std::string& path, std::string_view own_path, PageResult& result) {
  if (path > ".") site_note();
  if (said_.size() <= root) said_.resize(root + 1);
  bool clean = !result.trouble;
  for (const ReportedFinding& finding : result.findings) {
    if (is_said_once(*finding.finding.rule) && !said_[root].insert(finding.finding.rule).second) continue;
    const bool told = tell(path, finding);
    if (told && !finding.finding.fixed && finding.finding.severity != Severity::note) clean = false;
  }
  Summary& s = summary_;
  if (result.counted) {
    ++s.pages;
    s.clean += clean ? 1 : 0;
    s.refused += result.refused ? 1 : 0;
  } else if (!result.trouble) {
    ++s.skipped;
    ++s.skipped_as[static_cast<std::size_t>(result.page_class)];
  }
  s.changed += result.changed ? 1 : 0;
  if (result.trouble) {
    trouble(*result.trouble);
  } else if (known_ != nullptr) {
    count_gone(path, result.policy != nullptr ? *result.policy : policies_.of(own_path));
  }
  const ReportedPage page{root,
                          result.counted,
                          result.counted && clean,
                          std::move(result.preview),
                          std::move(result.shape),
                          std::move(result.digests)};
  for (Report* report : reports_) report->page(path, page);
}

void Ledger::file(const std::string& path, std::string_view own_path, const std::vector<ReportedFinding>& findings) {
  if (path > ".") site_note();
  for (const ReportedFinding& finding : findings) tell(path, finding);
  if (known_ != nullptr) count_gone(path, policies_.of(own_path));
}

void Ledger::trouble(const Error& error) {
  summary_.troubled = true;
  for (Report* report : reports_) report->trouble(error);
}

// False: it is known, and nobody was told. What is mended is no longer there to be known.
bool Ledger::tell(std::string_view path, const ReportedFinding& reported) {
  if (!reported.finding.fixed) {
    if (found_ != nullptr) found_->add(path, reported.finding);
    if (known_ != nullptr && known_->take(path, reported.finding)) {
      ++*summary_.known;
      for (Report* report : reports_) report->known(path, reported);
      return false;
    }
  }
  tell_reports(path, reported);
  return true;
}

// What the baseline still holds of a page that was read.
void Ledger::count_gone(std::string_view path, const Policy& policy) {
  summary_.gone += known_->left(path, policy);
}

void Ledger::tell_reports(std::string_view path, const ReportedFinding& reported) {
  const Finding& finding = reported.finding;
  Summary& s = summary_;
  if (!finding.fixed) {
    ++(finding.severity == Severity::error ? s.errors : finding.severity == Severity::warning ? s.warnings : s.notes);
  }
  for (Report* report : reports_) report->finding(path, reported);
}

// What is to be said of the config and not of any page: told once, where "." stands in the order of paths.
void Ledger::site_note() {
  if (site_note_done_) return;
  site_note_done_ = true;
  if (action_ == Action::remove || policy_.show == Show::forbidden) return;
  std::vector<ReportedFinding> notes;
  if (!policy_.icp.empty() && policy_.gongan.empty() && policy_.show == Show::required) {
    add_finding(policy_, notes, "gongan-missing", kSiteNote, Severity::note);
  }
  for (const Number& number : policy_.icp) {
    if (!is_other_form(number, policy_.icp)) continue;
    const bool site = number.target() == Target::website;
    add_finding(policy_, notes, "subject-or-site-number", site ? kSiteInGuangdong : kSubjectElsewhere,
                site ? Severity::note : Severity::warning, {number.normal()});
  }
  const auto say_of = [&](const Number& number, std::string_view rule, Flaw flaw, Severity severity) {
    if (!number.flaws.has(flaw)) return;
    add_finding(policy_, notes, rule, static_cast<std::uint8_t>(flaw), severity, {number.normal(), number.normal()});
  };
  for (const Number& number : policy_.gongan) {
    say_of(number, "number-placeholder", Flaw::copied, Severity::warning);
    say_of(number, "gongan-place-unknown", Flaw::unknown_place, Severity::note);
  }
  for (const ReportedFinding& finding : notes) tell(".", finding);
  if (known_ != nullptr) {
    count_gone(".", policy_);
    summary_.part.gone_of_site = known_->left(".", policy_);
  }
}

void Ledger::no_pages() {
  summary_.troubled = true;
  std::vector<ReportedFinding> findings;
  add_finding(policy_, findings, "no-pages", 0, Severity::error);
  for (const ReportedFinding& finding : findings) tell_reports(".", finding);
}

void Ledger::finish() {
  for (Report* report : reports_) report->finish(summary_);
}

}  // namespace beian
