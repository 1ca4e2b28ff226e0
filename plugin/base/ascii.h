// ascii.h — letters of names that count in either case: tags, attributes, hosts, keywords of styles.
//
// Only A to Z: the standards (HTML, CSS, URL) compare these names so, whatever the locale says of other letters.
#pragma once
#include <string>
#include <string_view>

namespace beian {

constexpr char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

inline std::string ascii_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = ascii_lower(c);
  return out;
}

}  // namespace beian
