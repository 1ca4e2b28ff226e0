// rules.cc — the list of rules.inc as data.
#include <algorithm>
#include <iterator>

#include "rules/rule.h"

namespace beian {

#define RULE(name) extern constinit const Rule name;
#include "rules/rules.inc"
#undef RULE

namespace {

constinit const Rule* const kRules[] = {
#define RULE(name) &(name),
#include "rules/rules.inc"
#undef RULE
};

}  // namespace

std::span<const Rule* const> all_rules() {
  return kRules;
}

std::size_t rule_index(const Rule& rule) {
  return static_cast<std::size_t>(std::find(std::begin(kRules), std::end(kRules), &rule) - std::begin(kRules));
}

const Rule* find_rule(std::string_view id) {
  const auto* found =
      std::find_if(std::begin(kRules), std::end(kRules), [&](const Rule* rule) { return rule->id == id; });
  return found == std::end(kRules) ? nullptr : *found;
}

void Sink::begin(const Rule& rule) {
  rule_ = &rule;
  in_force_ = policy_.severity(rule_index(rule));
}

void Sink::report(Span span, std::uint8_t variant, std::vector<std::string> args, Severity severity) {
  if (in_force_ == Severity::off) return;
  Finding finding;
  finding.rule = rule_;
  finding.severity = in_force_ != Severity::by_rule  ? in_force_
                     : severity != Severity::by_rule ? severity
                                                     : rule_->severity;
  finding.span = span;
  finding.variant = variant;
  finding.args = std::move(args);
  findings_.push_back(std::move(finding));
}

void Sink::fix(Edit edit) {
  if (in_force_ == Severity::off || !may_edit_) return;
  // Two numbers may share a link: if they agree on its address it is written once, else the first has its way.
  const auto [place, fresh] = edited_.try_emplace(edit.span.begin, edits_.size());
  if (!fresh && edits_[place->second].bytes != edit.bytes) return;
  findings_.back().fixed = true;
  if (fresh) edits_.push_back(std::move(edit));
}

void Sink::undone_by(App app) {
  if (in_force_ != Severity::off) findings_.back().app = app;
}

}  // namespace beian
