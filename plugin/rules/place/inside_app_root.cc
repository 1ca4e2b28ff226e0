// inside_app_root.cc — our badge stands where an app's script will remove it.
//
// VitePress, VuePress, Docusaurus, Nuxt, Next.js, Gatsby and Rspress render their root again in the browser. Measured
// in Chromium: what stands in it and is not the app's own is gone after loading. `inject` goes behind the root; this
// rule finds a badge that came inside by another way. What the app's own theme renders stays, and is not judged.
#include "html/page.h"
#include "rules/place/own_badge.h"

namespace beian {
namespace {

std::uint8_t variant_of(App app) {
  switch (app) {
    case App::vitepress: return 1;
    case App::vuepress: return 2;
    case App::docusaurus: return 3;
    case App::nuxt: return 4;
    case App::next_pages: return 5;
    case App::gatsby: return 6;
    case App::rspress: return 7;
    default: return 0;
  }
}

void check(const PageView& view, const Policy&, const Resources&, Sink& out) {
  for (const OwnBadge& badge : view.page.own_badges) {
    if ((badge.where & context::app_root) == 0 || (badge.where & context::ignore) != 0) continue;
    out.report(place_of(badge), variant_of(view.page.app), {std::string(app_name(view.page.app))});
  }
}

constexpr Text2 kMessage = {"our badge stands inside the root of {0}, whose script removes it after loading",
                            "备案信息位于 {0} 的根元素内，页面加载后会被其脚本移除"};
constexpr Text2 kMessages[] = {kMessage, kMessage, kMessage, kMessage, kMessage, kMessage, kMessage, kMessage};

constexpr Text2 kRemedies[] = {
    {"take it out there and run `beian inject`, or write the number into the app's own footer component",
     "请从该处移除后运行 `beian inject`，或把备案号写进应用自己的页脚组件"},
    {"take it out there and run `beian inject`, or set themeConfig.footer.message in .vitepress/config",
     "请从该处移除后运行 `beian inject`，或在 .vitepress/config 中设置 themeConfig.footer.message"},
    {"take it out there and run `beian inject`, or write the number into a layout of .vuepress/",
     "请从该处移除后运行 `beian inject`，或把备案号写进 .vuepress/ 中的布局"},
    {"take it out there and run `beian inject`, or set themeConfig.footer.copyright in docusaurus.config",
     "请从该处移除后运行 `beian inject`，或在 docusaurus.config 中设置 themeConfig.footer.copyright"},
    {"take it out there and run `beian inject`, or write the number into app.vue or layouts/default.vue",
     "请从该处移除后运行 `beian inject`，或把备案号写进 app.vue 或 layouts/default.vue"},
    {"take it out there and run `beian inject`, or write the number into pages/_app or the layout component",
     "请从该处移除后运行 `beian inject`，或把备案号写进 pages/_app 或布局组件"},
    {"take it out there and run `beian inject`, or write the number into the layout component of the theme",
     "请从该处移除后运行 `beian inject`，或把备案号写进主题的布局组件"},
    {"take it out there and run `beian inject`, or set themeConfig.footer.message in rspress.config",
     "请从该处移除后运行 `beian inject`，或在 rspress.config 中设置 themeConfig.footer.message"},
};

}  // namespace

extern constinit const Rule inside_app_root{"inside-app-root", Severity::warning, Fix::none, check,
                                            kMessages,         kRemedies[0],      kRemedies};

}  // namespace beian
