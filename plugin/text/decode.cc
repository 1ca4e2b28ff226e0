#include "text/decode.h"

#include <algorithm>
#include <span>

namespace beian {
namespace {

struct Row {
  std::uint32_t code;  // the bytes, first byte highest
  char32_t ch;
};
#include "text/decode_table.inc"

constexpr bool in(unsigned char b, unsigned low, unsigned high) {
  return b >= low && b <= high;
}

// Length of the character at `p` with `left` bytes to the end, and whether its bytes are a character. 1, false: a
// broken lead byte; an ASCII byte behind it is put back.
struct Shape {
  std::uint32_t size;
  bool valid;
};

Shape two_byte(const unsigned char* p, std::size_t left, bool lead, bool trail) {
  if (!lead || left < 2) return {1, false};
  if (trail) return {2, true};
  return {p[1] < 0x80 ? 1u : 2u, false};
}

Shape gb18030_shape(const unsigned char* p, std::size_t left) {
  if (!in(p[0], 0x81, 0xfe)) return {1, p[0] == 0x80};
  if (left >= 2 && in(p[1], 0x30, 0x39)) {
    const bool four = left >= 4 && in(p[2], 0x81, 0xfe) && in(p[3], 0x30, 0x39);
    return four ? Shape{4, true} : Shape{1, false};
  }
  return two_byte(p, left, true, left >= 2 && in(p[1], 0x40, 0xfe) && p[1] != 0x7f);
}

Shape euc_jp_shape(const unsigned char* p, std::size_t left) {
  if (p[0] == 0x8e) return two_byte(p, left, true, left >= 2 && in(p[1], 0xa1, 0xdf));
  if (p[0] == 0x8f && left >= 3 && in(p[1], 0xa1, 0xfe) && in(p[2], 0xa1, 0xfe)) return {3, true};
  return two_byte(p, left, in(p[0], 0xa1, 0xfe) || p[0] == 0x8f, p[0] != 0x8f && left >= 2 && in(p[1], 0xa1, 0xfe));
}

Shape shift_jis_shape(const unsigned char* p, std::size_t left) {
  if (in(p[0], 0xa1, 0xdf) || p[0] == 0x80) return {1, true};
  return two_byte(p, left, in(p[0], 0x81, 0x9f) || in(p[0], 0xe0, 0xfc),
                  left >= 2 && in(p[1], 0x40, 0xfc) && p[1] != 0x7f);
}

Shape big5_shape(const unsigned char* p, std::size_t left) {
  return two_byte(p, left, in(p[0], 0x81, 0xfe), left >= 2 && (in(p[1], 0x40, 0x7e) || in(p[1], 0xa1, 0xfe)));
}

Shape euc_kr_shape(const unsigned char* p, std::size_t left) {
  return two_byte(p, left, in(p[0], 0x81, 0xfe), left >= 2 && in(p[1], 0x41, 0xfe));
}

Decoded look_up(std::span<const Row> table, const unsigned char* p, Shape shape) {
  if (!shape.valid) return {kReplacement, shape.size, false};
  std::uint32_t code = 0;
  for (std::uint32_t i = 0; i < shape.size; ++i) code = code << 8 | p[i];
  const auto row =
      std::lower_bound(table.begin(), table.end(), code, [](const Row& r, std::uint32_t c) { return r.code < c; });
  const bool known = row != table.end() && row->code == code;
  return {known ? row->ch : kReplacement, shape.size, true};
}

}  // namespace

Decoded decode_char(std::string_view bytes, std::size_t offset, EncodingId encoding) {
  const auto* p = reinterpret_cast<const unsigned char*>(bytes.data()) + offset;
  const std::size_t left = bytes.size() - offset;
  if (*p < 0x80) return {*p, 1, true};
  switch (encoding) {
    case EncodingId::utf_8: return decode_utf8(bytes, offset);
    case EncodingId::gbk:
    case EncodingId::gb18030: return look_up(k_gb18030, p, gb18030_shape(p, left));
    case EncodingId::big5: return look_up(k_big5, p, big5_shape(p, left));
    case EncodingId::euc_jp: return look_up(k_euc_jp, p, euc_jp_shape(p, left));
    case EncodingId::shift_jis: return look_up(k_shift_jis, p, shift_jis_shape(p, left));
    case EncodingId::euc_kr: return look_up(k_euc_kr, p, euc_kr_shape(p, left));
    case EncodingId::single_byte:
      // The one character beyond ASCII that stands inside numbers and has the same byte in nearly all of these
      // encodings.
      return {*p == 0xa0 ? U'\u00a0' : kReplacement, 1, true};
    case EncodingId::utf_16:
    case EncodingId::iso_2022_jp:
    case EncodingId::replacement:
    case EncodingId::utf_7: break;
  }
  return {kReplacement, 1, false};
}

}  // namespace beian
