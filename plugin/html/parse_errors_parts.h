// parse_errors_parts.h — how parse_errors is split: one file for each family of tokenizer states.
#pragma once
#include "html/char_ref.h"
#include "html/parse_errors.h"

namespace beian::parse_errors {

constexpr bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7f && c < 0xa0);
}
constexpr bool is_noncharacter(char32_t c) {
  return (c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe;
}
constexpr bool is_ascii_whitespace(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r' && c != '\v');
}

// Collects the errors of one token.
struct Errors {
  std::string_view bytes;
  std::vector<ParseError>& out;

  void add(ParseErrorCode code, std::size_t offset) { out.push_back({code, static_cast<std::uint32_t>(offset)}); }
  void add_nulls(Span span);
  // The errors of the reference at `offset`, where an '&' stands, read up to `end`; returns where reading goes on.
  std::uint32_t add_char_ref(std::uint32_t offset, std::uint32_t end, CharRefPlace place);
};

void tag(Errors& errors, const Token& token);      // 13.2.5.6 to 13.2.5.8 and 13.2.5.32 to 13.2.5.40
void text(Errors& errors, const Token& token);     // 13.2.5.1 to 13.2.5.5, 13.2.5.15 to 13.2.5.31 and 13.2.5.69
void comment(Errors& errors, const Token& token);  // 13.2.5.41 to 13.2.5.52
void doctype(Errors& errors, const Token& token);  // 13.2.5.53 to 13.2.5.68

}  // namespace beian::parse_errors
