// gongan_place_unknown.cc — the first six digits of a public-security number are a place that no standard knows.
//
// A note at most: 7.6 % of real numbers have such a code, because the police give development zones codes of their own.
// Of a configured number it is said once for the site (run.cc), not on every page.
#include "rules/number/flaw_rule.h"

namespace beian {
namespace {

bool any(NumberKind) {
  return true;
}
bool wants(Flaw flaw) {
  return flaw == Flaw::unknown_place;
}

void check(const PageView& view, const Policy& policy, const Resources&, Sink& out) {
  report_flaw(view, policy, out, Cause::unknown_place, any, wants);
}

}  // namespace

extern constinit const Rule gongan_place_unknown{
    "gongan-place-unknown", Severity::note, Fix::none, check, kFlawMessages, {}, kFlawRemedies};

}  // namespace beian
