#include "rules/number/replace.h"

#include <algorithm>

#include "badge/link.h"
#include "badge/render.h"
#include "rules/link/number_links.h"

namespace beian {
namespace {

std::string_view rule_of(Cause cause, NumberKind kind) {
  switch (cause) {
    case Cause::unexpected: return "number-unexpected";
    case Cause::placeholder: return "number-placeholder";
    case Cause::province_mismatch: return "province-mismatch";
    case Cause::malformed: return kind == NumberKind::gongan ? "gongan-malformed" : "icp-malformed";
    default: return {};
  }
}

// The number of the subject or of its app beside the configured one contradicts too; there nothing is replaced, because
// the configured one is displayed.
bool contradicts(const PageView& view, const ShownNumber& shown) {
  if (shown.own() || shown.mention) return false;
  const std::string_view rule = rule_of(cause_of(view, shown), shown.number.kind);
  return !rule.empty();
}

bool is_right(const Link& link, const Number& number) {
  if (number.kind != NumberKind::gongan) {
    const LinkVerdict verdict = check_icp_link(link.href).verdict;
    return verdict == LinkVerdict::right || verdict == LinkVerdict::unusual;
  }
  const LinkCheck check = check_gongan_link(link.href);
  return (check.verdict == LinkVerdict::right || check.verdict == LinkVerdict::unusual) && check.code == number.digits;
}

}  // namespace

const Number* replacement(const PageView& view, const Policy& policy, const ShownNumber& shown) {
  if (!policy.unsafe_fixes || !contradicts(view, shown) || !may_repair(view, shown.where)) return nullptr;
  const std::string_view rule = rule_of(cause_of(view, shown), shown.number.kind);
  if (policy.severity(rule_index(*find_rule(rule))) == Severity::off) return nullptr;
  if (slice(view.page.bytes, shown.span).find('<') != std::string_view::npos) return nullptr;

  const Number* only = nullptr;
  for (const Number& number : shown.number.kind == NumberKind::gongan ? policy.gongan : policy.icp) {
    if (number.kind != shown.number.kind) continue;
    if (only != nullptr) return nullptr;
    only = &number;
  }
  if (only == nullptr || is_displayed(view, *only, false)) return nullptr;
  std::size_t contradicting = 0;
  bool by_width = true;
  for (const ShownNumber& other : view.numbers) {
    if (other.number.kind != shown.number.kind || !contradicts(view, other)) continue;
    ++contradicting;
    by_width = by_width && (other.where & context::by_width) != 0;
  }
  return contradicting == 1 || by_width ? only : nullptr;
}

void replace_number(const PageView& view, const Policy& policy, const ShownNumber& shown, Sink& out) {
  const Number* number = replacement(view, policy, shown);
  if (number == nullptr) return;
  const bool ascii_only = !view.page.encoding.proven_utf8;
  const Html text = Html::text(number->normal(), ascii_only);
  const Link* link = shown.link < 0 ? nullptr : &view.page.links[static_cast<std::size_t>(shown.link)];
  if (link == nullptr && has_link_duty(policy, *number)) {
    return out.fix({shown.span, (registry_link(*number, ascii_only) + text + Html::literal("</a>")).bytes()});
  }
  out.fix({shown.span, text.bytes()});
  if (link != nullptr && link->has_href && !is_right(*link, *number)) out.fix(new_address(*link, *number));
}

}  // namespace beian
