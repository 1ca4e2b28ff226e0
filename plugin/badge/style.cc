#include "badge/style.h"

#include "rules/policy.h"

namespace beian {
namespace {

struct Row {
  BadgePart part;
  std::string_view selector;
  std::string_view declarations;
};

// The selectors weigh more than a theme's ".footer div a": they say three attributes.
constexpr Row kRows[] = {
    {BadgePart::root, "",
     "display:block;position:relative;z-index:100;clear:both;margin:0;padding:8px 12px;text-align:center;"
     "font-size:14px;line-height:1.6"},
    {BadgePart::link, " a", "color:inherit;white-space:nowrap;text-decoration:none"},
    {BadgePart::icon, " img",
     "px;max-width:none;margin:0 4px 0 0;padding:0;border:0;border-radius:0;box-shadow:none;vertical-align:middle"},
    {BadgePart::line, " .beian-line", "display:block"},
    {BadgePart::number, " .beian-number", "white-space:nowrap"},
};
constexpr std::string_view kRoot = "[data-beian][data-beian][data-beian]";

std::string declarations_of(const Row& row, const BadgeIcon* icon) {
  if (row.part != BadgePart::icon) return std::string(row.declarations);
  return "display:inline;float:none;box-sizing:content-box;width:" + std::to_string(icon->width) +
         "px;height:" + std::to_string(icon->height) + std::string(row.declarations);
}

}  // namespace

Html style_attribute(BadgePart part, BadgeStyle style, const BadgeIcon* icon) {
  if (style == BadgeStyle::sheet && part == BadgePart::line) return Html::literal(" class=\"beian-line\"");
  if (style == BadgeStyle::sheet && part == BadgePart::number) return Html::literal(" class=\"beian-number\"");
  if (style != BadgeStyle::attributes) return {};
  for (const Row& row : kRows) {
    if (row.part != part) continue;
    return Html::literal(" style=\"") + Html::attribute(declarations_of(row, icon), true) + Html::literal("\"");
  }
  return {};
}

std::string badge_sheet(const BadgeIcon& icon) {
  std::string out;
  for (const Row& row : kRows) {
    if (row.part == BadgePart::icon && icon.empty()) continue;
    out += std::string(kRoot) + std::string(row.selector) + "{" + declarations_of(row, &icon) + "}\n";
  }
  return out;
}

}  // namespace beian
