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
  const App app = view.page.app;
  if (!is_document_root(app)) return;
  if (!view.page.own_badges.empty()) {
    out.report(place_of(view.page.own_badges.front()), 0, {std::string(app_name(app))});
    out.undone_by(app);
  } else if (view.puts_badge_in) {
    out.report({}, 0, {std::string(app_name(app))});
    out.undone_by(app);
  }
}

constexpr Text2 kMessages[] = {
    {"the whole document is rendered again by {0}: any mismatch of the page removes our badge",
     "整个文档由 {0} 重新渲染：页面一旦出现水合不一致，备案信息就会被移除"},
};

}  // namespace

extern constinit const Rule document_root{
    "document-root",
    Severity::warning,
    Fix::none,
    check,
    kMessages,
    {"put the output of `beian render` into the source of the layout, at the end of <body>",
     "请把 `beian render` 的输出写进布局源码，放在 <body> 末尾"}};

}  // namespace beian
