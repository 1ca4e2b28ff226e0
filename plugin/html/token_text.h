// token_text.h — the characters of a text token, on demand.
//
// One text token can be read six ways: references count in data and RCDATA and nowhere else, a NUL is dropped by the
// tree in data and becomes U+FFFD in raw text, CR and CRLF are line feeds everywhere (HTML standard, 13.2.3.5 and the
// states of 13.2.5.1 to 13.2.5.5).
//
//   TextReader reader(bytes, token, encoding.id);
//   for (Glyph g; reader.next(g);) …     // g.ch, and the bytes it came from
#pragma once
#include <string_view>

#include "html/token.h"
#include "number/glyph.h"
#include "text/encoding.h"

namespace beian {

class TextReader {
 public:
  // `bytes` must outlive the reader; `token` is a text token of them, `encoding` a supported one.
  TextReader(std::string_view bytes, const Token& token, EncodingId encoding);

  // The next character; false at the end. A reference that names two code points gives two glyphs from the same bytes.
  bool next(Glyph& out);

 private:
  std::string_view bytes_;  // up to the token's end: nothing is read behind it
  std::uint32_t at_;
  TextState state_;
  EncodingId encoding_;
  char32_t pending_ = 0;
  Span pending_source_;
};

}  // namespace beian
