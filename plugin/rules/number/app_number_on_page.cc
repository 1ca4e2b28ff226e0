// app_number_on_page.cc — a web page shows an app's number and no website's.
//
// One sequence numbers a subject's sites, apps and mini programs; the letter behind it tells them apart. Beside the
// site's number the app's is customary. Where a number is configured, number-unexpected says it.
#include "rules/rule.h"
#include "rules/view.h"

namespace beian {
namespace {

void check(const PageView& view, const Policy&, const Resources&, Sink& out) {
  for (const ShownNumber& shown : view.numbers) {
    if (cause_of(view, shown) != Cause::app_alone) continue;
    const Target target = shown.number.target();
    const std::uint8_t variant = target == Target::app ? 0 : target == Target::mini_program ? 1 : 2;
    out.report(shown.span, variant, {shown.written});
  }
}

constexpr Text2 kMessages[] = {
    {"{0} is the number of an app, and the page shows none of a website",
     "{0} 是 App 的备案号，页面没有显示网站备案号"},
    {"{0} is the number of a mini program, and the page shows none of a website",
     "{0} 是小程序的备案号，页面没有显示网站备案号"},
    {"{0} is the number of a quick app, and the page shows none of a website",
     "{0} 是快应用的备案号，页面没有显示网站备案号"},
};

}  // namespace

extern constinit const Rule app_number_on_page{
    "app-number-on-page",
    Severity::warning,
    Fix::none,
    check,
    kMessages,
    {"show the website's number, which has no letter behind the -N", "请显示网站备案号：-N 之后没有字母"}};

}  // namespace beian
