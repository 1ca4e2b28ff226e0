#include "html/char_ref.h"

#include <algorithm>
#include <iterator>

namespace beian {
namespace {

struct NamedRef {
  std::string_view name;  // without '&', with ';' where it has one
  char32_t first;
  char32_t second;
};

constexpr NamedRef kNamed[] = {
#include "html/named_refs.inc"
};

// Code points that a numeric reference to 0x80…0x9F means (13.2.5.80): windows-1252, for pages from before Unicode.
constexpr char32_t kC1[32] = {0x20ac, 0x81,   0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
                              0x2039, 0x0152, 0x8d,   0x017d, 0x8f,   0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
                              0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d,   0x017e, 0x0178};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// 13.2.5.80
CharRef numeric(std::string_view bytes, std::size_t offset) {
  const NumericRef ref = read_numeric_ref(bytes, offset);
  if (!ref.has_digits) return {};
  char32_t code = ref.code;
  if (code == 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) {
    code = kReplacement;
  } else if (code >= 0x80 && code <= 0x9f) {
    code = kC1[code - 0x80];
  }
  return {ref.size, code, 0};
}

}  // namespace

NumericRef read_numeric_ref(std::string_view bytes, std::size_t offset) {
  NumericRef ref;
  std::size_t i = offset + 2;
  const bool hex = i < bytes.size() && (bytes[i] == 'x' || bytes[i] == 'X');
  if (hex) ++i;
  for (; i < bytes.size(); ++i) {
    const int digit = hex ? hex_value(bytes[i]) : (is_digit(bytes[i]) ? bytes[i] - '0' : -1);
    if (digit < 0) break;
    ref.has_digits = true;
    if (ref.code <= 0x10ffff) ref.code = ref.code * (hex ? 16 : 10) + static_cast<char32_t>(digit);
  }
  ref.has_semicolon = ref.has_digits && i < bytes.size() && bytes[i] == ';';
  ref.size = static_cast<std::uint32_t>(i - offset) + (ref.has_semicolon ? 1 : 0);
  return ref;
}

CharRef match_char_ref(std::string_view bytes, std::size_t offset, CharRefPlace place) {
  if (offset + 1 >= bytes.size()) return {};
  if (bytes[offset + 1] == '#') return numeric(bytes, offset);
  if (!is_letter(bytes[offset + 1])) return {};
  const auto* low = std::begin(kNamed);
  const auto* high = std::end(kNamed);
  const NamedRef* best = nullptr;
  for (std::size_t n = 0; offset + 1 + n < bytes.size() && low != high; ++n) {
    const char c = bytes[offset + 1 + n];
    low = std::partition_point(low, high, [&](const NamedRef& r) { return r.name.size() <= n || r.name[n] < c; });
    high = std::partition_point(low, high, [&](const NamedRef& r) { return r.name[n] == c; });
    if (low != high && low->name.size() == n + 1) best = low;
  }
  if (best == nullptr) return {};
  const std::size_t end = offset + 1 + best->name.size();
  if (place == CharRefPlace::attribute && best->name.back() != ';' && end < bytes.size() &&
      (bytes[end] == '=' || is_letter(bytes[end]) || is_digit(bytes[end]))) {
    return {};
  }
  return {static_cast<std::uint32_t>(end - offset), best->first, best->second};
}

}  // namespace beian
