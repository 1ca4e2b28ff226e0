#include "html/trigger.h"

#include <bit>

#include "html/block_masks.h"
#include "html/char_ref.h"
#include "html/skim.h"
#include "html/tag.h"
#include "text/decode.h"

namespace beian {
namespace {

// What a candidate is evidence of. Words without a key are no number: every ICP number holds 备 or 证.
enum class Trigger : std::uint8_t { none, words, kind, key };

constexpr char32_t kNoChar = 0;

constexpr bool is_key(char32_t c) {
  return c == U'备' || c == U'備' || c == U'证' || c == U'證' || c == U'証';
}

// Of full width: the first letter of "ICP" or of a VATS kind.
constexpr Trigger wide_letter(char32_t c) {
  switch (c) {
    case U'Ｉ':
    case U'ｉ': return Trigger::words;
    case U'Ａ':
    case U'Ｂ':
    case U'ａ':
    case U'ｂ': return Trigger::kind;
    default: return Trigger::none;
  }
}

// May 备 or 证 stand behind `c` in a number? There it follows the P (C) of ICP, 安, 网 or 关 (公网安备, 公安备案,
// 公安机关备案), a space, or something between them that is not displayed; never another Han character, as in 设备 and
// 保证.
constexpr bool may_stand_before_key(char32_t c) {
  if (c == U'安' || c == U'网' || c == U'網' || c == U'关' || c == U'關') return true;
  return c != U'\ufffd' && (c <= U'\u3000' || c > U'\u9fff');
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_alphanumeric(char c) {
  const char lower = static_cast<char>(c | 0x20);
  return is_digit(c) || (lower >= 'a' && lower <= 'z');
}

bool is_gap(char c) {
  return c == ' ' || c == '<' || c == '\t' || c == '\n' || c == '\r' || c == '\f' ||
         static_cast<unsigned char>(c) >= 0x80;
}

// "ICP" and "IPC", also with white space between the letters.
bool is_icp(std::string_view bytes, std::size_t at) {
  std::size_t i = at + 1;
  char letters[2] = {0, 0};
  for (char& letter : letters) {
    while (i < bytes.size() && i < at + 8 && bytes[i] == ' ') ++i;
    if (i >= bytes.size()) return false;
    letter = static_cast<char>(bytes[i++] | 0x20);
  }
  return (letters[0] == 'c' && letters[1] == 'p') || (letters[0] == 'p' && letters[1] == 'c');
}

// Does a kind not begin at `at` because a word goes on there (SHA1-…, db2.…)? "&nbspB2-…" is two things.
bool goes_on_at(std::string_view bytes, std::size_t at) {
  if (at == 0) return false;
  if (bytes[at - 1] == '-') return true;
  std::size_t i = at;
  while (i > 0 && at - i < 12 && is_alphanumeric(bytes[i - 1])) --i;
  return i != at && (i == 0 || (bytes[i - 1] != '&' && bytes[i - 1] != '#'));
}

// "B2-2", "B2 - 2", "A1.B1": a VATS kind with its year or the next kind behind it. What a reader skips (tags,
// references, invisible characters) may stand for either.
bool is_vats(std::string_view bytes, std::size_t at) {
  if (at + 3 >= bytes.size() || (bytes[at + 1] != '1' && bytes[at + 1] != '2')) return false;
  std::size_t i = at + 2;
  while (i + 1 < bytes.size() && bytes[i] == ' ') ++i;
  const char c = bytes[i];
  const char next = i + 1 < bytes.size() ? bytes[i + 1] : ' ';
  const char lower = static_cast<char>(next | 0x20);
  const bool gap = is_gap(next) || next == '&';
  if (goes_on_at(bytes, at)) return false;
  switch (c) {
    case '-':
    case '_': return gap || is_digit(next) || lower == 'x' || next == '*' || next == '?' || next == '#';
    case '.': return gap || lower == 'a' || lower == 'b';
    case '/': return i > at + 2 && (gap || lower == 'a' || lower == 'b');
    case '&': {
      const char32_t ch = match_char_ref(bytes, i, CharRefPlace::text).first;
      return ch >= 0x80 || ch == U'-' || ch == U'.' || ch == U'/' || (ch != 0 && ch <= U' ');
    }
    default: return static_cast<unsigned char>(c) >= 0x80 || (i > at + 2 && c == '<');
  }
}

// What begins at `i`, behind the character `before`, that only a filing number holds? `size`: of the character there,
// in bytes.
template <class Before>
Trigger trigger_at(std::string_view bytes, std::size_t i, EncodingId encoding, const Before& before,
                   std::size_t& size) {
  const auto c = static_cast<unsigned char>(bytes[i]);
  if (c >= 0x80) {
    const Decoded d = decode_char(bytes, i, encoding);
    size = d.size;
    if (is_key(d.ch)) return may_stand_before_key(before()) ? Trigger::key : Trigger::none;
    return wide_letter(d.ch);
  }
  size = 1;
  switch (c) {
    case '&': {
      const bool numeric =
          i + 2 < bytes.size() && bytes[i + 1] == '#' && (is_digit(bytes[i + 2]) || (bytes[i + 2] | 0x20) == 'x');
      if (!numeric) return Trigger::none;
      const CharRef ref = match_char_ref(bytes, i, CharRefPlace::text);
      if (ref.size == 0) return Trigger::none;
      if (is_key(ref.first)) return Trigger::key;
      if (ref.first == 'I') return Trigger::words;
      return ref.first == 'A' || ref.first == 'B' ? Trigger::kind : wide_letter(ref.first);
    }
    case 'I':
    case 'i': return is_icp(bytes, i) ? Trigger::words : Trigger::none;
    case 'A':
    case 'a':
    case 'B':
    case 'b': return is_vats(bytes, i) ? Trigger::kind : Trigger::none;
    default: return Trigger::none;
  }
}

// The character that ends in front of `i`.
char32_t utf8_before(std::string_view bytes, std::size_t i) {
  if (i == 0) return kNoChar;
  std::size_t begin = i - 1;
  while (begin > 0 && i - begin < 4 && (static_cast<unsigned char>(bytes[begin]) & 0xc0) == 0x80) --begin;
  const Decoded d = decode_utf8(bytes, begin);
  return begin + d.size == i ? d.ch : U'\ufffd';
}

// Candidates in the order of the page; words are kept where the page has a key too.
class Candidates {
 public:
  void add(std::size_t at, Trigger kind) {
    if (kind == Trigger::none) return;
    if (kind == Trigger::key) has_key_ = true;
    if (kind == Trigger::words) ++words_;
    found_.push_back(static_cast<std::uint32_t>(at));
    is_words_.push_back(kind == Trigger::words);
  }
  std::vector<std::uint32_t> take() {
    if (has_key_ || words_ == 0) return std::move(found_);
    std::vector<std::uint32_t> out;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      if (!is_words_[i]) out.push_back(found_[i]);
    }
    return out;
  }

 private:
  std::vector<std::uint32_t> found_;
  std::vector<bool> is_words_;
  std::size_t words_ = 0;
  bool has_key_ = false;
};

// Every character in turn: in the encodings of East Asia one must have begun at the first byte to know where one
// begins.
std::vector<std::uint32_t> triggers_by_character(std::string_view bytes, EncodingId encoding) {
  Candidates out;
  std::size_t size = 1;
  char32_t before = kNoChar;
  for (std::size_t i = 0; i < bytes.size(); i += size) {
    out.add(i, trigger_at(
                   bytes, i, encoding, [&] { return before; }, size));
    before = size == 1 ? static_cast<unsigned char>(bytes[i]) : decode_char(bytes, i, encoding).ch;
  }
  return out.take();
}

}  // namespace

// In UTF-8, broken or not, a lead byte begins a character wherever it stands, and so do all bytes of the encodings of
// one byte: only candidates of the kernel need a look.
std::vector<std::uint32_t> number_triggers(std::string_view bytes, EncodingId encoding,
                                           std::vector<std::uint32_t>* needles) {
  const bool by_candidates = encoding == EncodingId::utf_8 || encoding == EncodingId::single_byte;
  std::vector<std::uint32_t> by_character;
  if (!by_candidates) by_character = triggers_by_character(bytes, encoding);
  if (!by_candidates && needles == nullptr) return by_character;
  Candidates out;
  std::size_t size = 1;
  for_each_block(bytes, 0, block_kernels().marks, [&](std::size_t at, const MarkMasks& masks) {
    for (std::uint64_t left = by_candidates ? masks.trigger : 0; left != 0; left &= left - 1) {
      const std::size_t i = at + static_cast<std::size_t>(std::countr_zero(left));
      out.add(i, trigger_at(
                     bytes, i, encoding, [&] { return utf8_before(bytes, i); }, size));
    }
    for (std::uint64_t left = needles != nullptr ? masks.needle : 0; left != 0; left &= left - 1) {
      const std::size_t i = at + static_cast<std::size_t>(std::countr_zero(left));
      if (is_skim_needle(bytes, i)) needles->push_back(static_cast<std::uint32_t>(i));
    }
    return true;
  });
  return by_candidates ? out.take() : by_character;
}

}  // namespace beian
