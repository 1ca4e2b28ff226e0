// fuzz_number.cc — whatever a line of text is, its numbers are found in order, and a sound one reads back from its
// normal form.
#include <vector>

#include "base/utf8.h"
#include "number/number.h"
#include "support.h"

namespace {

using namespace beian;
using fuzz::must;

constexpr int kYear = 2026;

std::vector<Glyph> glyphs(std::string_view utf8) {
  std::vector<Glyph> out;
  for (std::size_t i = 0; i < utf8.size();) {
    const Decoded d = decode_utf8(utf8, i);
    const auto begin = static_cast<std::uint32_t>(i);
    out.push_back({d.ch, {begin, begin + d.size}});
    i += d.size;
  }
  return out;
}

void check_number(const Number& n) {
  for (const char c : n.digits) must(c >= '0' && c <= '9', "digits are digits");
  must(is_valid_utf8(n.province) && is_valid_utf8(n.vats_kind), "the parts of a number are UTF-8");
  must(n.letter == 0 || (n.sequence && (n.letter == 'A' || n.letter == 'X' || n.letter == 'K')),
       "a letter stands behind a sequence");
  must(n.same_registration(n) == (n.kind != NumberKind::none), "a number is the same as itself");
  (void)n.target();
  (void)n.year();
  const std::string normal = n.normal();
  if (!n.valid()) return;
  must(!normal.empty(), "a sound number has a normal form");
  const Number again = read_number(normal, kYear);
  must(again.valid() && again.same_registration(n), "a sound number reads back from its normal form");
  must(again.normal() == normal, "a normal form is its own normal form");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::vector<Glyph> row = glyphs(text);
  std::uint32_t floor = 0;
  for (const NumberAt& at : find_numbers(row, kYear)) {
    must(at.first >= floor && at.first < at.last && at.last <= row.size(), "numbers stand in order and do not overlap");
    must(at.number.kind != NumberKind::none, "what was found is a number");
    floor = at.last;
    check_number(at.number);
  }
  check_number(read_number(text, kYear));
  return 0;
}
