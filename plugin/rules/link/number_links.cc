#include "rules/link/number_links.h"

#include "badge/render.h"

namespace beian {

bool has_link_duty(const Policy& policy, const Number& number) {
  if (number.flaws.has(Flaw::local_number)) return false;
  const bool filing = number.kind == NumberKind::icp || number.kind == NumberKind::gongan;
  return filing || kind_is_configured(policy, number.kind);
}

Span link_span(const Link& link) {
  return link.href_value.empty() ? link.tag : link.href_value;
}

void repair_link(const PageView& view, const Policy& policy, const ShownNumber& shown, const Link& link, Sink& out) {
  if (!is_sound(cause_of(view, shown)) || !is_configured_number(policy, shown.number)) return;
  if (!may_repair(view, shown.where)) return;
  const std::string url = registry_url(shown.number);
  out.fix({link.href_value, link.href_quote == 0 ? "\"" + url + "\"" : url});
}

}  // namespace beian
