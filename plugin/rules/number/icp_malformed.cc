// icp_malformed.cc — an ICP number must be one: province, ICP备, 8 or 10 digits, 号, and the site's -N.
//
// An error where no registry could have given it (digits missing, an impossible year); a warning or a note where a
// reader understands it and only the writing is odd: 备案 for 备, 号 forgotten or behind the -N, full width,
// traditional characters, spaces. The grammar is number/, the words are the table of flaw_findings.cc.
#include "rules/number/flaw_rule.h"

namespace beian {
namespace {

bool is_icp(NumberKind kind) {
  return kind == NumberKind::icp || kind == NumberKind::icp_licence || kind == NumberKind::vats;
}
bool wants(Flaw flaw) {
  return flaw != Flaw::placeholder && flaw != Flaw::copied && flaw != Flaw::wrong_province_letter;
}

void check(const PageView& view, const Policy& policy, const Resources&, Sink& out) {
  report_flaw(view, policy, out, Cause::malformed, is_icp, wants);
  report_flaw(view, policy, out, Cause::slip, is_icp, wants);
}

}  // namespace

extern constinit const Rule icp_malformed{"icp-malformed", Severity::error, Fix::safe, check, kFlawMessages, {},
                                          kFlawRemedies};

}  // namespace beian
