// number_duplicate.cc — the page shows one number twice.
//
// A theme's option and a hand-made line, or the theme's badge and ours: then ours is the copy, and inject takes it out.
// One finding a number, at its second copy; links of copies are not judged again. Two copies of which the style sheet
// shows one on wide screens and the other on narrow ones (html/width_class.h) are one.
#include <set>

#include "rules/rule.h"
#include "rules/view.h"

namespace beian {
namespace {

void check(const PageView& view, const Policy&, const Resources&, Sink& out) {
  std::set<std::string> said;
  for (const ShownNumber& shown : view.numbers) {
    if (cause_of(view, shown) != Cause::duplicate || !said.insert(registration_key(shown.number)).second) continue;
    out.report(shown.span, shown.own() ? 1 : 0, {shown.written});
  }
}

constexpr Text2 kMessages[] = {
    {"the page shows {0} twice", "页面重复显示了 {0}"},
    {"the page shows {0} itself, so the badge repeats it", "页面本身已显示 {0}，插入的备案信息重复了"},
};

constexpr Text2 kRemedies[] = {
    {"remove one of the two from the theme or its settings", "请在主题或其设置中删除其中一处"},
    {"run `beian inject`, which takes out its own copy", "请运行 `beian inject`，它会去掉自己插入的那一处"},
};

}  // namespace

extern constinit const Rule number_duplicate{"number-duplicate", Severity::warning, Fix::safe, check, kMessages, {},
                                             kRemedies};

}  // namespace beian
