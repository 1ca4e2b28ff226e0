// demo_link.cc — a footer that leads to somebody else's demonstration site.
#include "precheck/case.h"
#include "precheck/rule.h"

namespace beian::precheck {
namespace {

void check(const Case& what, Sink& out) {
  for (const Seen& each : what.site.demo_links) out.report(0, each.at, {each.text, static_cast<int>(each.count)});
}

constexpr Text2 kMessages[] = {
    {"the footer leads to {0}, a demonstration site ({1} times)", "页脚链接到演示站点 {0}（{1} 处）"},
};
constexpr Text2 kRemedies[] = {
    {"take the link out of the theme's footer", "请从主题页脚中删去该链接"},
};

}  // namespace

extern constinit const PrecheckRule demo_link{"demo-link", Severity::warning, Key::site_name,
                                              check,       kMessages,         kRemedies};

}  // namespace beian::precheck
