// token.h — what the tokenizer says of a page: kinds and spans, nothing decoded.
#pragma once
#include "base/span.h"
#include "html/tag.h"

namespace beian {

enum class TokenKind : std::uint8_t {
  text,
  start_tag,
  end_tag,
  comment,  // <!-- … -->, and every construct that the standard turns into a "bogus comment"
  doctype,
  dropped,  // bytes that yield no token: </>, a tag cut off by the end of the file
  eof,
};

// The tokenizer's content states (HTML standard, 13.2.5): how bytes that are no tags are to be read.
enum class TextState : std::uint8_t { data, rcdata, rawtext, script_data, plaintext, cdata };

struct Token {
  TokenKind kind = TokenKind::eof;
  TextState state = TextState::data;  // text: how to decode it; eof: the state at the end
  TagId tag = TagId::unknown;         // tags
  bool self_closing = false;          // tags: "/>"
  bool delimited = false;             // comment: opened by "<!--"; cdata text: opened by "<![CDATA["
  Span span;                          // all bytes of the token; tokens lie side by side and cover the page
  Span name;                          // tags: the name's bytes
};

}  // namespace beian
