// gongan_link_wrong.cc — the link of a public-security number leads somewhere else than to its entry in the police's
// registry.
//
// To nowhere, to a page of the site, to the ministry, to somebody else, or to the registry without the number's code.
// An unusual but working address is a note.
#include "badge/render.h"
#include "rules/link/number_links.h"

namespace beian {
namespace {

void check(const PageView& view, const Policy& policy, const Resources&, Sink& out) {
  const bool swapped = !swapped_links(view, policy).empty();  // links-swapped says it
  for_each_link(view, policy, Registry::gongan, [&](const ShownNumber& shown, const Link* link, const LinkCheck& c) {
    if (link == nullptr) return;
    const std::vector<std::string> args = {shown.written, link->href, registry_url(shown.number)};
    switch (c.verdict) {
      case LinkVerdict::right:
      case LinkVerdict::stale: return;
      case LinkVerdict::nowhere: return out.report(link_span(*link), 0, args);
      case LinkVerdict::other_registry:
        if (!swapped) out.report(link_span(*link), 1, args);
        return;
      case LinkVerdict::no_code: return out.report(link_span(*link), 3, args);
      case LinkVerdict::unusual:
        if (c.code == shown.number.digits) out.report(link_span(*link), 4, args, Severity::note);
        return;
      case LinkVerdict::relative:
      case LinkVerdict::other_site: return out.report(link_span(*link), 2, args);
    }
  });
}

constexpr Text2 kMessages[] = {
    {"the link of {0} leads nowhere", "{0} 的链接没有指向任何地方"},
    {"the link of {0} leads to the ministry's filing system: {1}", "{0} 的链接指向工信部备案系统：{1}"},
    {"the link of {0} does not lead to the police's registry: {1}", "{0} 的链接没有指向公安备案平台：{1}"},
    {"the link of {0} does not carry its code: {1}", "{0} 的链接没有带上备案编号：{1}"},
    {"the link of {0} works, but is not the address that the platform hands out: {1}",
     "{0} 的链接可用，但不是平台给出的地址：{1}"},
};

}  // namespace

extern constinit const Rule gongan_link_wrong{
    "gongan-link-wrong", Severity::error, Fix::none, check, kMessages, {"link to {2}", "请链接到 {2}"}};

}  // namespace beian
