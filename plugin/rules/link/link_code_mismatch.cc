// link_code_mismatch.cc — the link of a public-security number asks the registry for another number.
//
// One of the two was copied. Where the displayed number is the configured one the link is repaired; else the owner must
// say which is right.
#include <algorithm>

#include "badge/render.h"
#include "rules/link/number_links.h"

namespace beian {
namespace {

bool is_configured_code(const Policy& policy, const std::string& code) {
  return std::any_of(policy.gongan.begin(), policy.gongan.end(), [&](const Number& n) { return n.digits == code; });
}

void check(const PageView& view, const Policy& policy, const Resources&, Sink& out) {
  for_each_link(view, policy, Registry::gongan, [&](const ShownNumber& shown, const Link* link, const LinkCheck& c) {
    const bool asks =
        c.verdict == LinkVerdict::right || c.verdict == LinkVerdict::stale || c.verdict == LinkVerdict::unusual;
    if (link == nullptr || !asks || c.code == shown.number.digits) return;
    // The link is right and the text is not: number-unexpected has said so.
    if (cause_of(view, shown) == Cause::unexpected && is_configured_code(policy, c.code)) return;
    out.report(link_span(*link), 0, {shown.written, c.code, registry_url(shown.number)});
    repair_link(view, policy, shown, *link, out);
  });
}

constexpr Text2 kMessages[] = {
    {"the link of {0} asks for {1}", "{0} 的链接查询的是 {1}"},
};

}  // namespace

extern constinit const Rule link_code_mismatch{
    "link-code-mismatch", Severity::error, Fix::safe, check, kMessages, {"link to {2}", "请链接到 {2}"}};

}  // namespace beian
