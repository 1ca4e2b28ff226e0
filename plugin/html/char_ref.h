// char_ref.h — character references: &#20140; &#x4EAC; &nbsp; &amp
//
// HTML standard, 13.2.5.72 to 13.2.5.80. A number on a page may be written in nothing but these.
#pragma once
#include <cstdint>
#include <string_view>

#include "base/utf8.h"

namespace beian {

enum class CharRefPlace : std::uint8_t { text, attribute };

struct CharRef {
  std::uint32_t size = 0;  // bytes from the '&' on; 0: no reference, the '&' stands for itself
  char32_t first = 0;
  char32_t second = 0;  // the few names that give two code points; else 0
};

// "&#…" as it is written, before 13.2.5.80 replaces what may not stand in a page.
struct NumericRef {
  std::uint32_t size = 0;  // bytes from the '&' on, also where there are no digits
  bool has_digits = false;
  bool has_semicolon = false;
  char32_t code = 0;  // anything above 0x10ffff for what is beyond
};

// The numeric reference at `offset` of `bytes`, where "&#" stands.
NumericRef read_numeric_ref(std::string_view bytes, std::size_t offset);

// The reference at `offset` of `bytes`, where an '&' stands. In attributes a name without ';' in front of '=' or an
// alphanumeric is no reference (for the sake of old URLs).
CharRef match_char_ref(std::string_view bytes, std::size_t offset, CharRefPlace place);

}  // namespace beian
