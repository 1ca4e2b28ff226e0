// number_forbidden.cc — the page shows a filing number, and the config says that it must not.
//
// The same build put on a domain that the filing does not cover claims a registration that it has not. inject takes out
// our own badge; other people's numbers are theirs to remove. Whatever else is wrong with the number does not matter
// then.
#include "rules/rule.h"
#include "rules/view.h"

namespace beian {
namespace {

void check(const PageView& view, const Policy&, const Resources&, Sink& out) {
  for (const ShownNumber& shown : view.numbers) {
    if (cause_of(view, shown) == Cause::forbidden) out.report(shown.span, 0, {shown.written});
  }
}

constexpr Text2 kMessages[] = {
    {"the page shows {0}, and show is “forbidden”", "页面显示了 {0}，而 show 设为 forbidden"},
};

}  // namespace

extern constinit const Rule number_forbidden{
    "number-forbidden",
    Severity::error,
    Fix::safe,
    check,
    kMessages,
    {"remove it from the settings of the theme for this build; `beian inject` takes out its own badge",
     "请在此次构建的主题设置中去掉；`beian inject` 会去掉自己插入的备案信息"}};

}  // namespace beian
