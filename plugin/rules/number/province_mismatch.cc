// province_mismatch.cc — the province letter of a public-security number must fit its first two digits.
//
// 京公网安备11…, 川公网安备51…: the letter and the place code say the same thing twice, so a copied number or a slip
// shows. All mismatches found among 380 real numbers were one or the other.
#include "rules/number/flaw_rule.h"

namespace beian {
namespace {

bool any(NumberKind) {
  return true;
}
bool wants(Flaw flaw) {
  return flaw == Flaw::province_mismatch;
}

void check(const PageView& view, const Policy& policy, const Resources&, Sink& out) {
  report_flaw(view, policy, out, Cause::province_mismatch, any, wants);
}

}  // namespace

extern constinit const Rule province_mismatch{
    "province-mismatch", Severity::error, Fix::unsafe, check, kFlawMessages, {}, kFlawRemedies};

}  // namespace beian
