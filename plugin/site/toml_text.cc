#include "site/toml_text.h"

#include <algorithm>

#include "site/trouble.h"

namespace beian {
namespace {

constexpr Text2 kNotToml = {"{0}: not valid TOML: {1}. Mend the line, or compare it with the example in the README.",
                            "{0}：不是有效的 TOML：{1}。请修正此行，或对照 README 中的例子。"};
constexpr Text2 kControl = {
    "{0}: not valid TOML: a control character. Take it out, or write it as an escape (\\u0000).",
    "{0}：不是有效的 TOML：含有控制字符。请删去，或写成转义（\\u0000）。"};
constexpr Text2 kNoKey = {"{0}: not valid TOML: no key behind “[”. Name the table, as in [rules].",
                          "{0}：不是有效的 TOML：“[”之后没有键名。请写出表名，例如 [rules]。"};

// The first control character that TOML has nowhere (its strings and comments included), or npos.
std::size_t find_control(std::string_view text) {
  const auto is_control = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7f;
  };
  const auto* at = std::find_if(text.begin(), text.end(), is_control);
  return at == text.end() ? std::string_view::npos : static_cast<std::size_t>(at - text.begin());
}

// The place of the first table header ("[&a]") that begins with no key, or npos. toml++ 3.3 takes it for granted that
// one does. Only its own parser knows whether a line begins a statement or stands inside a string or an array: it does
// begin one if all that stands before it is a whole document.
std::size_t find_keyless_header(std::string_view text) {
  constexpr std::string_view kKeyStart = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-\"'";
  constexpr int kMostLooks = 64;  // lines like that; a config with more is made to be slow
  int looks = 0;
  for (std::size_t line = 0; line < text.size();) {
    const std::size_t end = std::min(text.find('\n', line), text.size());
    const std::string_view row = text.substr(line, end - line);
    const bool mark = line == 0 && row.starts_with("\xef\xbb\xbf");
    std::size_t at = row.find_first_not_of(" \t", mark ? 3 : 0);
    if (at != std::string_view::npos && row[at] == '[') {
      at += row.substr(at).starts_with("[[") ? 2 : 1;
      at = std::min(row.find_first_not_of(" \t", at), row.size());
      const bool fine = at == row.size() || row[at] == ']' || kKeyStart.find(row[at]) != std::string_view::npos;
      if (!fine && (++looks > kMostLooks || toml::parse(text.substr(0, line)))) return line + at;
    }
    line = end + 1;
  }
  return std::string_view::npos;
}

toml::source_position position_of(std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(0, at);
  const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
  return {static_cast<toml::source_index>(std::count(before.begin(), before.end(), '\n') + 1),
          static_cast<toml::source_index>(at - line_start + 1)};
}

}  // namespace

std::string place(const std::string& name, const toml::source_position& at) {
  return name + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
}

Result<toml::table> parse_toml(std::string_view text, const std::string& name) {
  // toml++ (3.3) takes it for granted that a key has no NUL.
  if (const std::size_t at = find_control(text); at != std::string_view::npos) {
    return trouble(kControl, {place(name, position_of(text, at))});
  }
  if (const std::size_t at = find_keyless_header(text); at != std::string_view::npos) {
    return trouble(kNoKey, {place(name, position_of(text, at))});
  }
  toml::parse_result parsed = toml::parse(text, name);
  if (!parsed) {
    const toml::parse_error& error = parsed.error();
    return trouble(kNotToml, {place(name, error.source().begin), printable(error.description())});
  }
  return std::move(parsed).table();
}

}  // namespace beian
