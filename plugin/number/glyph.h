// glyph.h — one character of displayed text, and the page bytes that it came from.
//
// A number on a page may be written with character references, split by tags, or stand in GBK. The text layer turns all
// of that into a row of glyphs; the number grammar reads code points and never sees a byte, and a finding still points
// at the right bytes.
#pragma once
#include "base/span.h"

namespace beian {

struct Glyph {
  char32_t ch = 0;  // as a visitor sees it; U+FFFD for a byte that is no character
  Span source;      // the bytes that gave it: a character, or a whole character reference
};

}  // namespace beian
