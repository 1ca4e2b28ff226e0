// rules.cc — the list of rules.inc as data, and the walk over it.
#include <algorithm>
#include <iterator>

#include "precheck/case.h"
#include "precheck/rule.h"

namespace beian::precheck {

#define RULE(name) extern constinit const PrecheckRule name;
#include "precheck/rules.inc"
#undef RULE

namespace {

constinit const PrecheckRule* const kRules[] = {
#define RULE(name) &(name),
#include "precheck/rules.inc"
#undef RULE
};

}  // namespace

std::span<const PrecheckRule* const> all_rules() {
  return kRules;
}

std::size_t rule_index(const PrecheckRule& rule) {
  return static_cast<std::size_t>(std::find(std::begin(kRules), std::end(kRules), &rule) - std::begin(kRules));
}

const PrecheckRule* find_rule(std::string_view id) {
  const auto* found =
      std::find_if(std::begin(kRules), std::end(kRules), [&](const PrecheckRule* rule) { return rule->id == id; });
  return found == std::end(kRules) ? nullptr : *found;
}

void Sink::begin(const PrecheckRule& rule) {
  rule_ = &rule;
  const std::size_t index = rule_index(rule);
  in_force_ = index < severities_.size() ? severities_[index] : Severity::by_rule;
}

void Sink::report(std::uint8_t variant, Where at, std::vector<Word> args, Severity severity) {
  if (in_force_ == Severity::off) return;
  Finding finding;
  finding.rule = rule_;
  finding.severity = in_force_ != Severity::by_rule  ? in_force_
                     : severity != Severity::by_rule ? severity
                                                     : rule_->severity;
  finding.variant = variant;
  finding.about = rule_->about;
  finding.args = std::move(args);
  finding.at = std::move(at);
  findings_.push_back(std::move(finding));
}

void Sink::about(Key key) {
  if (in_force_ != Severity::off) findings_.back().about = key;
}

std::vector<Finding> judge(const Case& what) {
  Sink sink(what.filing.severities);
  for (const PrecheckRule* rule : all_rules()) {
    sink.begin(*rule);
    rule->check(what, sink);
  }
  return sink.take();
}

}  // namespace beian::precheck
