// judge.cc — from what was written to a typed value and the list of what is off.
//
// Reading and judging are apart because a reader must be generous and a judge must not: the naive single pattern that
// does both calls a nine-digit number "no number", and the page passes. Here everything that was meant as a number
// arrives, and each check says one thing. One cause gives one flaw: a placeholder has no wrong year, and a number of
// the wrong length no wrong province.
//
//   川ICP备09003078号         province 蜀, flaw wrong_province_letter        (the normal form mends it)
//   京公网安备31010402001073号  province 京, flaw province_mismatch            (nothing sound to print)
//   公网安备11010802020134号    province 京 from its digits, flaw no_province
#include "number/grammar.h"
#include "number/provinces.h"

namespace beian {
namespace {

constexpr int kGuangdong = 44;
constexpr int kFujian = 35;
constexpr int kZhejiang = 33;

struct City {
  std::string_view letter;
  int province;
};
constexpr City kCities[] = {{"深", kGuangdong}, {"穗", kGuangdong}, {"厦", kFujian}, {"甬", kZhejiang}};

const City* city_of(std::string_view letter) {
  for (const City& c : kCities) {
    if (c.letter == letter) return &c;
  }
  return nullptr;
}

void judge_icp_letter(std::string_view letter, Number& n) {
  if (letter.empty()) {
    n.flaws.add(Flaw::no_province);
    return;
  }
  if (province_by_icp_letter(letter) != nullptr) {
    n.province = letter;
    return;
  }
  const Province* meant = province_by_gongan_letter(letter);
  if (meant == nullptr) meant = province_by_other_letter(letter);
  if (meant == nullptr) return;
  n.province = meant->icp.empty() ? std::string_view("新") : meant->icp;
  n.flaws.add(Flaw::wrong_province_letter);
}

void judge_icp(const Body& body, int this_year, Number& n) {
  if (n.kind == NumberKind::icp_licence) {
    if (n.digits.size() != 6 || body.odd_letter) n.flaws.add(Flaw::digit_count);
    return;
  }
  if ((n.digits.size() != 8 && n.digits.size() != 10) || body.odd_letter) {
    n.flaws.add(Flaw::digit_count);
  } else if (!is_example(n.digits) && !year_fits(n.digits, NumberKind::icp, this_year)) {
    n.flaws.add(Flaw::bad_year);
  }
}

void judge_vats(int this_year, Number& n) {
  if (n.digits.size() != 8) {
    n.flaws.add(Flaw::digit_count);
  } else if (!year_fits(n.digits, NumberKind::vats, this_year)) {
    n.flaws.add(Flaw::bad_year);
  }
}

// Does `letter` speak of `place` though it is not the letter that the police use?
bool means(std::string_view letter, const Province& place) {
  if (const City* city = city_of(letter)) return city->province == place.code;
  if (place.code == 66) return letter == "新";
  return letter == place.icp || letter == place.other;
}

void judge_gongan(std::string_view letter, const Body& body, Number& n) {
  const std::size_t size = n.digits.size();
  const bool local = (size == 12 || size == 13) && !body.odd_letter;
  n.province = letter;
  if (letter.empty()) n.flaws.add(Flaw::no_province);
  if ((size != 14 && !local) || body.odd_letter) {
    n.flaws.add(Flaw::digit_count);
    return;
  }
  if (local) n.flaws.add(Flaw::local_number);
  const Province* place = province_by_code((n.digits[0] - '0') * 10 + (n.digits[1] - '0'));
  if (place == nullptr) {
    n.flaws.add(Flaw::unknown_province);
    return;
  }
  if (letter.empty()) {
    n.province = place->gongan;
  } else if (letter != place->gongan) {
    const bool city_of_its_own = local && city_of(letter) != nullptr;
    if (!means(letter, *place)) {
      n.flaws.add(Flaw::province_mismatch);
    } else if (!city_of_its_own) {
      n.province = place->gongan;
      n.flaws.add(Flaw::wrong_province_letter);
    }
  }
  if (is_famous(n.digits)) n.flaws.add(Flaw::copied);
  if (local) return;
  if (std::string_view(n.digits).substr(6, 2) != "02") n.flaws.add(Flaw::bad_service_code);
  if (place_name(std::string_view(n.digits).substr(0, 6)).empty()) n.flaws.add(Flaw::unknown_place);
}

void judge_tail(const Written& w, Number& n) {
  const bool wants_hao = n.kind == NumberKind::icp || n.kind == NumberKind::icp_licence;
  if (w.tail.bad_sequence) n.flaws.add(Flaw::bad_sequence);
  if (w.tail.padded) n.flaws.add(Flaw::padded);
  if (w.tail.late_hao && n.kind != NumberKind::vats) n.flaws.add(Flaw::late_hao);
  if (wants_hao && !w.tail.hao && !w.tail.late_hao) n.flaws.add(Flaw::no_hao);
}

// What the marks of the letters tell: how the number was typed.
void judge_spelling(const Row& row, const Written& w, Number& n) {
  for (std::size_t i = w.first; i < w.last; ++i) {
    if (i >= w.body.insert_first && i < w.body.insert_last) continue;
    const Letter& letter = row.letter(i);
    if ((letter.marks & kFullWidth) != 0) n.flaws.add(Flaw::full_width);
    if ((letter.marks & kTraditional) != 0) n.flaws.add(Flaw::traditional);
    if ((letter.marks & kLowerCase) != 0) n.flaws.add(Flaw::lower_case);
    if ((letter.marks & kAfterInvisible) != 0 && i > w.first) n.flaws.add(Flaw::invisible);
    if ((letter.marks & kOddHyphen) != 0 || letter.ch == U'_') n.flaws.add(Flaw::odd_hyphen);
    if (letter.ch == U' ') {
      const bool customary = n.kind == NumberKind::gongan && i == w.customary_space && (letter.marks & kWideSpace) == 0;
      if (!customary) n.flaws.add(Flaw::spaces);
    }
  }
}

}  // namespace

Number judge(const Row& row, const Written& w, int this_year) {
  Number n;
  n.kind = w.kind;
  n.digits = w.body.digits;
  n.vats_kind = w.vats_kind;
  n.sequence = w.tail.sequence;
  n.letter = w.tail.sequence ? w.tail.letter : '\0';
  if (n.kind == NumberKind::parody) {
    n.province = w.letter;
    return n;
  }
  if (w.body.placeholder || invented(n.digits, n.kind)) {
    n.flaws.add(Flaw::placeholder);
    n.province = w.letter;
    if (w.letter.empty() && n.kind != NumberKind::vats) n.flaws.add(Flaw::no_province);
    return n;
  }
  n.flaws = w.flaws;
  switch (n.kind) {
    case NumberKind::icp:
    case NumberKind::icp_licence:
      judge_icp_letter(w.letter, n);
      judge_icp(w.body, this_year, n);
      break;
    case NumberKind::vats:
      n.province = w.letter;
      judge_vats(this_year, n);
      break;
    case NumberKind::gongan: judge_gongan(w.letter, w.body, n); break;
    case NumberKind::none:
    case NumberKind::parody: break;
  }
  judge_tail(w, n);
  judge_spelling(row, w, n);
  return n;
}

}  // namespace beian
