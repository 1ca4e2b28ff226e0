// icp_link_missing.cc — an ICP number must link to the filing system.
//
// 非经营性互联网信息服务备案管理办法 art. 13 asks for the number with the link to the ministry's filing system, so that
// a visitor can look it up. A link beside the number in the same line counts.
#include "rules/link/number_links.h"
#include "rules/number/repair.h"

namespace beian {
namespace {

void check(const PageView& view, const Policy& policy, const Resources&, Sink& out) {
  for_each_link(view, policy, Registry::icp, [&](const ShownNumber& shown, const Link* link, const LinkCheck&) {
    if (link != nullptr) return;
    // The duty is a website's: an app shows its number and link in the app itself.
    const Target target = shown.number.target();
    const bool website = target == Target::website || target == Target::subject;
    out.report(shown.span, 0, {shown.written}, website ? Severity::by_rule : Severity::note);
    repair_number(view, policy, shown, out);
  });
}

constexpr Text2 kMessages[] = {
    {"{0} has no link", "{0} 没有链接"},
};

}  // namespace

extern constinit const Rule icp_link_missing{
    "icp-link-missing",
    Severity::error,
    Fix::safe,
    check,
    kMessages,
    {"put it into <a href=\"https://beian.miit.gov.cn/\">", "请放入 <a href=\"https://beian.miit.gov.cn/\"> 中"}};

}  // namespace beian
