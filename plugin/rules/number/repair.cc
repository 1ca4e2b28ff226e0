#include "rules/number/repair.h"

#include "badge/render.h"
#include "rules/link/number_links.h"
#include "rules/number/replace.h"

namespace beian {
namespace {

bool is_on(const Policy& policy, std::string_view rule) {
  return policy.severity(rule_index(*find_rule(rule))) != Severity::off;
}

// Is the writing odd, and does a rule that is on say so?
bool mends_writing(const Policy& policy, Cause cause, bool gongan) {
  if (cause == Cause::wrong_letter) return is_on(policy, "icp-province-letter");
  return cause == Cause::slip && is_on(policy, gongan ? "gongan-malformed" : "icp-malformed");
}

}  // namespace

void repair_number(const PageView& view, const Policy& policy, const ShownNumber& shown, Sink& out) {
  out.undone_by(undoing_app(view, shown.where));
  if (replacement(view, policy, shown) != nullptr) return replace_number(view, policy, shown, out);
  const bool gongan = shown.number.kind == NumberKind::gongan;
  const std::string_view written = slice(view.page.bytes, shown.span);
  const std::string normal = shown.number.normal();
  if (!may_repair_link(view, policy, shown) || normal.empty() || shown.number.flaws.has(Flaw::local_number)) return;
  if (written.find('<') != std::string_view::npos) return;  // markup of the page stands inside

  const bool ascii_only = !view.page.encoding.proven_utf8;
  const bool writing = mends_writing(policy, cause_of(view, shown), gongan);
  const bool link = shown.link < 0 && has_link_duty(policy, shown.number) &&
                    is_on(policy, gongan ? "gongan-link-missing" : "icp-link-missing");
  if (!writing && !link) return;
  std::string bytes = writing ? Html::text(normal, ascii_only).bytes() : std::string(written);
  if (link) bytes = registry_link(shown.number, ascii_only).bytes() + bytes + "</a>";
  out.fix({shown.span, std::move(bytes)});
}

}  // namespace beian
