// fold.cc — every spelling of a character becomes one, before any grammar looks at it.
//
// A number on a page may be full-width, traditional, lower-case, broken by spaces or zero-width characters. The naive
// grammar lists these at every place where they may occur, and forgets one at each. Ours folds first and keeps the
// spelling as marks on the letter, so that the grammar has one alphabet and the verdict still knows what was written:
//
//   "粵ＩＣＰ備\u200b11018438號"  →  粤ICP备11018438号, marks: traditional on 粤 备 号, full width on ICP, invisible on
//   the first 1
//
// Only characters that occur in numbers and in the words around them are folded; the rest pass as they are.
#include "number/fold.h"

namespace beian {
namespace {

struct Pair {
  char32_t from;
  char32_t to;
};

constexpr Pair kTraditionalForms[] = {
    {U'雲', U'云'}, {U'備', U'备'}, {U'經', U'经'}, {U'網', U'网'}, {U'瓊', U'琼'}, {U'聯', U'联'}, {U'蘇', U'苏'},
    {U'號', U'号'}, {U'許', U'许'}, {U'証', U'证'}, {U'證', U'证'}, {U'貴', U'贵'}, {U'贛', U'赣'}, {U'遼', U'辽'},
    {U'寧', U'宁'}, {U'營', U'营'}, {U'滬', U'沪'}, {U'粵', U'粤'}, {U'晉', U'晋'}, {U'閩', U'闽'}, {U'陜', U'陕'},
    {U'陝', U'陕'}, {U'隴', U'陇'}, {U'電', U'电'}, {U'魯', U'鲁'}, {U'團', U'团'}, {U'寫', U'写'},
};

bool collapses(char32_t ch) {
  return ch == ' ' || (ch >= 0x09 && ch <= 0x0d);
}

bool is_dash(char32_t ch) {
  return (ch >= 0x2010 && ch <= 0x2015) || ch == 0x2212 || ch == 0xfe58 || ch == 0xfe63 || ch == 0xff0d;
}

bool is_mask(char32_t ch) {
  switch (ch) {
    case U'?':
    case U'#':
    case U'×':
    case U'✕':
    case U'✗':
    case U'□':
    case U'■':
    case U'○':
    case U'◯':
    case U'●':
    case U'〇':
    case U'…': return true;
    default: return false;
  }
}

Letter fold_ascii(char32_t ch, std::uint32_t glyph, std::uint8_t marks) {
  if (ch >= U'a' && ch <= U'z') return {ch - U'a' + U'A', glyph, static_cast<std::uint8_t>(marks | kLowerCase)};
  if (is_mask(ch)) return {U'*', glyph, marks};
  return {ch, glyph, marks};
}

Letter fold_one(char32_t ch, std::uint32_t glyph) {
  if (ch < 0x80) return fold_ascii(ch, glyph, 0);
  if (is_dash(ch)) return {U'-', glyph, ch == 0xff0d ? kFullWidth : kOddHyphen};
  if (ch >= 0xff01 && ch <= 0xff5d) {
    Letter letter = fold_ascii(ch - 0xff01 + U'!', glyph, 0);
    if (is_digit(letter.ch) || is_latin(letter.ch)) {
      letter.marks = static_cast<std::uint8_t>(letter.marks | kFullWidth);
    }
    return letter;
  }
  if (is_mask(ch)) return {U'*', glyph, 0};
  if (ch == U'·' || ch == U'・' || ch == U'•') return {U'.', glyph, 0};
  for (const Pair& p : kTraditionalForms) {
    if (p.from == ch) return {p.to, glyph, kTraditional};
  }
  return {ch, glyph, 0};
}

bool may_follow_kind(char32_t ch) {
  return ch == U'1' || ch == U'2' || ch == U'１' || ch == U'２' || is_invisible(ch);
}

}  // namespace

bool is_space(char32_t ch) {
  return ch == ' ' || (ch >= 0x09 && ch <= 0x0d) || ch == 0xa0 || ch == 0x1680 || (ch >= 0x2000 && ch <= 0x200a) ||
         ch == 0x2028 || ch == 0x2029 || ch == 0x202f || ch == 0x205f || ch == 0x3000;
}

bool is_invisible(char32_t ch) {
  return ch == 0xad || (ch >= 0x200b && ch <= 0x200f) || (ch >= 0x202a && ch <= 0x202e) ||
         (ch >= 0x2060 && ch <= 0x206f) || ch == 0xfeff || (ch >= 0xfe00 && ch <= 0xfe0f);
}

bool may_hold_number(std::span<const Glyph> text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    switch (text[i].ch) {
      case U'备':
      case U'備':
      case U'证':
      case U'證':
      case U'証': return true;
      case U'A':
      case U'B':
      case U'a':
      case U'b':
      case U'Ａ':
      case U'Ｂ':
      case U'ａ':
      case U'ｂ':
        if (i + 1 < text.size() && may_follow_kind(text[i + 1].ch)) return true;
        break;
      default: break;
    }
  }
  return false;
}

std::vector<Letter> fold(std::span<const Glyph> text) {
  std::vector<Letter> out;
  out.reserve(text.size());
  std::uint8_t pending = 0;
  bool hard_space = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t ch = text[i].ch;
    const auto index = static_cast<std::uint32_t>(i);
    if (is_invisible(ch)) {
      pending = kAfterInvisible;
      continue;
    }
    if (is_space(ch)) {
      const bool goes_on = !out.empty() && out.back().ch == U' ';
      if (!goes_on) {
        out.push_back({U' ', index, pending});
        pending = 0;
      }
      const bool wide = ch == 0x3000 || (goes_on && hard_space && !collapses(ch));
      if (wide) out.back().marks = static_cast<std::uint8_t>(out.back().marks | kWideSpace);
      hard_space = !collapses(ch) || (goes_on && hard_space);
      continue;
    }
    Letter letter = fold_one(ch, index);
    letter.marks = static_cast<std::uint8_t>(letter.marks | pending);
    pending = 0;
    out.push_back(letter);
  }
  return out;
}

}  // namespace beian
