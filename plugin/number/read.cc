// read.cc — walks a row of displayed text and collects its numbers.
//
// One pass: at each letter that can begin a number's words a reader is asked, and what it read is skipped. The naive
// way runs one pattern a kind over the whole text and then sorts out the overlaps; here the kinds cannot overlap,
// because the walk never goes back behind the end of the last number. Rows without any letter that a number needs,
// nearly all rows of a page, are not copied.
//
//   "© 2024 Example 京ICP备2024990001号-1 京公网安备11010102990001号"  →  two numbers, in order
//
// A bare VATS number needs a word about licences somewhere in the row: "B2-20080101" may be a product.
#include "base/utf8.h"
#include "number/grammar.h"
#include "number/provinces.h"

namespace beian {
namespace {

constexpr std::u32string_view kContext[] = {U"许可", U"经营", U"增值电信", U"ICP", U"备案"};

bool speaks_of_licences(const Row& row) {
  for (std::size_t i = 0; i < row.size(); ++i) {
    for (const std::u32string_view word : kContext) {
      if (row.at(i) == word[0] && row.word(i, word) != 0) return true;
    }
  }
  return false;
}

std::optional<Written> read_at(const Row& row, std::size_t i, std::size_t floor, int this_year) {
  switch (row.at(i)) {
    case U'I': return read_icp(row, i, floor, this_year);
    case U'公':
    case U'网': return read_gongan(row, i, floor, this_year);
    case U'A':
    case U'B': return read_vats(row, i, floor, this_year);
    default: return std::nullopt;
  }
}

std::vector<Written> read_all(const Row& row, int this_year, bool bare_vats_anywhere) {
  std::vector<Written> out;
  std::optional<bool> context;
  if (bare_vats_anywhere) context = true;
  std::size_t floor = 0;
  for (std::size_t i = 0; i < row.size();) {
    std::optional<Written> w = read_at(row, i, floor, this_year);
    if (w && w->kind == NumberKind::vats && w->letter.empty()) {
      if (!context) context = speaks_of_licences(row);
      if (!*context) w.reset();
    }
    if (!w) {
      ++i;
      continue;
    }
    i = floor = w->last;
    out.push_back(*std::move(w));
  }
  return out;
}

// Fourteen digits alone, as they stand in the code= of a link: a public-security number that lost its words.
Number read_bare_code(const Row& row) {
  Number n;
  std::size_t i = row.skip_space(0);
  for (; is_digit(row.at(i)) && n.digits.size() < 15; ++i) n.digits += static_cast<char>(row.at(i));
  i = row.skip_space(row.at(i) == U'号' ? i + 1 : i);
  if (i != row.size() || !fits(n.digits, {NumberKind::gongan, 0, false, false}) ||
      invented(n.digits, NumberKind::gongan)) {
    return {};
  }
  const Province* place = province_by_code((n.digits[0] - '0') * 10 + (n.digits[1] - '0'));
  if (place == nullptr) return {};
  n.kind = NumberKind::gongan;
  n.province = place->gongan;
  n.flaws.add(Flaw::no_province);
  if (is_famous(n.digits)) n.flaws.add(Flaw::copied);
  if (place_name(std::string_view(n.digits).substr(0, 6)).empty()) n.flaws.add(Flaw::unknown_place);
  return n;
}

}  // namespace

std::size_t Row::word(std::size_t i, std::u32string_view word) const {
  std::size_t p = i;
  for (std::size_t k = 0; k < word.size(); ++k) {
    if (k != 0) p = skip_space(p);
    if (at(p) != word[k]) return 0;
    ++p;
  }
  return p;
}

std::vector<NumberAt> find_numbers(std::span<const Glyph> text, int this_year) {
  std::vector<NumberAt> out;
  if (!may_hold_number(text)) return out;
  const Row row(fold(text));
  for (const Written& w : read_all(row, this_year, false)) {
    out.push_back({row.letter(w.first).glyph, row.letter(w.last - 1).glyph + 1, judge(row, w, this_year)});
  }
  return out;
}

Number read_number(std::string_view utf8, int this_year) {
  std::vector<Glyph> glyphs;
  glyphs.reserve(utf8.size());
  for (std::size_t i = 0; i < utf8.size();) {
    const Decoded d = decode_utf8(utf8, i);
    const auto begin = static_cast<std::uint32_t>(i);
    glyphs.push_back({d.ch, {begin, begin + d.size}});
    i += d.size;
  }
  const Row row(fold(glyphs));
  const std::vector<Written> written = read_all(row, this_year, true);
  return written.empty() ? read_bare_code(row) : judge(row, written.front(), this_year);
}

}  // namespace beian
