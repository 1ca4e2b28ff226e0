#include "init/source_line.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"

namespace beian::init {
namespace {

bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_word(char c) {
  const char lower = ascii_lower(c);
  return is_ascii_digit(c) || (lower >= 'a' && lower <= 'z') || c == '_' || c == '-';
}

std::uint32_t line_at(std::string_view text, std::size_t at) {
  return static_cast<std::uint32_t>(1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

std::vector<Glyph> glyphs(std::string_view line) {
  std::vector<Glyph> out;
  for (std::size_t at = 0; at < line.size();) {
    const Decoded one = decode_utf8(line, at);
    out.push_back({one.ch, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + one.size)}});
    at += one.size;
  }
  return out;
}

// Fourteen digits that stand alone in `line`; npos where there are none.
std::size_t lone_fourteen(std::string_view line) {
  for (std::size_t at = 0; at < line.size();) {
    if (!is_ascii_digit(line[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < line.size() && is_ascii_digit(line[end])) ++end;
    const bool alone = (at == 0 || !is_word(line[at - 1])) && (end == line.size() || !is_word(line[end]));
    if (end - at == 14 && alone) return at;
    at = end;
  }
  return std::string_view::npos;
}

// The value that begins at `at`: what stands in quotes, or a bare word up to the end of its list, line or comment.
std::string value_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  if (const char quote = text[at]; quote == '"' || quote == '\'' || quote == '`') {
    const std::size_t end = text.find_first_of(std::string(1, quote) + "\n", at + 1);
    return end == std::string_view::npos || text[end] == '\n' ? std::string()
                                                              : std::string(text.substr(at + 1, end - at - 1));
  }
  if (text[at] == '[' || text[at] == '{' || text[at] == '(' || text[at] == '|' || text[at] == '>') return {};
  std::size_t end = std::min(text.find_first_of(",}\r\n", at), text.size());
  while (end > at && (text[end - 1] == ' ' || text[end - 1] == '\t' || text[end - 1] == ';')) --end;
  return std::string(text.substr(at, end - at));
}

}  // namespace

std::string without_comments(std::string_view text) {
  std::string out(text);
  char quote = 0;
  bool block = false;
  bool line = false;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const char c = out[i];
    const char next = i + 1 < out.size() ? out[i + 1] : '\0';
    const char before = i == 0 ? '\n' : out[i - 1];
    if (c == '\n') {
      line = false;
      if (quote != '`') quote = 0;  // a string that does not end is none: an apostrophe of running text
      continue;
    }
    if (block || line) {
      const bool ends = block && c == '*' && next == '/';
      if (ends) {
        out[i + 1] = ' ';
        block = false;
      }
      if (c != '\r') out[i] = ' ';
      continue;
    }
    if (quote != 0) {
      if (c == '\\') ++i;
      if (c == quote) quote = 0;
      continue;
    }
    const bool behind_space = before == '\n' || before == ' ' || before == '\t' || before == '\r';
    if ((c == '"' || c == '\'' || c == '`') && !is_word(before)) {
      quote = c;
    } else if (c == '/' && next == '*') {
      block = true;
      out[i] = ' ';
    } else if ((c == '#' && behind_space) || (c == '/' && next == '/' && before != ':')) {
      line = true;
      out[i] = ' ';
    }
  }
  return out;
}

std::optional<LineValue> value_of(std::string_view text, std::string_view key) {
  const std::string lower = ascii_lower(text);
  const std::string wanted = ascii_lower(key);
  for (std::size_t at = lower.find(wanted); at != std::string::npos; at = lower.find(wanted, at + 1)) {
    std::size_t end = at + wanted.size();
    if (at > 0 && (is_word(lower[at - 1]) || lower[at - 1] == '.')) continue;
    if (end < lower.size() && (lower[end] == '"' || lower[end] == '\'')) ++end;
    while (end < lower.size() && (lower[end] == ' ' || lower[end] == '\t')) ++end;
    if (end >= lower.size() || (lower[end] != ':' && lower[end] != '=')) continue;
    ++end;
    while (end < lower.size() && (lower[end] == ' ' || lower[end] == '\t')) ++end;
    std::string value = value_at(text, end);
    if (!value.empty()) return LineValue{std::move(value), line_at(text, at)};
  }
  return {};
}

std::vector<LineNumber> numbers_in(std::string_view text, int this_year) {
  std::vector<LineNumber> out;
  std::uint32_t number_of_line = 0;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    begin = end + 1;
    ++number_of_line;
    constexpr std::size_t kLongest = 4096;  // a longer line was made by a program
    if (line.size() > kLongest) continue;
    const std::vector<Glyph> row = glyphs(line);
    bool gongan = false;
    for (const NumberAt& each : find_numbers(row, this_year)) {
      const NumberKind kind = each.number.kind;
      if (kind == NumberKind::none || kind == NumberKind::parody) continue;
      gongan = gongan || kind == NumberKind::gongan;
      const std::size_t from = row[each.first].source.begin;
      out.push_back(
          {each.number, std::string(line.substr(from, row[each.last - 1].source.end - from)), number_of_line});
    }
    const std::string lower = ascii_lower(line);
    const bool police = lower.find("gongan") != std::string::npos || lower.find("police") != std::string::npos ||
                        lower.find("beian") != std::string::npos || line.find("公安") != std::string_view::npos;
    const std::size_t digits = lone_fourteen(line);
    if (gongan || !police || digits == std::string_view::npos) continue;
    const std::string written(line.substr(digits, 14));
    const Number bare = read_number(written, this_year);
    if (const std::string normal = bare.normal(); !normal.empty()) {
      out.push_back({read_number(normal, this_year), written, number_of_line});
    }
  }
  return out;
}

}  // namespace beian::init
