// gongan_link_missing.cc — a public-security number must link to its entry in the police's registry.
//
// The platform's own snippet is a link; without it a visitor cannot look the number up.
#include "badge/render.h"
#include "rules/link/number_links.h"
#include "rules/number/repair.h"

namespace beian {
namespace {

void check(const PageView& view, const Policy& policy, const Resources&, Sink& out) {
  for_each_link(view, policy, Registry::gongan, [&](const ShownNumber& shown, const Link* link, const LinkCheck&) {
    if (link != nullptr) return;
    out.report(shown.span, 0, {shown.written, registry_url(shown.number)});
    repair_number(view, policy, shown, out);
  });
}

constexpr Text2 kMessages[] = {
    {"{0} has no link", "{0} 没有链接"},
};

}  // namespace

extern constinit const Rule gongan_link_missing{"gongan-link-missing",
                                                Severity::error,
                                                Fix::safe,
                                                check,
                                                kMessages,
                                                {"put it into <a href=\"{1}\">", "请放入 <a href=\"{1}\"> 中"}};

}  // namespace beian
