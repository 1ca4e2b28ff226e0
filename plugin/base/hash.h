// hash.h — FNV-1a, for names that follow from content. Against accidents, not against attackers.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace beian {

constexpr std::uint64_t fnv1a(std::string_view bytes) {
  std::uint64_t hash = 0xcbf29ce484222325u;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  return hash;
}

// Sixteen hexadecimal digits, small letters.
inline std::string hex64(std::uint64_t value) {
  std::string out(16, '0');
  for (std::size_t i = out.size(); i-- > 0; value >>= 4) out[i] = "0123456789abcdef"[value & 15];
  return out;
}

}  // namespace beian
