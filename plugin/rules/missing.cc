#include "rules/missing.h"

namespace beian {

namespace {

// Where page-undecidable is turned off or down, it must not hide that the number is missing.
bool undecidable_is_error(const Policy& policy) {
  const Severity set = policy.severity(rule_index(*find_rule("page-undecidable")));
  return set == Severity::by_rule || set == Severity::error;
}

}  // namespace

void report_missing(const PageView& view, const Policy& policy, const std::vector<Number>& configured, Sink& out) {
  if (policy.show != Show::required || !view.context.required) return;
  if (view.no_place != NoPlace::none && undecidable_is_error(policy)) return;
  for (const Number& number : configured) {
    if (is_displayed(view, number, false) || is_contested(view, policy, number, false)) continue;
    out.report({}, 0, {number.normal()});
  }
}

}  // namespace beian
