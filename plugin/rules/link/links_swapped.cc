// links_swapped.cc — the ICP number leads to the police and the public-security number to the ministry.
//
// Two wrong links with one cause, so one finding, at the first of them; icp-link-wrong and gongan-link-wrong are silent
// about both. One link around both numbers is right for one of them: not swapped. Repaired where every number concerned
// is the configured one.
#include <algorithm>

#include "rules/link/number_links.h"

namespace beian {
namespace {

void check(const PageView& view, const Policy& policy, const Resources&, Sink& out) {
  const std::vector<const ShownNumber*> swapped = swapped_links(view, policy);
  if (swapped.empty()) return;
  const auto link_of = [&](const ShownNumber* s) -> const Link& {
    return view.page.links[static_cast<std::size_t>(s->link)];
  };
  const bool gongan_first = swapped.front()->number.kind == NumberKind::gongan;
  const auto other = std::find_if(swapped.begin(), swapped.end(), [&](const ShownNumber* s) {
    return (s->number.kind == NumberKind::gongan) != gongan_first;
  });
  std::vector<std::string> args = {swapped.front()->written, (*other)->written};
  if (gongan_first) std::swap(args[0], args[1]);
  out.report(link_span(link_of(swapped.front())), 0, std::move(args));
  const bool all = std::all_of(swapped.begin(), swapped.end(),
                               [&](const ShownNumber* s) { return may_repair_link(view, policy, *s); });
  if (!all) return;
  for (const ShownNumber* s : swapped) repair_link(view, policy, *s, link_of(s), out);
}

constexpr Text2 kMessages[] = {
    {"the links are swapped: {0} leads to the police's registry and {1} to the ministry's",
     "两个链接弄反了：{0} 指向公安备案平台，{1} 指向工信部备案系统"},
};

}  // namespace

extern constinit const Rule links_swapped{
    "links-swapped", Severity::error, Fix::safe,
    check,           kMessages,       {"swap them, or run `beian inject`", "请互换两个链接，或运行 `beian inject`"}};

}  // namespace beian
