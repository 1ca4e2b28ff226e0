// link_order.cc — the link to the filing system stands before the ICP number.
//
// 非经营性互联网信息服务备案管理办法 art. 13 wants the number, and the link below it. Around the number or behind it is
// how everybody does it; in front is read as another matter. Thin evidence, so a warning. Of a link that is wrong,
// stale or unusual the rules of links speak alone.
#include "rules/link/number_links.h"

namespace beian {
namespace {

void check(const PageView& view, const Policy& policy, const Resources&, Sink& out) {
  for_each_link(view, policy, Registry::icp, [&](const ShownNumber& shown, const Link* link, const LinkCheck& c) {
    if (link == nullptr || !shown.link_beside || shown.span.begin < link->tag.begin) return;
    if (c.verdict != LinkVerdict::right) return;
    out.report(link->tag, 0, {shown.written});
  });
}

constexpr Text2 kMessages[] = {
    {"the link of {0} stands before the number", "{0} 的链接位于备案号之前"},
};

}  // namespace

extern constinit const Rule link_order{
    "link-order", Severity::warning,
    Fix::none,    check,
    kMessages,    {"put the link around the number, or below it", "请把链接放在备案号上，或放在备案号下方"}};

}  // namespace beian
