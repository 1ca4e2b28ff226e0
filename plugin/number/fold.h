// fold.h — a row of glyphs as the grammar wants it: one spelling for every character, and a note of how it was spelt.
//
//   粵ＩＣＰ備 ⟶ 粤 ICP 备, with the marks traditional, full_width ×3, traditional
#pragma once
#include <cstdint>
#include <span>
#include <vector>

#include "number/glyph.h"

namespace beian {

// How a letter was written before it was folded.
inline constexpr std::uint8_t kFullWidth = 1;
inline constexpr std::uint8_t kTraditional = 2;
inline constexpr std::uint8_t kLowerCase = 4;
inline constexpr std::uint8_t kAfterInvisible = 8;  // zero-width characters stand in front of it
inline constexpr std::uint8_t kOddHyphen = 16;
inline constexpr std::uint8_t kWideSpace = 32;  // an ideographic space, or more than one that does not collapse

// A folded character: Latin letters are upper case, a run of white space is one ' ', every dash is '-', every mask is
// '*'.
struct Letter {
  char32_t ch = 0;
  std::uint32_t glyph = 0;  // index of the (first) glyph that it stands for
  std::uint8_t marks = 0;
};

// Could a number be in `text`? False is certain; costs one look at each glyph.
bool may_hold_number(std::span<const Glyph> text);

std::vector<Letter> fold(std::span<const Glyph> text);

// White space as HTML and Unicode have it; characters of no width, directions among them.
bool is_space(char32_t ch);
bool is_invisible(char32_t ch);

inline bool is_digit(char32_t ch) {
  return ch >= U'0' && ch <= U'9';
}
inline bool is_latin(char32_t ch) {
  return ch >= U'A' && ch <= U'Z';
}
inline bool is_han(char32_t ch) {
  return (ch >= 0x3400 && ch <= 0x9fff) || (ch >= 0xf900 && ch <= 0xfaff) || (ch >= 0x20000 && ch <= 0x3ffff);
}

}  // namespace beian
