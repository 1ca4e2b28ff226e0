// inside_app_root.cc — our badge stands where an app's script will remove it.
//
// VitePress, VuePress, Docusaurus, Nuxt, Next.js, Gatsby and Rspress render their root again in the browser. Measured
// in Chromium: what stands in it and is not the app's own is gone after loading. `inject` goes behind the root; this
// rule finds a badge that came inside by another way. What the app's own theme renders stays, and is not judged.
#include "html/page.h"
#include "rules/place/own_badge.h"

namespace beian {
namespace {

void check(const PageView& view, const Policy&, const Resources&, Sink& out) {
  for (const OwnBadge& badge : view.page.own_badges) {
    if ((badge.where & context::app_root) == 0 || (badge.where & context::ignore) != 0) continue;
    out.report(place_of(badge), 0, {std::string(app_name(view.page.app))});
    out.undone_by(view.page.app);
  }
}

constexpr Text2 kMessages[] = {
    {"our badge stands inside the root of {0}, whose script removes it after loading",
     "备案信息位于 {0} 的根元素内，页面加载后会被其脚本移除"},
};

}  // namespace

extern constinit const Rule inside_app_root{
    "inside-app-root",
    Severity::warning,
    Fix::none,
    check,
    kMessages,
    {"take it out there and run `beian inject`, which puts it behind the root; or write the number into the app's "
     "footer",
     "请从该处移除，再运行 `beian inject`，它会放到根元素之后；或把备案号写进应用的页脚"}};

}  // namespace beian
