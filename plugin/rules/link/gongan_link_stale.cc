// gongan_link_stale.cc — the link of a public-security number leads to the platform of before 2023.
//
// www.beian.gov.cn/portal/registerSystemInfo?recordcode=… was what the platform handed out; it has been unreachable and
// redirects at best. Only the address is replaced.
#include "badge/render.h"
#include "rules/link/number_links.h"

namespace beian {
namespace {

void check(const PageView& view, const Policy& policy, const Resources&, Sink& out) {
  for_each_link(view, policy, Registry::gongan, [&](const ShownNumber& shown, const Link* link, const LinkCheck& c) {
    if (link == nullptr || c.verdict != LinkVerdict::stale || c.code != shown.number.digits) return;
    out.report(link_span(*link), 0, {link->href, registry_url(shown.number)});
    repair_link(view, policy, shown, *link, out);
  });
}

constexpr Text2 kMessages[] = {
    {"{0} is an old address of the police's registry", "{0} 是公安备案平台的旧地址"},
};

}  // namespace

extern constinit const Rule gongan_link_stale{
    "gongan-link-stale", Severity::error, Fix::safe, check, kMessages, {"link to {1}", "请链接到 {1}"}};

}  // namespace beian
