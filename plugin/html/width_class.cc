#include "html/width_class.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"

namespace beian {
namespace {

template <std::size_t n>
bool is_one_of(std::string_view word, const std::array<std::string_view, n>& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr std::array<std::string_view, 27> kWidths = {
    "xs",    "sm",     "md",      "lg",    "xl",         "xxl",    "2xl",    "3xl",    "mobile",
    "phone", "tablet", "desktop", "touch", "widescreen", "fullhd", "wide",   "narrow", "pc",
    "wap",   "pad",    "handset", "small", "medium",     "large",  "laptop", "phones", "handheld"};
constexpr std::array<std::string_view, 6> kShows = {"hidden", "hide", "visible", "show", "only", "none"};
constexpr std::array<std::string_view, 11> kDisplays = {"hidden", "block",       "inline",  "inline-block",
                                                        "flex",   "inline-flex", "grid",    "inline-grid",
                                                        "table",  "none",        "contents"};

// hidden-xs, is-hidden-mobile, layui-show-md-block, uk-visible@m: a word for showing beside a word for a width.
bool names_both(std::string_view name) {
  bool width = false;
  bool shows = false;
  while (!name.empty()) {
    const std::size_t end = std::min(name.find_first_of("-_@"), name.size());
    const std::string_view word = name.substr(0, end);
    width = width || is_one_of(word, kWidths) || (end < name.size() && name[end] == '@');
    shows = shows || is_one_of(word, kShows);
    name.remove_prefix(std::min(end + 1, name.size()));
  }
  return width && shows;
}

// d-md-block
bool is_display_utility(std::string_view name) {
  if (!name.starts_with("d-")) return false;
  name.remove_prefix(2);
  const std::size_t dash = name.find('-');
  return dash != std::string_view::npos && is_one_of(name.substr(0, dash), kWidths) &&
         is_one_of(name.substr(dash + 1), kDisplays);
}

// lg:hidden, max-md:hidden, md:!block
bool is_prefixed_utility(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  if (colon == std::string_view::npos) return false;
  std::string_view display = name.substr(colon + 1);
  if (display.starts_with('!')) display.remove_prefix(1);
  if (!is_one_of(display, kDisplays)) return false;
  std::string_view prefix = name.substr(0, colon);
  prefix.remove_prefix(prefix.rfind(':') + 1);
  for (const std::string_view bound : {"max-", "min-", "lt-", "at-"}) {
    if (prefix.starts_with(bound)) return true;
  }
  return is_one_of(prefix, kWidths);
}

}  // namespace

bool shows_by_width(std::string_view value) {
  constexpr std::string_view kSpace = " \t\r\n\f";
  while (true) {
    value.remove_prefix(std::min(value.find_first_not_of(kSpace), value.size()));
    if (value.empty()) return false;
    const std::size_t end = std::min(value.find_first_of(kSpace), value.size());
    const std::string name = ascii_lower(value.substr(0, end));
    if (names_both(name) || is_display_utility(name) || is_prefixed_utility(name)) return true;
    value.remove_prefix(end);
  }
}

}  // namespace beian
