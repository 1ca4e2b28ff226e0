// document_root.cc — the whole document belongs to an app, so that no place in the file is safe for our badge.
//
// Next.js with the app router and Remix / React Router hydrate the document itself. Measured in Chromium: a badge at
// the end of the body stays as long as the page hydrates cleanly, and is gone after any mismatch of the page's own.
// Said of a page that has our badge or gets it now; a badge that the layout renders is what the rule asks for.
#include "html/page.h"
#include "rules/place/own_badge.h"

namespace beian {
namespace {

void check(const PageView& view, const Policy&, const Resources&, Sink& out) {
  if (!is_document_root(view.page.app)) return;
  const std::uint8_t variant = view.page.app == App::next_app ? 0 : 1;
  if (!view.page.own_badges.empty()) {
    out.report(place_of(view.page.own_badges.front()), variant, {std::string(app_name(view.page.app))});
  } else if (view.puts_badge_in) {
    out.report({}, variant, {std::string(app_name(view.page.app))});
  }
}

constexpr Text2 kMessage = {"the whole document is rendered again by {0}: any mismatch of the page removes our badge",
                            "整个文档由 {0} 重新渲染：页面一旦出现水合不一致，备案信息就会被移除"};
constexpr Text2 kMessages[] = {kMessage, kMessage};
constexpr Text2 kRemedies[] = {
    {"put the output of `beian render` into the root layout (app/layout), at the end of <body>",
     "请把 `beian render` 的输出写进根布局（app/layout），放在 <body> 末尾"},
    {"put the output of `beian render` into the root route (app/root), at the end of <body>",
     "请把 `beian render` 的输出写进根路由（app/root），放在 <body> 末尾"},
};

}  // namespace

extern constinit const Rule document_root{"document-root", Severity::warning, Fix::none, check,
                                          kMessages,       kRemedies[0],      kRemedies};

}  // namespace beian
