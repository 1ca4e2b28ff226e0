#include "html/text_search.h"

#include "base/utf8.h"

namespace beian {
namespace {

constexpr char32_t kNothing = 0;

// The character that stands for `ch` in a comparison; kNothing for one that does not count.
char32_t folded(char32_t ch) {
  if (ch <= U' ' || ch == 0x7f || ch == 0xa0 || ch == 0xad || ch == 0x3000 || ch == 0xfeff) return kNothing;
  if ((ch >= 0x2000 && ch <= 0x200f) || ch == 0x202f || ch == 0x2060) return kNothing;
  if (ch >= 0xff01 && ch <= 0xff5e) ch -= 0xfee0;
  return ch >= U'A' && ch <= U'Z' ? ch + (U'a' - U'A') : ch;
}

}  // namespace

TextSearch::TextSearch(std::string_view utf8) {
  for (std::size_t at = 0; at < utf8.size();) {
    const Decoded d = decode_utf8(utf8, at);
    at += d.size;
    if (const char32_t ch = folded(d.ch); ch != kNothing) pattern_ += ch;
  }
  fallback_.assign(pattern_.size(), 0);
  for (std::size_t i = 1; i < pattern_.size(); ++i) {
    std::size_t length = fallback_[i - 1];
    while (length > 0 && pattern_[length] != pattern_[i]) length = fallback_[length - 1];
    fallback_[i] = pattern_[length] == pattern_[i] ? length + 1 : 0;
  }
}

void TextSearch::next(char32_t ch) {
  ch = folded(ch);
  if (ch == kNothing || !wanted()) return;
  while (matched_ > 0 && pattern_[matched_] != ch) matched_ = fallback_[matched_ - 1];
  if (pattern_[matched_] == ch) ++matched_;
  if (matched_ == pattern_.size()) found_ = true;
}

}  // namespace beian
