// parse_errors.h — what the standard calls a parse error in one token, read on demand from the token's bytes.
//
// What:   The tokenizer's errors (HTML standard, 13.2.5) and the input stream's (13.2.3.5), each with its code and
// place. Why:    "eof-in-tag" or "duplicate-attribute" says in one word, which everybody can look up, why a page is
// read otherwise than it
//         was meant. And the standard's tests name the errors of every case, so they hold our spans to account byte by
//         byte.
// Naive:  Report errors while cutting. Then every page pays for what hardly any page is asked for.
// Ours:   The token knows where it begins, where it ends and in which state it was read; that is enough to walk its
// bytes again.
//
// The place is the byte of the standard's "current input character" when it reports the error: the first character that
// does not fit, or the end of the page. For a character reference it is the character behind the reference.
//
//   <a b b c=>   →   duplicate-attribute at 6 (the space that ends the name), missing-attribute-value at 9 (the '>')
#pragma once
#include <string_view>
#include <vector>

#include "html/token.h"
#include "text/encoding.h"

namespace beian {

// clang-format off
enum class ParseErrorCode : std::uint8_t {
#define X(identifier, name) identifier,
#include "html/parse_error_codes.inc"
#undef X
};
// clang-format on

// The code as the standard writes it.
std::string_view parse_error_name(ParseErrorCode code);

struct ParseError {
  ParseErrorCode code;
  std::uint32_t offset;  // at most bytes.size()
};

// Appends the tokenizer's errors in `token`, a token that the Tokenizer cut from `bytes`.
void append_parse_errors(std::string_view bytes, const Token& token, std::vector<ParseError>& out);

// Appends the input stream's errors in `span` of `bytes`, which begins and ends between characters: controls,
// noncharacters and (in UTF-8) the three bytes of a surrogate, which a decoder turns into three U+FFFD.
void append_input_stream_errors(std::string_view bytes, Span span, EncodingId encoding, std::vector<ParseError>& out);

}  // namespace beian
