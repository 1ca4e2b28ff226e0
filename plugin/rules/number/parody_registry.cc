// parody_registry.cc — the page shows the number of a registry that imitates the ministry's for fun.
//
// 萌ICP备…, 茶ICP备…: decoration that many sites wear beside their filing. It is named, so that nobody takes it for
// one, and left alone: it never counts as the number that is missing, and it is never mended into a province's.
#include "rules/number/flaw_findings.h"
#include "rules/rule.h"
#include "rules/view.h"

namespace beian {
namespace {

void check(const PageView& view, const Policy&, const Resources&, Sink& out) {
  for (const ShownNumber& shown : view.numbers) {
    if (shown.number.kind == NumberKind::parody && !shown.mention) out.report(shown.span, 0, {shown.written});
  }
}

constexpr Text2 kMessages[] = {kParodyMessage};

}  // namespace

extern constinit const Rule parody_registry{"parody-registry", Severity::note, Fix::none, check,
                                            kMessages,         kParodyRemedy};

}  // namespace beian
