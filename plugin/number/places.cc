// places.cc — the name of a place code, so that a person can see whether a public-security number is from where they
// are.
//
// The table holds some 6,400 codes. The naive form, an array of (code, pointer) rows, costs a relocation a row and as
// much memory again as the names; ours is one string of lines sorted by code, which is its own index: halve the bytes,
// go back to the start of the line, compare six digits.
//
//   place_name("110108") → "海淀区"     place_name("110103") → "崇文区" (abolished 2010)     place_name("110301") → ""
//   (police only)
#include "number/provinces.h"

namespace beian {
namespace {

constexpr std::string_view kTable =
#include "number/place_table.inc"
    ;
constexpr std::size_t kCodeSize = 6;

}  // namespace

std::string_view place_name(std::string_view six_digits) {
  if (six_digits.size() != kCodeSize) return {};
  std::size_t low = 0;
  std::size_t high = kTable.size();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    const std::size_t before = middle == 0 ? std::string_view::npos : kTable.rfind('\n', middle - 1);
    const std::size_t line = before == std::string_view::npos ? 0 : before + 1;
    const std::size_t end = kTable.find('\n', line);
    const int order = six_digits.compare(kTable.substr(line, kCodeSize));
    if (order == 0) return kTable.substr(line + kCodeSize, end - line - kCodeSize);
    if (order < 0) {
      high = line;
    } else {
      low = end + 1;
    }
  }
  return {};
}

}  // namespace beian
