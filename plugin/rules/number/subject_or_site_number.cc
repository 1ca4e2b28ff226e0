// subject_or_site_number.cc — the subject's number where the province wants the site's, or the other way round.
//
// 京ICP备2024990001号 is the subject's, 京ICP备2024990001号-1 the site's. Vendors say: Guangdong shows the subject's
// number, every other province the site's, and some say that the other form is rejected. In Guangdong both are seen, so
// there it is a note. Of a configured number it is said once for the site (run.cc); beside the right form it is not
// said at all.
#include "rules/page/variants.h"
#include "rules/rule.h"
#include "rules/view.h"

namespace beian {
namespace {

void check(const PageView& view, const Policy&, const Resources&, Sink& out) {
  for (const ShownNumber& shown : view.numbers) {
    if (cause_of(view, shown) != Cause::other_form) continue;
    const bool site = shown.number.target() == Target::website;
    out.report(shown.span, site ? kSiteInGuangdong : kSubjectElsewhere, {shown.written},
               site ? Severity::note : Severity::by_rule);
  }
}

constexpr Text2 kMessages[] = {
    {"{0} is the subject's number; outside Guangdong a site shows its own, with -N behind it",
     "{0} 是主体备案号；广东以外的网站应显示带 -N 的网站备案号"},
    {"{0} is a site's number; in Guangdong the subject's, without -N, is customary",
     "{0} 是网站备案号；广东通常显示不带 -N 的主体备案号"},
};
static_assert(kSubjectElsewhere == 0 && kSiteInGuangdong == 1);

}  // namespace

extern constinit const Rule subject_or_site_number{
    "subject-or-site-number",
    Severity::warning,
    Fix::none,
    check,
    kMessages,
    {"look at the filing in https://beian.miit.gov.cn/ and show the form that your province asks for",
     "请在 https://beian.miit.gov.cn/ 核对，并按所在省份的要求显示"}};

}  // namespace beian
