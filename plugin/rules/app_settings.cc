#include "rules/app_settings.h"

#include "html/page.h"

namespace beian {
namespace {

constexpr Text2 kHint = {"{0} renders this again in the browser, so the place to change is {1}",
                         "{0} 会在浏览器中重新渲染这里，应修改的是{1}"};

}  // namespace

Text2 app_footer_setting(App app) {
  switch (app) {
    case App::none: return {"", ""};
    case App::vitepress:
      return {
          "themeConfig.footer in .vitepress/config, or the layout-bottom slot (pages with a sidebar hide the footer)",
          " .vitepress/config 中的 themeConfig.footer，或 layout-bottom 插槽（有侧边栏的页面不显示页脚）"};
    case App::vuepress:
      return {"the footer option of the theme, or a layout in .vuepress/",
              "主题的 footer 选项，或 .vuepress/ 中的布局"};
    case App::vue_ssr: return {"the footer component of the app", "应用的页脚组件"};
    case App::nuxt: return {"app.vue or layouts/default.vue", " app.vue 或 layouts/default.vue"};
    case App::docusaurus:
      return {"themeConfig.footer.copyright in docusaurus.config",
              " docusaurus.config 中的 themeConfig.footer.copyright"};
    case App::gatsby: return {"the layout component of the theme", "主题的布局组件"};
    case App::next_pages: return {"pages/_app or the layout component", " pages/_app 或布局组件"};
    case App::next_app: return {"the root layout, app/layout", "根布局 app/layout"};
    case App::remix: return {"the root route, app/root", "根路由 app/root"};
    case App::rspress:
      return {"themeConfig.footer.message in rspress.config", " rspress.config 中的 themeConfig.footer.message"};
    case App::sveltekit: return {"src/routes/+layout.svelte", " src/routes/+layout.svelte"};
  }
  return {"", ""};
}

std::string app_hint(App app, Language language) {
  if (app == App::none) return {};
  return format_message(kHint.in(language),
                        {std::string(app_name(app)), std::string(app_footer_setting(app).in(language))});
}

}  // namespace beian
