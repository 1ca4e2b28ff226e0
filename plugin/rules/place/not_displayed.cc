// not_displayed.cc — the number is in the file, and no visitor reads it.
//
// Stands instead of icp-missing and gongan-missing where each copy of a configured number is hidden: in a script, a
// comment, an attribute, a hidden element, by a style sheet … One displayed copy silences it, and so does one that
// stands as an example: that page simply lacks the number. A text search passes such pages; a visitor and an inspector
// see nothing.
//
// The repair is the badge: the hidden copy is left as it is.
#include "rules/missing.h"

namespace beian {
namespace {

void check(const PageView& view, const Policy& policy, const Resources&, Sink& out) {
  for (const std::vector<Number>* configured : {&policy.icp, &policy.gongan}) {
    for (const Number& number : missing_numbers(view, policy, *configured)) {
      const HiddenNumber* copy = hidden_copy(view, number);
      if (copy == nullptr) continue;
      out.report(copy->span, static_cast<std::uint8_t>(copy->in), {number.normal(), copy->attribute, copy->by});
    }
  }
}

constexpr Text2 kMessages[] = {
    {"{0} stands only in a comment, where no visitor reads it", "{0} 只出现在注释中，访客看不到"},
    {"{0} stands only in a script: the page itself does not show it", "{0} 只出现在脚本中，页面本身没有显示"},
    {"{0} stands only in a style sheet, which is no text of the page", "{0} 只出现在样式表中，不是页面文字"},
    {"{0} stands only in a <template>, which is not displayed", "{0} 只出现在 <template> 中，不会显示"},
    {"{0} stands only in <noscript>, which a browser with scripts does not display",
     "{0} 只出现在 <noscript> 中，启用脚本的浏览器不会显示"},
    {"{0} stands only in the title, which is no text of the page", "{0} 只出现在标题（title）中，不是页面文字"},
    {"{0} stands only in the attribute “{1}”, which is no text of the page", "{0} 只出现在属性 {1} 中，不是页面文字"},
    {"{0} stands only in an element that is hidden", "{0} 只出现在被隐藏的元素中"},
    {"{0} stands only where a style hides it: {2}", "{0} 只出现在被样式隐藏的位置：{2}"},
    {"{0} stands only below the screen of a page that cannot be scrolled: {2}",
     "{0} 只出现在屏幕之外，而页面无法滚动：{2}"},
};

constexpr Text2 kRun = {"run `beian inject` after the build, or show the number as text in the footer of the theme",
                        "构建后运行 `beian inject`，或在主题页脚中以文字显示备案号"};
// By place: all alike but the last, which our badge at the end of the page shares.
constexpr Text2 kRemedies[kHiddenPlaces] = {
    kRun,
    kRun,
    kRun,
    kRun,
    kRun,
    kRun,
    kRun,
    kRun,
    kRun,
    {"let the page scroll, or name an element inside the app, where its script leaves it alone, in placement.selector",
     "让页面可以滚动，或用 placement.selector 指定应用内部一个不会被脚本重写的元素"},
};

}  // namespace

extern constinit const Rule not_displayed{"not-displayed", Severity::error, Fix::safe, check, kMessages, kRun,
                                          kRemedies};

}  // namespace beian
