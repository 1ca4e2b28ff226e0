#include "base/utf8.h"

#include <bit>
#include <cstring>

namespace beian {

Decoded decode_utf8(std::string_view bytes, std::size_t offset) {
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  const unsigned char lead = at(offset);
  if (lead < 0x80) return {lead, 1, true};
  int needed = 0;
  unsigned char lower = 0x80;
  unsigned char upper = 0xbf;
  char32_t ch = 0;
  if (lead >= 0xc2 && lead <= 0xdf) {
    needed = 1;
    ch = lead & 0x1fu;
  } else if (lead >= 0xe0 && lead <= 0xef) {
    needed = 2;
    ch = lead & 0x0fu;
    if (lead == 0xe0) lower = 0xa0;
    if (lead == 0xed) upper = 0x9f;
  } else if (lead >= 0xf0 && lead <= 0xf4) {
    needed = 3;
    ch = lead & 0x07u;
    if (lead == 0xf0) lower = 0x90;
    if (lead == 0xf4) upper = 0x8f;
  } else {
    return {kReplacement, 1, false};
  }
  std::uint32_t size = 1;
  for (int i = 0; i < needed; ++i, ++size) {
    if (offset + size >= bytes.size()) return {kReplacement, size, false};
    const unsigned char next = at(offset + size);
    if (next < lower || next > upper) return {kReplacement, size, false};
    lower = 0x80;
    upper = 0xbf;
    ch = (ch << 6) | (next & 0x3fu);
  }
  return {ch, size, true};
}

void append_utf8(std::string& out, char32_t ch) {
  const auto put = [&](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (ch < 0x80) {
    put(ch);
  } else if (ch < 0x800) {
    put(0xc0 | (ch >> 6));
    put(0x80 | (ch & 0x3f));
  } else if (ch < 0x10000) {
    put(0xe0 | (ch >> 12));
    put(0x80 | ((ch >> 6) & 0x3f));
    put(0x80 | (ch & 0x3f));
  } else {
    put(0xf0 | (ch >> 18));
    put(0x80 | ((ch >> 12) & 0x3f));
    put(0x80 | ((ch >> 6) & 0x3f));
    put(0x80 | (ch & 0x3f));
  }
}

namespace {

// A character of three bytes that no rule of surrogates or overlong forms touches: nearly every Han character.
bool is_plain_three(std::string_view bytes, std::size_t i) {
  const auto lead = static_cast<unsigned char>(bytes[i]);
  return lead >= 0xe1 && lead <= 0xef && lead != 0xed && (static_cast<unsigned char>(bytes[i + 1]) & 0xc0) == 0x80 &&
         (static_cast<unsigned char>(bytes[i + 2]) & 0xc0) == 0x80;
}

}  // namespace

std::size_t first_invalid_utf8(std::string_view bytes) {
  std::size_t i = 0;
  while (i < bytes.size()) {
    if (bytes.size() - i >= 8) {
      std::uint64_t word = 0;
      std::memcpy(&word, bytes.data() + i, 8);
      const std::uint64_t beyond_ascii = word & 0x8080808080808080u;
      if (beyond_ascii == 0) {
        i += 8;
        continue;
      }
      if constexpr (std::endian::native == std::endian::little) {
        i += static_cast<std::size_t>(std::countr_zero(beyond_ascii)) / 8;
      }
    }
    while (bytes.size() - i >= 3 && is_plain_three(bytes, i)) i += 3;
    if (i == bytes.size()) break;
    if (static_cast<unsigned char>(bytes[i]) < 0x80) {
      ++i;
      continue;
    }
    const Decoded d = decode_utf8(bytes, i);
    if (!d.valid) return i;
    i += d.size;
  }
  return bytes.size();
}

}  // namespace beian
