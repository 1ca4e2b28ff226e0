#include "rules/missing.h"

namespace beian {

void report_missing(const PageView& view, const Policy& policy, const std::vector<Number>& configured, Sink& out) {
  if (policy.show != Show::required || !view.context.required || view.no_place != NoPlace::none) return;
  for (const Number& number : configured) {
    if (is_displayed(view, number, false) || is_contested(view, policy, number, false)) continue;
    out.report({}, 0, {number.normal()});
  }
}

}  // namespace beian
