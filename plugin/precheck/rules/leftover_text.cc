// leftover_text.cc — texts of the theme or the template that nobody has replaced. Reviewers reject those pages.
#include "precheck/case.h"
#include "precheck/rule.h"

namespace beian::precheck {
namespace {

void check(const Case& what, Sink& out) {
  for (const Leftover& each : what.site.leftovers) {
    const bool unfinished = each.kind == LeftoverKind::unfinished;
    out.report(static_cast<std::uint8_t>(each.kind), each.seen.at, {each.seen.text, static_cast<int>(each.seen.count)},
               unfinished ? Severity::warning : Severity::by_rule);
  }
}

constexpr Text2 kMessages[] = {
    {"“{0}” was left to be filled in ({1} times)", "“{0}”还没有填写（{1} 处）"},
    {"“{0}” is filler text ({1} times)", "“{0}”是填充文字（{1} 处）"},
    {"“{0}” is the theme's own demonstration text ({1} times)", "“{0}”是主题自带的演示内容（{1} 处）"},
    {"“{0}” says that the page is not finished ({1} times)", "“{0}”表明页面尚未完成（{1} 处）"},
};
constexpr Text2 kRemedies[] = {
    {"replace it, or take the page out until it is ready", "请替换，或在完成前撤下该页面"},
};

}  // namespace

extern constinit const PrecheckRule leftover_text{"leftover-text", Severity::error, Key::site_name,
                                                  check,           kMessages,       kRemedies};

}  // namespace beian::precheck
