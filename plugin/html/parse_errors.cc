#include "html/parse_errors.h"

#include "html/parse_errors_parts.h"
#include "text/decode.h"

namespace beian {
namespace {

constexpr std::string_view kNames[] = {
#define X(identifier, name) name,
#include "html/parse_error_codes.inc"
#undef X
};

}  // namespace

std::string_view parse_error_name(ParseErrorCode code) {
  return kNames[static_cast<std::size_t>(code)];
}

void append_parse_errors(std::string_view bytes, const Token& token, std::vector<ParseError>& out) {
  parse_errors::Errors errors{bytes, out};
  switch (token.kind) {
    case TokenKind::text: return parse_errors::text(errors, token);
    case TokenKind::start_tag:
    case TokenKind::end_tag:
    case TokenKind::dropped: return parse_errors::tag(errors, token);
    case TokenKind::comment: return parse_errors::comment(errors, token);
    case TokenKind::doctype: return parse_errors::doctype(errors, token);
    case TokenKind::eof:
      // A section that was opened and ends with the page has its text token; only one without a byte is left to the end
      // itself.
      if (token.state == TextState::cdata) errors.add(ParseErrorCode::eof_in_cdata, token.span.end);
      return;
  }
}

void append_input_stream_errors(std::string_view bytes, Span span, EncodingId encoding, std::vector<ParseError>& out) {
  parse_errors::Errors errors{bytes, out};
  const std::string_view head = bytes.substr(0, span.end);
  for (std::size_t i = span.begin; i < head.size();) {
    const auto c = static_cast<unsigned char>(head[i]);
    if (c >= 0x20 && c < 0x7f) {
      ++i;
      continue;
    }
    const bool surrogate = encoding == EncodingId::utf_8 && c == 0xed && i + 2 < head.size() &&
                           (static_cast<unsigned char>(head[i + 1]) & 0xe0) == 0xa0 &&
                           (static_cast<unsigned char>(head[i + 2]) & 0xc0) == 0x80;
    if (surrogate) {
      errors.add(ParseErrorCode::surrogate_in_input_stream, i);
      i += 3;
      continue;
    }
    const Decoded d = decode_char(head, i, encoding);
    if (parse_errors::is_noncharacter(d.ch)) {
      errors.add(ParseErrorCode::noncharacter_in_input_stream, i);
    } else if (parse_errors::is_control(d.ch) && d.ch != 0 && !parse_errors::is_ascii_whitespace(d.ch)) {
      errors.add(ParseErrorCode::control_character_in_input_stream, i);
    }
    i += d.size;
  }
}

}  // namespace beian
