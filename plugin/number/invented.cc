// invented.cc — digits that are nobody's: templates are full of them, and a page that shows them has no number.
//
// The naive list (12345678, 00000000) misses 1234567890, 66666666666 and 10000000. Ours is a few properties that no
// registry's own counter has a fair chance to hit, at most one number in some hundred thousand:
//
//   66666666, 111122223333444   every digit stands in a run of three or more equal ones
//   101010                      one or two digits, repeated
//   1234567, 98765432           steps of one
//   10000000, …02000000         the serial is zero
//   00000123                    it begins with four zeros
//
// Numbers that no property gives away are data, with their reasons: known_numbers.inc. A round serial (11010000) or a
// year with 123456 behind it is not enough: someone holds those.
#include <algorithm>

#include "number/grammar.h"

namespace beian {
namespace {

#define EXAMPLE(digits, why) digits,
#define COPIED(digits, why)
constexpr std::string_view kExamples[] = {
#include "number/known_numbers.inc"
};
#undef EXAMPLE
#undef COPIED
#define EXAMPLE(digits, why)
#define COPIED(digits, why) digits,
constexpr std::string_view kFamous[] = {
#include "number/known_numbers.inc"
};
#undef EXAMPLE
#undef COPIED
constexpr std::size_t kSerial = 6;

bool equal_runs(std::string_view d) {
  while (!d.empty()) {
    const std::size_t run = std::min(d.find_first_not_of(d.front()), d.size());
    if (run < 3) return false;
    d.remove_prefix(run);
  }
  return true;
}

bool repeats_two(std::string_view d) {
  for (std::size_t i = 2; i < d.size(); ++i) {
    if (d[i] != d[i - 2]) return false;
  }
  return true;
}

bool steps(std::string_view d, int step) {
  for (std::size_t i = 1; i < d.size(); ++i) {
    if ((d[i - 1] - '0' + step + 10) % 10 != d[i] - '0') return false;
  }
  return true;
}

bool zeros(std::string_view d) {
  return d.find_first_not_of('0') == std::string_view::npos;
}

}  // namespace

bool is_example(std::string_view digits) {
  for (const std::string_view e : kExamples) {
    if (e == digits) return true;
  }
  return false;
}

bool is_famous(std::string_view gongan_digits) {
  for (const std::string_view f : kFamous) {
    if (f == gongan_digits) return true;
  }
  return false;
}

bool invented(std::string_view digits, NumberKind kind) {
  if (is_example(digits)) return false;
  if (digits.size() < 4) return false;
  if (zeros(digits.substr(0, 4))) return true;
  if (equal_runs(digits)) return true;
  if (digits.size() < 5) return false;
  if (steps(digits, 1) || steps(digits, -1)) return true;
  if (digits.size() >= kSerial && repeats_two(digits)) return true;
  if (kind == NumberKind::vats) return digits.size() == 8 && zeros(digits.substr(4));
  return digits.size() >= 8 && zeros(digits.substr(digits.size() - kSerial));
}

}  // namespace beian
