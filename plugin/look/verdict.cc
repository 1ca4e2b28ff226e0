#include "look/verdict.h"

#include <algorithm>
#include <cmath>

namespace beian {
namespace {

// Below this text is hard to read even where it is large (WCAG 2, 1.4.3: 3 for large text, 4.5 for other).
constexpr double kPoorContrast = 3.0;

enum Kind : std::uint8_t { missing, removed, hidden, covered, position, contrast, print, console };

constexpr LookRule kRules[] = {
    {"look-missing",
     Severity::error,
     {"{0} is not in the page that the browser shows ({1})", "浏览器显示的页面中没有 {0}（{1}）"},
     {"run `beian inject` after the build; if it says that all is well, report this page",
      "构建后运行 `beian inject`；如果它认为没有问题，请反馈该页面"}},
    {"look-removed",
     Severity::error,
     {"{0} is in the file and disappears {2} ({1})", "{0} 在文件中存在，但在{2}消失（{1}）"},
     {"put it where no script renders: behind the app's root, as `beian inject` does, or into the source of the layout",
      "请放在脚本不会重新渲染的位置：应用根元素之后（`beian inject` 的做法），或写进布局源码"}},
    {"look-hidden",
     Severity::error,
     {"{0} is in the page, but no visitor sees it: {2} ({1})", "{0} 在页面中，但访客看不到：{2}（{1}）"},
     {"take away what hides it, or show the number elsewhere in the footer",
      "请去掉隐藏它的样式，或在页脚其他位置显示"}},
    {"look-covered",
     Severity::error,
     {"{0} is covered by {2} ({1})", "{0} 被 {2} 遮挡（{1}）"},
     {"move it, or give it a higher z-index than what covers it", "请移动位置，或设置比遮挡物更高的 z-index"}},
    {"look-position",
     Severity::warning,
     {"{0} does not stand below the content of the page but {2} ({1})", "{0} 不在页面内容下方，而是{2}（{1}）"},
     {"the law asks for the bottom of the page: put it into the theme's footer",
      "法规要求在页面底部：请放进主题的页脚"}},
    {"look-contrast",
     Severity::warning,
     {"{0} can hardly be read: its contrast is {2}, and 4.5 is asked for ({1})",
      "{0} 难以辨认：对比度为 {2}，要求为 4.5（{1}）"},
     {"give it another colour", "请换一种颜色"}},
    {"look-print",
     Severity::warning,
     {"{0} is not printed: {2} ({1})", "打印时没有 {0}：{2}（{1}）"},
     {"take it out of what the style sheet for print hides", "请不要在打印样式中隐藏它"}},
    {"look-console",
     Severity::error,
     {"with our badge the page's console has an error that it does not have without: {2} ({1})",
      "有备案信息时页面控制台出现了新的错误：{2}（{1}）"},
     {"run `beian inject` with `--placement-at body-end`, and report this page",
      "请用 `--placement-at body-end` 运行 `beian inject`，并反馈该页面"}},
};

// The words for SeenNumber::why in a sentence; {0} is the element.
struct Reason {
  std::string_view why;
  Text2 words;
};
constexpr Reason kReasons[] = {
    {"display", {"{0} has display: none", "{0} 为 display: none"}},
    {"visibility", {"{0} has visibility: hidden", "{0} 为 visibility: hidden"}},
    {"content-visibility", {"{0} has content-visibility: hidden", "{0} 为 content-visibility: hidden"}},
    {"opacity", {"{0} is transparent", "{0} 是透明的"}},
    {"no-box", {"{0} has no size", "{0} 没有尺寸"}},
    {"unreachable", {"nobody can scroll to it {0}", "无法滚动到该处 {0}"}},
    {"clip", {"{0} is clipped away", "{0} 被裁剪"}},
    {"colour", {"it has the colour of its background", "文字与背景同色"}},
};

constexpr Text2 kAfter[] = {{"while the page loads", "页面加载时"},
                            {"after a link was followed", "点击链接后"},
                            {"after going back", "返回后"}};
constexpr Text2 kPlaces[] = {{"at an unknown place", "位置不明"},
                             {"below it", "在下方"},
                             {"beside it", "在旁边"},
                             {"over it", "盖在内容上"},
                             {"above it", "在上方"}};

struct Screen {
  int width;
  bool dark;
};

// One cause on one page, being counted up.
struct Cause {
  Kind kind;
  Text2 detail;       // a pattern
  std::string about;  // its {0}
  std::vector<std::string> numbers;
  std::vector<Screen> screens;
  bool operator==(const Cause& other) const {
    return kind == other.kind && detail.en == other.detail.en && about == other.about;
  }
};

class Judge {
 public:
  explicit Judge(const LookedAt& page) : page_(page) {}

  std::vector<LookFinding> all() {
    for (const View& view : page_.views) {
      loaded(view);
      scheme(view, view.light, false);
      scheme(view, view.dark, true);
      stays(view);
      printed(view);
      for (const std::string& error : view.console)
        add({console, {"{0}", "{0}"}, error, {}, {}}, {}, {view.width, false});
    }
    std::stable_sort(causes_.begin(), causes_.end(), [](const Cause& a, const Cause& b) { return a.kind < b.kind; });
    std::vector<LookFinding> out;
    out.reserve(causes_.size());
    for (const Cause& cause : causes_) out.push_back(told(cause));
    return out;
  }

 private:
  void add(Cause cause, const std::string& number, Screen screen) {
    auto at = std::find(causes_.begin(), causes_.end(), cause);
    if (at == causes_.end()) at = causes_.insert(causes_.end(), std::move(cause));
    if (!number.empty() && std::find(at->numbers.begin(), at->numbers.end(), number) == at->numbers.end()) {
      at->numbers.push_back(number);
    }
    const bool known = std::any_of(at->screens.begin(), at->screens.end(), [&](const Screen& each) {
      return each.width == screen.width && (each.dark == screen.dark || !each.dark);
    });
    if (!known) at->screens.push_back(screen);
  }

  void loaded(const View& view) {
    for (const SeenNumber& seen : view.light.numbers) {
      if (seen.in_dom) continue;
      if (page_.own_badge) {
        add({removed, kAfter[0], {}, {}, {}}, seen.number, {view.width, false});
      } else if (page_.required) {
        add({missing, {}, {}, {}, {}}, seen.number, {view.width, false});
      }
    }
  }

  void scheme(const View& view, const Seen& all, bool dark) {
    for (const SeenNumber& seen : all.numbers) {
      if (!seen.in_dom) continue;
      const Screen screen = {view.width, dark};
      if (!seen.displayed) {
        if (page_.required) add({hidden, words_for(seen.why), seen.by, {}, {}}, seen.number, screen);
        continue;
      }
      if (!seen.hit) {
        add({covered, {"{0}", "{0}"}, seen.by.empty() ? "?" : seen.by, {}, {}}, seen.number, screen);
      }
      if (seen.contrast && *seen.contrast < kPoorContrast) {
        const int tenths = static_cast<int>(std::lround(*seen.contrast * 10));
        add({contrast, {"{0}", "{0}"}, std::to_string(tenths / 10) + "." + std::to_string(tenths % 10), {}, {}},
            seen.number, screen);
      }
      const bool elsewhere = seen.standing != Standing::below && seen.standing != Standing::unknown;
      if (!dark && elsewhere)
        add({position, kPlaces[static_cast<std::size_t>(seen.standing)], {}, {}, {}}, seen.number, screen);
    }
  }

  // Another page without our badge is that page's business; a router that takes ours away is this one's.
  void stays(const View& view) {
    for (std::size_t i = 0; i < view.light.numbers.size(); ++i) {
      const SeenNumber& before = view.light.numbers[i];
      if (!before.displayed) continue;
      const bool followed = view.client_side && before.own && !view.after_click.numbers.empty();
      if (followed && !view.after_click.numbers[i].displayed) {
        add({removed, kAfter[1], {}, {}, {}}, before.number, {view.width, false});
      } else if (!view.after_back.numbers.empty() && !view.after_back.numbers[i].displayed) {
        add({removed, kAfter[2], {}, {}, {}}, before.number, {view.width, false});
      }
    }
  }

  void printed(const View& view) {
    for (std::size_t i = 0; i < view.print.numbers.size(); ++i) {
      const SeenNumber& seen = view.print.numbers[i];
      if (seen.displayed || !seen.in_dom || !view.light.numbers[i].displayed) continue;
      add({print, words_for(seen.why), seen.by, {}, {}}, seen.number, {view.width, false});
    }
  }

  static Text2 words_for(std::string_view why) {
    for (const Reason& each : kReasons)
      if (each.why == why) return each.words;
    return {"{0}", "{0}"};
  }

  static std::string where(const Cause& cause, Language language) {
    const bool zh = language == Language::zh;
    std::string out;
    for (const Screen& each : cause.screens) {
      out += (out.empty() ? "" : zh ? "、" : ", ") + std::to_string(each.width) + (zh ? " 像素" : " px");
      if (each.dark) out += zh ? "深色" : " dark";
    }
    return out;
  }

  LookFinding told(const Cause& cause) const {
    LookFinding out;
    out.rule = &kRules[cause.kind];
    out.path = page_.path;
    for (const std::string& number : cause.numbers) out.numbers += (out.numbers.empty() ? "" : ", ") + number;
    const auto message = [&](Language language) {
      return format_message(out.rule->message.in(language), {out.numbers, where(cause, language),
                                                             format_message(cause.detail.in(language), {cause.about})});
    };
    out.text = {message(Language::en), message(Language::zh)};
    return out;
  }

  const LookedAt& page_;
  std::vector<Cause> causes_;
};

}  // namespace

std::span<const LookRule> look_rules() {
  return kRules;
}

std::vector<LookFinding> judge(const LookedAt& page) {
  return Judge(page).all();
}

}  // namespace beian
