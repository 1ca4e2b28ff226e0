#include "site/toml_excerpt.h"

#include <algorithm>
#include <charconv>

#include "base/utf8.h"
#include "report/excerpt.h"
#include "site/trouble.h"

namespace beian {

std::string toml_excerpt(const std::string& words, std::string_view text, const std::string& name) {
  if (!words.starts_with(name + ":")) return {};
  std::size_t line = 0;
  std::size_t column = 0;
  const char* at = words.data() + name.size() + 1;
  const char* end = words.data() + words.size();
  const auto [colon, bad_line] = std::from_chars(at, end, line);
  if (bad_line != std::errc() || colon == end || *colon != ':') return {};
  const auto [rest, bad_column] = std::from_chars(colon + 1, end, column);
  if (bad_column != std::errc() || line == 0 || column == 0) return {};
  std::size_t begin = 0;
  for (std::size_t i = 1; i < line && begin != std::string_view::npos; ++i) {
    const std::size_t feed = text.find('\n', begin);
    if (feed == std::string_view::npos) return {};
    begin = feed + 1;
  }
  std::string_view row = text.substr(begin, text.find_first_of("\r\n", begin) - begin);
  std::size_t place_of = 0;  // in bytes; the reader counts characters
  for (std::size_t i = 1; i < column && place_of < row.size(); ++i) place_of += decode_utf8(row, place_of).size;
  constexpr std::size_t kMost = 160;
  if (row.size() > kMost && place_of < kMost) row = row.substr(0, kMost);
  if (place_of > row.size() || row.size() > kMost) return {};
  std::size_t last = place_of;  // of what the caret is about
  if (last < row.size() && (row[last] == '"' || row[last] == '\'')) {
    last = std::min(row.find(row[last], last + 1), row.size() - 1) + 1;
  } else {
    last = std::min(row.find_first_of(" \t=],", last), row.size());
  }
  const std::string number = std::to_string(line);
  const std::string indent(std::max<std::size_t>(number.size(), 5), ' ');
  const std::uint32_t before = display_width(printable(row.substr(0, place_of)));
  const std::uint32_t under = std::max(display_width(printable(row.substr(place_of, last - place_of))), 1u);
  return "\n" + indent.substr(number.size()) + number + " | " + printable(row) + "\n" + indent + " | " +
         std::string(before, ' ') + "^" + std::string(under - 1, '~');
}

Error with_toml_excerpt(Error error, std::string_view text, const std::string& name) {
  const std::string shown = toml_excerpt(error.en, text, name);
  error.en += shown;
  error.zh += shown;
  return error;
}

}  // namespace beian
