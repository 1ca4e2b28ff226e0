#include "rules/view.h"

#include <algorithm>

namespace beian {
namespace {

const std::vector<Number>& configured_for(const Policy& policy, NumberKind kind) {
  return kind == NumberKind::gongan ? policy.gongan : policy.icp;
}

}  // namespace

bool kind_is_configured(const Policy& policy, NumberKind kind) {
  const std::vector<Number>& list = configured_for(policy, kind);
  return std::any_of(list.begin(), list.end(), [&](const Number& n) { return n.kind == kind; });
}

bool is_configured_number(const Policy& policy, const Number& number) {
  const std::vector<Number>& list = configured_for(policy, number.kind);
  return std::any_of(list.begin(), list.end(), [&](const Number& n) { return n.same_registration(number); });
}

Cause cause_of(const ShownNumber& shown, const Policy& policy) {
  const Number& n = shown.number;
  if (shown.mention || n.kind == NumberKind::none || n.kind == NumberKind::parody) return Cause::ignored;
  const Flaws& flaws = n.flaws;
  if (flaws.has(Flaw::placeholder)) return Cause::placeholder;
  if (is_configured_number(policy, n)) return flaws.empty() ? Cause::fine : Cause::slip;
  if (flaws.has(Flaw::copied)) return Cause::placeholder;
  if (flaws.has(Flaw::province_mismatch)) return Cause::province_mismatch;
  if (flaws.invalid()) return Cause::malformed;
  if (kind_is_configured(policy, n.kind)) return Cause::unexpected;
  return flaws.empty() ? Cause::fine : Cause::slip;
}

bool is_displayed(const PageView& view, const Number& number, bool outside_own) {
  return std::any_of(view.numbers.begin(), view.numbers.end(), [&](const ShownNumber& shown) {
    return !shown.mention && !(outside_own && shown.own()) && shown.number.same_registration(number);
  });
}

bool is_companion(const PageView& view, const Policy& policy, const ShownNumber& shown) {
  const Target target = shown.number.target();
  if (target == Target::website || target == Target::unknown) return false;
  const std::vector<Number>& list = configured_for(policy, shown.number.kind);
  return std::any_of(list.begin(), list.end(), [&](const Number& number) {
    return number.same_subject(shown.number) && is_displayed(view, number, false);
  });
}

bool is_contested(const PageView& view, const Policy& policy, const Number& number, bool outside_own) {
  return std::any_of(view.numbers.begin(), view.numbers.end(), [&](const ShownNumber& shown) {
    if (shown.number.kind != number.kind || (outside_own && shown.own())) return false;
    const Cause cause = cause_of(shown, policy);
    if (cause == Cause::unexpected && is_companion(view, policy, shown)) return false;
    return cause != Cause::fine && cause != Cause::slip && cause != Cause::ignored;
  });
}

std::vector<Number> wanted(const PageView& view, const Policy& policy, const std::vector<Number>& configured) {
  std::vector<Number> out;
  for (const Number& number : configured) {
    if (!is_displayed(view, number, true) && !is_contested(view, policy, number, true)) out.push_back(number);
  }
  return out;
}

std::string as_shown(const ShownNumber& shown) {
  std::string normal = shown.number.normal();
  if (!normal.empty()) return normal;
  const bool gongan = shown.number.kind == NumberKind::gongan;
  return shown.number.province + (gongan ? "公网安备" : "ICP备") + shown.number.digits;
}

bool may_repair(const PageView& view, std::uint32_t where) {
  if ((where & (context::app_root | context::ignore | context::own)) != 0) return false;
  return !is_document_root(view.page.app) && view.page.app != App::sveltekit;
}

}  // namespace beian
