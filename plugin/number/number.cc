// number.cc — what a number that was read can tell: its normal form, what it stands for, its year, and whether two are
// the same.
//
// The normal form is the only text that the rest of the program ever prints as a number. The naive way keeps the text
// as it was found and compares strings; then "粤ICP备 11018438 号" and "粵ICP備11018438號" are two registrations. Ours
// compares the parts:
//
//   read_number("粵ICP備11018438號-01").normal() → "粤ICP备11018438号-1"
//
// Where a flaw makes the number unsound nothing is printed, so that no one copies an invented number out of a message.
// One case is sound all the same: a public-security number without its letter, because its first two digits are the
// province.
#include "number/number.h"

#include "number/provinces.h"

namespace beian {
namespace {

constexpr Flaw kFirstWarning = Flaw::wrong_province_letter;

bool only_letter_is_missing(const Number& n) {
  Flaws lone;
  lone.add(Flaw::no_province);
  for (auto f = static_cast<unsigned>(kFirstWarning); f < static_cast<unsigned>(Flaw::count_); ++f) {
    if (n.flaws.has(static_cast<Flaw>(f))) lone.add(static_cast<Flaw>(f));
  }
  return n.kind == NumberKind::gongan && !n.province.empty() && n.flaws == lone;
}

int digits_value(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

}  // namespace

bool Flaws::invalid() const {
  return (bits_ & (bit(kFirstWarning) - 1)) != 0;
}

std::string Number::normal() const {
  if (kind == NumberKind::none || kind == NumberKind::parody) return {};
  if (flaws.invalid() && !only_letter_is_missing(*this)) return {};
  std::string out = province;
  switch (kind) {
    case NumberKind::icp: out += "ICP备" + digits + "号"; break;
    case NumberKind::icp_licence: out += "ICP证" + digits + "号"; break;
    case NumberKind::vats: out += vats_kind + "-" + digits; break;
    case NumberKind::gongan: out += "公网安备" + digits + "号"; break;
    case NumberKind::none:
    case NumberKind::parody: break;
  }
  if (sequence) {
    out += "-" + std::to_string(*sequence);
    if (letter != 0) out += letter;
  }
  return out;
}

Target Number::target() const {
  if (kind != NumberKind::icp && kind != NumberKind::icp_licence && kind != NumberKind::vats) return Target::unknown;
  if (!sequence) return Target::subject;
  switch (letter) {
    case 'A': return Target::app;
    case 'X': return Target::mini_program;
    case 'K': return Target::quick_app;
    default: return Target::website;
  }
}

std::optional<int> Number::year() const {
  if (flaws.has(Flaw::bad_year) || flaws.has(Flaw::digit_count) || flaws.has(Flaw::placeholder)) return std::nullopt;
  if (kind == NumberKind::icp && digits.size() == 8) return 2000 + digits_value(std::string_view(digits).substr(0, 2));
  if ((kind == NumberKind::icp && digits.size() == 10) || (kind == NumberKind::vats && digits.size() == 8)) {
    return digits_value(std::string_view(digits).substr(0, 4));
  }
  return std::nullopt;
}

bool Number::same_registration(const Number& other) const {
  return same_subject(other) && sequence == other.sequence && letter == other.letter;
}

bool Number::same_subject(const Number& other) const {
  return kind != NumberKind::none && kind == other.kind && province == other.province && digits == other.digits &&
         vats_kind == other.vats_kind;
}

}  // namespace beian
