// icp_link_stale.cc — the link of an ICP number was right once: http, or a host that the ministry has left.
//
// miibeian.gov.cn, miitbeian.gov.cn and www.beian.miit.gov.cn are gone; a visitor gets an error, and stale links have
// failed filing reviews. Only the address is replaced, byte for byte nothing else of the tag.
#include "rules/link/number_links.h"

namespace beian {
namespace {

void check(const PageView& view, const Policy& policy, const Resources&, Sink& out) {
  for_each_link(view, policy, Registry::icp, [&](const ShownNumber& shown, const Link* link, const LinkCheck& c) {
    if (link == nullptr || c.verdict != LinkVerdict::stale) return;
    out.report(link_span(*link), 0, {link->href});
    repair_link(view, policy, shown, *link, out);
  });
}

constexpr Text2 kMessages[] = {
    {"{0} is an old address of the filing system", "{0} 是备案系统的旧地址"},
};

}  // namespace

extern constinit const Rule icp_link_stale{
    "icp-link-stale", Severity::error,
    Fix::safe,        check,
    kMessages,        {"link to https://beian.miit.gov.cn/", "请链接到 https://beian.miit.gov.cn/"}};

}  // namespace beian
