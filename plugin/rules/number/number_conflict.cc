// number_conflict.cc — the page shows the numbers of two subjects, and the config says of neither that it is right.
//
// One site has one filing of a kind, so one of the two was left over or copied. Numbers of one subject may stand side
// by side. One finding a kind, at the first number that disagrees. Where one is configured, number-unexpected names the
// other.
#include "rules/rule.h"
#include "rules/view.h"

namespace beian {
namespace {

void report_kind(const PageView& view, NumberKind kind, Sink& out) {
  const ShownNumber* first = nullptr;
  for (const ShownNumber& shown : view.numbers) {
    if (shown.number.kind != kind || !is_sound(cause_of(view, shown))) continue;
    if (first == nullptr) first = &shown;
    if (cause_of(view, shown) != Cause::conflict) continue;
    out.report(shown.span, 0, {first->written, shown.written});
    return;
  }
}

void check(const PageView& view, const Policy&, const Resources&, Sink& out) {
  report_kind(view, NumberKind::icp, out);
  report_kind(view, NumberKind::gongan, out);
}

constexpr Text2 kMessages[] = {
    {"the page shows {0} and {1}, numbers of two subjects; one of them is wrong",
     "页面同时显示 {0} 和 {1}，属于两个主体，其中必有一个是错的"},
};

}  // namespace

extern constinit const Rule number_conflict{
    "number-conflict",
    Severity::error,
    Fix::none,
    check,
    kMessages,
    {"remove the one that is not this site's, and set `icp` and `gongan` in beian.toml",
     "请删除不属于本网站的那一个，并在 beian.toml 中设置 icp 和 gongan"}};

}  // namespace beian
