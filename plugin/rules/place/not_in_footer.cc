// not_in_footer.cc — our badge stands neither in a footer nor at the end of the page.
//
// 非经营性互联网信息服务备案管理办法 art. 13 asks for the bottom of the page. `inject` puts the badge there; this rule
// finds the one that something else has moved, or that was pasted into a header. A badge in the site's footer passes
// (an article's is not the bottom of the page), and so does one behind which no text of the page is displayed. What a
// theme shows itself is never judged.
#include "rules/place/own_badge.h"

namespace beian {
namespace {

void check(const PageView& view, const Policy&, const Resources&, Sink& out) {
  for (const OwnBadge& badge : view.page.own_badges) {
    if ((badge.where & (context::site_footer | context::app_root | context::ignore)) != 0) continue;
    if (!badge.text_behind || badge.span.end == view.page.body_end.offset) continue;
    out.report(place_of(badge), 0, {});
  }
}

constexpr Text2 kMessages[] = {
    {"our badge stands in the middle of the page: text of the page follows it",
     "备案信息位于页面中间，其后还有页面文字"},
};

}  // namespace

extern constinit const Rule not_in_footer{
    "not-in-footer",
    Severity::warning,
    Fix::none,
    check,
    kMessages,
    {"take it out there (`beian remove`, or out of the template) and run `beian inject`, which puts it at the bottom",
     "请从该处移除（`beian remove`，或从模板中删去），再运行 `beian inject`，它会放到页面底部"}};

}  // namespace beian
