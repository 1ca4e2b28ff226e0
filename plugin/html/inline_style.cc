#include "html/inline_style.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "base/ascii.h"

namespace beian {
namespace {

enum Property : std::size_t {
  kDisplay,
  kVisibility,
  kOpacity,
  kFontSize,
  kPosition,
  kLeft,
  kRight,
  kTop,
  kBottom,
  kCount
};
constexpr std::string_view kNames[] = {"display", "visibility", "opacity", "font-size", "position",
                                       "left",    "right",      "top",     "bottom"};
static_assert(std::size(kNames) == kCount);

struct Declared {
  std::string_view value;
  bool important = false;
};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
  return text;
}

// Behind the number that `value` begins with; 0 where it begins with none.
std::size_t end_of_number(std::string_view value) {
  return std::min(value.find_first_not_of("0123456789."), value.size());
}

// 0, 0.0, 0%, 0px: any unit.
bool is_zero(std::string_view value) {
  const std::size_t end = end_of_number(value);
  const std::string_view number = value.substr(0, end);
  const std::string_view unit = value.substr(end);
  if (number.find('0') == std::string_view::npos || number.find_first_not_of("0.") != std::string_view::npos)
    return false;
  return std::all_of(unit.begin(), unit.end(), [](char c) { return c == '%' || (c >= 'a' && c <= 'z'); });
}

// A length so far beyond an edge that no screen shows what stands there: -999px or more, -60em or more.
bool is_far_off(std::string_view value) {
  if (!value.starts_with('-')) return false;
  value.remove_prefix(1);
  const std::string_view whole = value.substr(0, std::min(value.find_first_not_of("0123456789"), value.size()));
  const std::string_view unit = value.substr(end_of_number(value));
  std::size_t digits = whole.size() - std::min(whole.find_first_not_of('0'), whole.size());
  if (digits > 6) digits = 6;
  std::size_t size = 0;
  for (const char c : whole.substr(whole.size() - digits)) size = size * 10 + static_cast<std::size_t>(c - '0');
  return (unit == "px" && size >= 999) || ((unit == "em" || unit == "rem") && size >= 60);
}

}  // namespace

InlineStyle read_inline_style(std::string style) {
  style = ascii_lower(style);
  Declared declared[kCount];
  for (std::string_view rest = style; !rest.empty();) {
    const std::string_view declaration = rest.substr(0, rest.find(';'));
    rest.remove_prefix(std::min(declaration.size() + 1, rest.size()));
    const std::size_t colon = declaration.find(':');
    if (colon == std::string_view::npos) continue;
    const auto* name = std::find(std::begin(kNames), std::end(kNames), trimmed(declaration.substr(0, colon)));
    if (name == std::end(kNames)) continue;
    std::string_view value = trimmed(declaration.substr(colon + 1));
    const std::size_t bang = value.find('!');
    const bool important = bang != std::string_view::npos && trimmed(value.substr(bang + 1)) == "important";
    if (important) value = trimmed(value.substr(0, bang));
    Declared& at = declared[name - kNames];
    if (!at.important || important) at = {value, important};
  }
  const auto value = [&declared](Property property) { return declared[property].value; };
  InlineStyle out;
  const bool lifted = value(kPosition) == "absolute" || value(kPosition) == "fixed";
  const bool far_off = lifted && (is_far_off(value(kLeft)) || is_far_off(value(kRight)) || is_far_off(value(kTop)) ||
                                  is_far_off(value(kBottom)));
  out.hides = value(kDisplay) == "none" || value(kVisibility) == "hidden" || value(kVisibility) == "collapse" ||
              is_zero(value(kOpacity)) || far_off;
  out.hides_own_text = is_zero(value(kFontSize));
  return out;
}

}  // namespace beian
