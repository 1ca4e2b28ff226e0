#include "html/trigger.h"

#include <bit>

#include "html/block_masks.h"
#include "html/char_ref.h"
#include "html/skim.h"
#include "html/tag.h"
#include "text/decode.h"

namespace beian {
namespace {

constexpr bool is_key(char32_t c) {
  return c == U'备' || c == U'備' || c == U'证' || c == U'證' || c == U'証' || c == U'Ｉ' || c == U'ｉ' || c == U'Ａ' ||
         c == U'Ｂ';
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
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

// "B2-2", "B2 - 2": a VATS kind with the year behind it.
bool is_vats(std::string_view bytes, std::size_t at) {
  if (at + 3 >= bytes.size() || (bytes[at + 1] != '1' && bytes[at + 1] != '2')) return false;
  const char c = bytes[at + 2];
  return c == '-' || c == '.' || c == ' ' || c == '&' || static_cast<unsigned char>(c) >= 0x80;
}

// Does something begin at `i` that only a filing number holds? `size`: of the character there, in bytes.
bool is_trigger(std::string_view bytes, std::size_t i, EncodingId encoding, std::size_t& size) {
  const auto c = static_cast<unsigned char>(bytes[i]);
  if (c >= 0x80) {
    const Decoded d = decode_char(bytes, i, encoding);
    size = d.size;
    return is_key(d.ch);
  }
  size = 1;
  switch (c) {
    case '&': {
      const bool numeric =
          i + 2 < bytes.size() && bytes[i + 1] == '#' && (is_digit(bytes[i + 2]) || (bytes[i + 2] | 0x20) == 'x');
      if (!numeric) return false;
      const CharRef ref = match_char_ref(bytes, i, CharRefPlace::text);
      return ref.size > 0 && (is_key(ref.first) || ref.first == 'I' || ref.first == 'A' || ref.first == 'B');
    }
    case 'I':
    case 'i': return is_icp(bytes, i);
    case 'A':
    case 'a':
    case 'B':
    case 'b': return is_vats(bytes, i);
    default: return false;
  }
}

// Every character in turn: in the encodings of East Asia one must have begun at the first byte to know where one
// begins.
std::vector<std::uint32_t> triggers_by_character(std::string_view bytes, EncodingId encoding) {
  std::vector<std::uint32_t> out;
  std::size_t size = 1;
  for (std::size_t i = 0; i < bytes.size(); i += size) {
    if (is_trigger(bytes, i, encoding, size)) out.push_back(static_cast<std::uint32_t>(i));
  }
  return out;
}

}  // namespace

// In UTF-8, broken or not, a lead byte begins a character wherever it stands, and so do all bytes of the encodings of
// one byte: only candidates of the kernel need a look.
std::vector<std::uint32_t> number_triggers(std::string_view bytes, EncodingId encoding,
                                           std::vector<std::uint32_t>* needles) {
  std::vector<std::uint32_t> out;
  const bool by_candidates = encoding == EncodingId::utf_8 || encoding == EncodingId::single_byte;
  if (!by_candidates) out = triggers_by_character(bytes, encoding);
  if (!by_candidates && needles == nullptr) return out;
  std::size_t size = 1;
  for_each_block(bytes, 0, block_kernels().marks, [&](std::size_t at, const MarkMasks& masks) {
    for (std::uint64_t left = by_candidates ? masks.trigger : 0; left != 0; left &= left - 1) {
      const std::size_t i = at + static_cast<std::size_t>(std::countr_zero(left));
      if (is_trigger(bytes, i, encoding, size)) out.push_back(static_cast<std::uint32_t>(i));
    }
    for (std::uint64_t left = needles != nullptr ? masks.needle : 0; left != 0; left &= left - 1) {
      const std::size_t i = at + static_cast<std::size_t>(std::countr_zero(left));
      if (is_skim_needle(bytes, i)) needles->push_back(static_cast<std::uint32_t>(i));
    }
    return true;
  });
  return out;
}

}  // namespace beian
