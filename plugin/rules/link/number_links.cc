#include "rules/link/number_links.h"

#include <algorithm>

#include "badge/render.h"
#include "rules/number/replace.h"

namespace beian {

bool has_link_duty(const Policy& policy, const Number& number) {
  if (number.flaws.has(Flaw::local_number)) return false;
  const bool filing = number.kind == NumberKind::icp || number.kind == NumberKind::gongan;
  return filing || kind_is_configured(policy, number.kind);
}

Span link_span(const Link& link) {
  return link.href_value.empty() ? link.tag : link.href_value;
}

std::vector<const ShownNumber*> swapped_links(const PageView& view, const Policy& policy) {
  if (policy.severity(rule_index(*find_rule("links-swapped"))) == Severity::off) return {};
  std::vector<const ShownNumber*> out;
  const auto collect = [&out](const ShownNumber& shown, const Link* link, const LinkCheck& c) {
    if (link != nullptr && c.verdict == LinkVerdict::other_registry) out.push_back(&shown);
  };
  for_each_link(view, policy, Registry::icp, collect);
  const std::size_t icp = out.size();
  if (icp == 0) return {};
  for_each_link(view, policy, Registry::gongan, collect);
  if (out.size() == icp) return {};
  std::sort(out.begin(), out.end(),
            [](const ShownNumber* a, const ShownNumber* b) { return a->span.begin < b->span.begin; });
  return out;
}

bool may_repair_link(const PageView& view, const Policy& policy, const ShownNumber& shown) {
  return is_sound(cause_of(view, shown)) && may_repair(view, shown.where) &&
         (is_configured_number(policy, shown.number) || replacement(view, policy, shown) != nullptr);
}

Edit new_address(const Link& link, const Number& number) {
  const std::string url = registry_url(number);
  return {link.href_value, link.href_quote == 0 ? "\"" + url + "\"" : url};
}

void repair_link(const PageView& view, const Policy& policy, const ShownNumber& shown, const Link& link, Sink& out) {
  out.undone_by(undoing_app(view, shown.where));
  if (!may_repair_link(view, policy, shown)) return;
  const Number* instead = replacement(view, policy, shown);
  out.fix(new_address(link, instead == nullptr ? shown.number : *instead));
}

}  // namespace beian
