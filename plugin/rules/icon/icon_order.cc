// icon_order.cc — the icon stands behind the public-security number.
//
// The platform's text, as several authors quote it: icon first, number after it.
#include "rules/rule.h"
#include "rules/view.h"

namespace beian {
namespace {

void check(const PageView& view, const Policy&, const Resources&, Sink& out) {
  for (const NumberIcon& icon : view.icons) {
    if (icon.kind != NumberIcon::Kind::image || !icon.behind || !is_sound(view.causes[icon.number])) continue;
    out.report(icon.tag, 0, {view.numbers[icon.number].written});
  }
}

constexpr Text2 kMessages[] = {
    {"the icon of {0} stands behind the number", "{0} 的图标位于备案号之后"},
};

}  // namespace

extern constinit const Rule icon_order{"icon-order", Severity::warning,
                                       Fix::none,    check,
                                       kMessages,    {"put the icon in front of the number", "请把图标放在备案号之前"}};

}  // namespace beian
