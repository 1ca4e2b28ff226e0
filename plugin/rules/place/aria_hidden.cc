// aria_hidden.cc — a number that is seen and not read out.
//
// aria-hidden="true" takes an element from the tree that screen readers read; on the screen it stays. So the duty to
// show the number is fulfilled, and visitors who listen to the page do not learn it. A note: the theme decides. One
// copy that is read out is enough.
#include <algorithm>

#include "rules/missing.h"

namespace beian {
namespace {

bool is_read_out(const PageView& view, const Number& number) {
  return std::any_of(view.numbers.begin(), view.numbers.end(), [&](const ShownNumber& shown) {
    return (shown.where & context::aria_hidden) == 0 && shown.number.same_registration(number);
  });
}

void check(const PageView& view, const Policy& policy, const Resources&, Sink& out) {
  for (const ShownNumber& shown : view.numbers) {
    if ((shown.where & context::aria_hidden) == 0 || shown.mention) continue;
    if (!is_configured_number(policy, shown.number) || is_read_out(view, shown.number)) continue;
    out.report(shown.span, 0, {shown.written});
  }
}

constexpr Text2 kMessages[] = {
    {"{0} is displayed, but stands in an element with aria-hidden: screen readers do not read it out",
     "{0} 可见，但位于带 aria-hidden 的元素中，读屏软件不会朗读"},
};

}  // namespace

extern constinit const Rule aria_hidden{
    "aria-hidden",
    Severity::note,
    Fix::none,
    check,
    kMessages,
    {"take aria-hidden from the element around it, in the theme", "请在主题中去掉外层元素的 aria-hidden"}};

}  // namespace beian
