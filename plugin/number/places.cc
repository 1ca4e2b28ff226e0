// places.cc — the name of a place code, so that a person can see whether a public-security number is from where they
// are.
//
// The table holds some 6,400 codes. The naive form, an array of (code, pointer) rows, costs a relocation a row and as
// much memory again as the names; ours is one string of sorted lines, which is its own index: halve the bytes, go back
// to the start of the line, compare. A line holds all codes with the same four digits in front, which are written once
// ("110101东城区02西城区…"): a quarter less to carry, and no name has a digit in it.
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
constexpr std::size_t kShared = 4;

std::size_t behind_name(std::string_view line, std::size_t at) {
  while (at < line.size() && (line[at] < '0' || line[at] > '9')) ++at;
  return at;
}

// The place with these last two digits; `line` is what stands behind the first four.
std::string_view in_line(std::string_view line, std::string_view last) {
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t name = at + last.size();
    const std::size_t end = behind_name(line, name);
    if (line.substr(at, last.size()) == last) return line.substr(name, end - name);
    at = end;
  }
  return {};
}

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
    const int order = six_digits.substr(0, kShared).compare(kTable.substr(line, kShared));
    if (order == 0) return in_line(kTable.substr(line + kShared, end - line - kShared), six_digits.substr(kShared));
    if (order < 0) {
      high = line;
    } else {
      low = end + 1;
    }
  }
  return {};
}

}  // namespace beian
