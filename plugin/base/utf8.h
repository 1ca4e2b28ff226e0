// utf8.h — UTF-8 in and out, after the Encoding standard (section 8, "utf-8").
//
// decode_utf8 never reads past the end and never stalls: a wrong sequence yields U+FFFD and consumes its maximal valid
// prefix (at least one byte), as browsers do, so that a byte such as '<' behind a broken lead byte is never swallowed.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace beian {

inline constexpr char32_t kReplacement = 0xfffd;

struct Decoded {
  char32_t ch;         // the code point, or kReplacement
  std::uint32_t size;  // bytes consumed, 1..4
  bool valid;          // false where the bytes were not a character
};

// The character at `offset` of `bytes`; offset < bytes.size().
Decoded decode_utf8(std::string_view bytes, std::size_t offset);

// Appends `ch` (a code point; surrogates are written as three bytes, as WTF-8 does) to `out`.
void append_utf8(std::string& out, char32_t ch);

// Offset of the first byte that is not part of a valid sequence; bytes.size() where there is none. Linear; eight ASCII
// bytes at a time.
std::size_t first_invalid_utf8(std::string_view bytes);
inline bool is_valid_utf8(std::string_view bytes) {
  return first_invalid_utf8(bytes) == bytes.size();
}

}  // namespace beian
