// parse_errors_text.cc — errors in text, and in character references wherever they stand.
#include "html/parse_errors_parts.h"
#include "html/script_data.h"

namespace beian::parse_errors {
namespace {

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// 13.2.5.80, over the number as it is written.
void numeric_value(Errors& errors, char32_t code, std::uint32_t behind) {
  if (code == 0) {
    errors.add(ParseErrorCode::null_character_reference, behind);
  } else if (code > 0x10ffff) {
    errors.add(ParseErrorCode::character_reference_outside_unicode_range, behind);
  } else if (code >= 0xd800 && code <= 0xdfff) {
    errors.add(ParseErrorCode::surrogate_character_reference, behind);
  } else if (is_noncharacter(code)) {
    errors.add(ParseErrorCode::noncharacter_character_reference, behind);
  } else if (code == '\r' || (is_control(code) && !is_ascii_whitespace(code))) {
    errors.add(ParseErrorCode::control_character_reference, behind);
  }
}

// A '<' that is text: what stands behind it is no tag's name (13.2.5.6, 13.2.5.7).
void less_than(Errors& errors, std::uint32_t offset) {
  const std::size_t size = errors.bytes.size();
  const std::size_t next = offset + 1;
  const bool cut_off = next >= size || (errors.bytes[next] == '/' && next + 1 >= size);
  if (cut_off) {
    errors.add(ParseErrorCode::eof_before_tag_name, size);
  } else {
    errors.add(ParseErrorCode::invalid_first_character_of_tag_name, next);
  }
}

}  // namespace

void Errors::add_nulls(Span span) {
  const std::string_view head = bytes.substr(0, span.end);
  for (std::size_t i = head.find('\0', span.begin); i != std::string_view::npos; i = head.find('\0', i + 1)) {
    add(ParseErrorCode::unexpected_null_character, i);
  }
}

std::uint32_t Errors::add_char_ref(std::uint32_t offset, std::uint32_t end, CharRefPlace place) {
  const std::string_view head = bytes.substr(0, end);
  std::uint32_t i = offset + 1;
  if (i < end && head[i] == '#') {
    const NumericRef ref = read_numeric_ref(head, offset);
    const std::uint32_t behind = offset + ref.size;
    if (!ref.has_digits) {
      add(ParseErrorCode::absence_of_digits_in_numeric_character_reference, behind);
      return behind;
    }
    if (!ref.has_semicolon) add(ParseErrorCode::missing_semicolon_after_character_reference, behind);
    numeric_value(*this, ref.code, behind);
    return behind;
  }
  if (const CharRef ref = match_char_ref(head, offset, CharRefPlace::text); ref.size > 0) {
    const std::uint32_t behind = offset + ref.size;
    const bool counts = match_char_ref(head, offset, place).size > 0;
    if (counts && head[behind - 1] != ';') add(ParseErrorCode::missing_semicolon_after_character_reference, behind);
    return behind;
  }
  while (i < end && is_alphanumeric(head[i])) ++i;
  if (i > offset + 1 && i < end && head[i] == ';') add(ParseErrorCode::unknown_named_character_reference, i);
  return i;
}

void text(Errors& errors, const Token& token) {
  const std::string_view head = errors.bytes.substr(0, token.span.end);
  const bool last = token.span.end == errors.bytes.size();
  if (token.state == TextState::cdata) {
    if (last && !slice(head, token.span).ends_with("]]>")) errors.add(ParseErrorCode::eof_in_cdata, token.span.end);
    return;
  }
  errors.add_nulls(token.span);
  if (token.state == TextState::script_data && last && script_data_end(head, token.span.begin, {}).in_comment) {
    errors.add(ParseErrorCode::eof_in_script_html_comment_like_text, token.span.end);
  }
  if (token.state != TextState::data && token.state != TextState::rcdata) return;
  for (std::size_t i = head.find_first_of("<&", token.span.begin); i != std::string_view::npos;) {
    const auto at = static_cast<std::uint32_t>(i);
    std::uint32_t next = at + 1;
    if (head[i] == '&') {
      next = errors.add_char_ref(at, token.span.end, CharRefPlace::text);
    } else if (token.state == TextState::data) {
      less_than(errors, at);
    }
    i = head.find_first_of("<&", next);
  }
}

}  // namespace beian::parse_errors
