// number_placeholder.cc — a placeholder left on line: XXXXXXXX, 12345678, [待填写], or a theme author's own number.
//
// Placeholders have led to rejected filings; a number copied with a theme claims somebody else's registration.
#include "rules/number/flaw_rule.h"

namespace beian {
namespace {

bool any(NumberKind) {
  return true;
}
bool wants(Flaw flaw) {
  return flaw == Flaw::placeholder || flaw == Flaw::copied;
}

void check(const PageView& view, const Policy& policy, const Resources&, Sink& out) {
  report_flaw(view, policy, out, Cause::placeholder, any, wants);
}

}  // namespace

extern constinit const Rule number_placeholder{
    "number-placeholder", Severity::error, Fix::unsafe, check, kFlawMessages, {}, kFlawRemedies};

}  // namespace beian
