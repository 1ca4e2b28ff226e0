// gongan_malformed.cc — a public-security number must be one: province, 公网安备, 14 digits with 02 in the seventh and
// eighth place.
//
// Local numbers from before 2016 (12 or 13 digits) are a warning: the police ask to register again. A place code that
// no edition of GB/T 2260 has is no flaw here: 7.6 % of real numbers have one, the police give development zones codes
// of their own.
#include "rules/number/flaw_rule.h"

namespace beian {
namespace {

bool is_gongan(NumberKind kind) {
  return kind == NumberKind::gongan;
}
bool wants(Flaw flaw) {
  return flaw != Flaw::placeholder && flaw != Flaw::copied && flaw != Flaw::wrong_province_letter &&
         flaw != Flaw::unknown_place && flaw != Flaw::province_mismatch;
}

void check(const PageView& view, const Policy& policy, const Resources&, Sink& out) {
  report_flaw(view, policy, out, Cause::malformed, is_gongan, wants);
  report_flaw(view, policy, out, Cause::slip, is_gongan, wants);
}

}  // namespace

extern constinit const Rule gongan_malformed{"gongan-malformed", Severity::error, Fix::safe, check, kFlawMessages, {},
                                             kFlawRemedies};

}  // namespace beian
