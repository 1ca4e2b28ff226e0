#include "rules/missing.h"

#include <algorithm>

namespace beian {

namespace {

// A rule that was turned off or down must not hide that the number is missing.
bool is_error(const Policy& policy, std::string_view rule) {
  const Severity set = policy.severity(rule_index(*find_rule(rule)));
  return set == Severity::by_rule || set == Severity::error;
}

}  // namespace

std::vector<Number> missing_numbers(const PageView& view, const Policy& policy, const std::vector<Number>& configured) {
  std::vector<Number> out;
  if (policy.show != Show::required || !view.context.required) return out;
  if (view.no_place != NoPlace::none && is_error(policy, "page-undecidable")) return out;
  for (const Number& number : configured) {
    if (!is_displayed(view, number, false) && !is_contested(view, policy, number, false)) out.push_back(number);
  }
  return out;
}

const HiddenNumber* hidden_copy(const PageView& view, const Number& number) {
  const auto same = [&](const auto& at) { return at.number.same_registration(number); };
  if (std::any_of(view.numbers.begin(), view.numbers.end(), same)) return nullptr;
  const auto found = std::find_if(view.hidden.begin(), view.hidden.end(), same);
  return found == view.hidden.end() ? nullptr : &*found;
}

void report_missing(const PageView& view, const Policy& policy, const std::vector<Number>& configured, Sink& out) {
  const bool silenced = is_error(policy, "not-displayed");
  for (const Number& number : missing_numbers(view, policy, configured)) {
    if (!silenced || hidden_copy(view, number) == nullptr) out.report({}, 0, {number.normal()});
  }
}

}  // namespace beian
