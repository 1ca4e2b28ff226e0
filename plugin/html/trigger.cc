#include "html/trigger.h"

#include "html/char_ref.h"
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

}  // namespace

std::vector<std::uint32_t> number_triggers(std::string_view bytes, EncodingId encoding) {
  std::vector<std::uint32_t> out;
  for (std::size_t i = 0; i < bytes.size();) {
    const auto c = static_cast<unsigned char>(bytes[i]);
    bool hit = false;
    std::size_t step = 1;
    if (c >= 0x80) {
      const Decoded d = decode_char(bytes, i, encoding);
      step = d.size;
      hit = is_key(d.ch);
    } else {
      switch (c) {
        case '&':
          if (i + 2 < bytes.size() && bytes[i + 1] == '#' && (is_digit(bytes[i + 2]) || (bytes[i + 2] | 0x20) == 'x')) {
            const CharRef ref = match_char_ref(bytes, i, CharRefPlace::text);
            hit = ref.size > 0 && (is_key(ref.first) || ref.first == 'I' || ref.first == 'A' || ref.first == 'B');
          }
          break;
        case 'I':
        case 'i': hit = is_icp(bytes, i); break;
        case 'A':
        case 'a':
        case 'B':
        case 'b': hit = is_vats(bytes, i); break;
        default: break;
      }
    }
    if (hit) out.push_back(static_cast<std::uint32_t>(i));
    i += step;
  }
  return out;
}

}  // namespace beian
