// icp_link_wrong.cc — the link of an ICP number leads somewhere else than to the filing system.
//
// To nowhere ("#", javascript:), to a page of the site, to the police, or to a look-up service of somebody else. An
// address on the right host that is not the one handed out works and is a note.
#include "rules/link/number_links.h"

namespace beian {
namespace {

void check(const PageView& view, const Policy& policy, const Resources&, Sink& out) {
  const bool swapped = !swapped_links(view, policy).empty();  // links-swapped says it
  for_each_link(view, policy, Registry::icp, [&](const ShownNumber& shown, const Link* link, const LinkCheck& c) {
    if (link == nullptr) return;
    switch (c.verdict) {
      case LinkVerdict::right:
      case LinkVerdict::stale: return;
      case LinkVerdict::nowhere: return out.report(link_span(*link), 0, {shown.written, link->href});
      case LinkVerdict::other_registry:
        if (!swapped) out.report(link_span(*link), 1, {shown.written, link->href});
        return;
      case LinkVerdict::unusual: return out.report(link_span(*link), 3, {shown.written, link->href}, Severity::note);
      case LinkVerdict::relative:
      case LinkVerdict::other_site:
      case LinkVerdict::no_code: return out.report(link_span(*link), 2, {shown.written, link->href});
    }
  });
}

constexpr Text2 kMessages[] = {
    {"the link of {0} leads nowhere", "{0} 的链接没有指向任何地方"},
    {"the link of {0} leads to the police's registry: {1}", "{0} 的链接指向公安备案平台：{1}"},
    {"the link of {0} does not lead to the filing system: {1}", "{0} 的链接没有指向备案系统：{1}"},
    {"the link of {0} works, but is not the address that the ministry hands out: {1}",
     "{0} 的链接可用，但不是工信部给出的地址：{1}"},
};

}  // namespace

extern constinit const Rule icp_link_wrong{
    "icp-link-wrong", Severity::error,
    Fix::none,        check,
    kMessages,        {"link to https://beian.miit.gov.cn/", "请链接到 https://beian.miit.gov.cn/"}};

}  // namespace beian
