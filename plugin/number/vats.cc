// vats.cc — licences for value-added telecom services: 浙B2-20080101-4, 合字A1.B1.B2-20180017, A2.B1.B2-20090001.
//
// "B2-20080101" may also be a product code, and the naive \w\d-\d{8} takes every one. Ours asks for a kind of the
// catalogue (A1 A2 B1 B2), a year, exactly eight digits and no letter or digit around; without a province or 合字 in
// front the caller also asks that the row speaks of licences at all. The letter in front is kept as it is written:
// unlike in ICP numbers, nobody has shown that the bureaus of 川, 贵 and 甘 use another one here.
#include "number/grammar.h"
#include "number/provinces.h"

namespace beian {
namespace {

constexpr int kMaxKinds = 6;
constexpr std::size_t kDigits = 8;

bool kind_at(const Row& row, std::size_t i) {
  return (row.at(i) == U'A' || row.at(i) == U'B') && (row.at(i + 1) == U'1' || row.at(i + 1) == U'2');
}

bool separator(char32_t ch) {
  return ch == U'.' || ch == U'/' || ch == U'、';
}

// Kinds joined by dots at `i`; the end, or 0. A row of kinds too long to be meant is none.
std::size_t read_kinds(const Row& row, std::size_t i, std::string& kinds) {
  std::size_t p = i;
  for (int n = 0; n < kMaxKinds; ++n) {
    if (!kind_at(row, p)) return 0;
    if (!kinds.empty()) kinds += '.';
    kinds += static_cast<char>(row.at(p));
    kinds += static_cast<char>(row.at(p + 1));
    p += 2;
    const std::size_t next = row.skip_space(p);
    if (!separator(row.at(next))) return p;
    p = row.skip_space(next + 1);
  }
  return 0;
}

// "京ICP证B2-20171701号": the words of the other licence stand between letter and kind.
std::size_t before_words(const Row& row, std::size_t i, std::size_t floor) {
  constexpr std::u32string_view words = U"ICP证";
  if (i < floor + words.size()) return i;
  return row.word(i - words.size(), words) == i ? i - words.size() : i;
}

}  // namespace

std::optional<Written> read_vats(const Row& row, std::size_t i, std::size_t floor, int this_year) {
  if (!kind_at(row, i)) return std::nullopt;
  Written w;
  w.kind = NumberKind::vats;
  std::size_t p = read_kinds(row, i, w.vats_kind);
  if (p == 0) return std::nullopt;
  p = row.skip_space(p);
  if (!row.hyphen(p)) return std::nullopt;
  p = row.skip_space(p + 1);

  std::size_t front = i > floor && row.space(i - 1) ? i - 1 : i;
  const std::size_t words = before_words(row, front, floor);
  const bool has_words = words != front;
  if (has_words) front = words > floor && row.space(words - 1) ? words - 1 : words;
  w.first = i;
  if (front > floor) {
    const char32_t ch = row.at(front - 1);
    const std::string letter = utf8_of(std::u32string_view(&ch, 1));
    const Province* province = province_by_icp_letter(letter);
    if (province == nullptr) province = province_by_gongan_letter(letter);
    if (province != nullptr && province->code != 66) {
      w.letter = letter;
      w.first = front - 1;
      if (has_words) w.flaws.add(Flaw::written_out);
    } else if (ch == U'字' && front > floor + 1 && row.at(front - 2) == U'合') {
      w.letter = "合字";
      w.first = front - 2;
    }
  }
  const bool bare = w.letter.empty();
  if (bare && i > 0) {
    const char32_t before = row.at(i - 1);
    const bool inside_kinds = separator(before) && i >= 3 && kind_at(row, i - 3);
    if (is_digit(before) || is_latin(before) || row.hyphen(i - 1) || inside_kinds) return std::nullopt;
  }

  const std::size_t first_digit = p;
  while (is_digit(row.at(p))) {
    if (w.body.digits.size() <= 2 * kDigits) w.body.digits += static_cast<char>(row.at(p));
    ++p;
  }
  std::size_t masks = 0;
  while ((row.at(p) == U'X' || row.at(p) == U'*') && masks < kDigits) {
    ++masks;
    ++p;
  }
  w.body.end = p;
  w.body.placeholder = masks > 1 && p - first_digit >= 6;
  if (is_digit(row.at(p)) || is_latin(row.at(p))) return std::nullopt;
  if (!w.body.placeholder) {
    if (masks != 0 || w.body.digits.size() < 6) return std::nullopt;
    const bool sound = w.body.digits.size() == kDigits && year_fits(w.body.digits, NumberKind::vats, this_year);
    if (bare && !sound) return std::nullopt;
  }
  w.tail = read_tail(row, p, w.body.placeholder);
  w.last = w.tail.end;
  return w;
}

}  // namespace beian
