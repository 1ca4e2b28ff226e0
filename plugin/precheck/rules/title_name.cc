// title_name.cc — the name in the form is the name on the page.
#include "precheck/case.h"
#include "precheck/domain_name.h"
#include "precheck/han.h"
#include "precheck/rule.h"

namespace beian::precheck {
namespace {

std::string without_spaces(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ') out += c;
  }
  return out;
}

void check(const Case& what, Sink& out) {
  if (!what.filing.given(Key::site_name) || what.site.home.path.empty()) return;
  const std::string name(what.filing.value(Key::site_name));
  // What is no name yet is said by site-name alone.
  if (read_domain(name).is_name || is_placeholder(name) || han_count(name) == 0) return;
  const std::string title = what.site.home.title;
  if (without_spaces(title).find(without_spaces(name)) != std::string::npos) return;
  if (title.empty()) return out.report(1, {what.site.home.path, 1, 1, {}}, {name});
  out.report(0, what.site.home.title_at, {name, title});
}

constexpr Text2 kMessages[] = {
    {"the home page is called “{1}”, the filing “{0}”", "首页标题是“{1}”，备案的名称是“{0}”"},
    {"the home page has no <title>, the filing says “{0}”", "首页没有 <title>，备案的名称是“{0}”"},
};
constexpr Text2 kRemedies[] = {
    {"put the filed name into the title: the officer compares both", "请在标题中写上备案的名称：审核时会对照"},
};

}  // namespace

extern constinit const PrecheckRule title_name{"title-name", Severity::warning, Key::site_name,
                                               check,        kMessages,         kRemedies};

}  // namespace beian::precheck
