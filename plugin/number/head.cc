// head.cc — the words of an ICP or a public-security number, and the letter in front of them.
//
// The words are the anchor: "ICP备" and "公网安备" are rare in a page, province letters are not (新, 青, 黑, 京 are
// everyday characters). The naive way runs a pattern from every letter of the text; ours meets the word, looks back one
// letter, and forward over the few things that people put between the words and the digits.
//
//   粤ICP备 …        strong: a province's letter stands in front
//   秦ICP备 …        strong, but the letter is neither registry's
//   网站ICP备 …      weak: a number only if what follows can hardly be anything else
//   ICP备案号：…     a label: the number follows and is met on its own
#include "number/grammar.h"
#include "number/provinces.h"

namespace beian {
namespace {

constexpr char32_t kCityLetters[] = {U'深', U'穗', U'厦', U'甬'};
constexpr int kMaxDoubled = 2;
constexpr int kMaxConnectors = 4;

struct Head {
  std::size_t first = 0;
  std::string letter;
  bool strong = false;
};

bool is_city(char32_t ch) {
  for (const char32_t c : kCityLetters) {
    if (c == ch) return true;
  }
  return false;
}

// The index of the letter in front of `i`, over one space, or npos.
constexpr std::size_t kNone = static_cast<std::size_t>(-1);
std::size_t letter_before(const Row& row, std::size_t i, std::size_t floor) {
  std::size_t p = i;
  if (p > floor && row.space(p - 1)) --p;
  return p > floor ? p - 1 : kNone;
}

Head head_before(const Row& row, std::size_t i, std::size_t floor, bool gongan) {
  Head head;
  head.first = i;
  const std::size_t p = letter_before(row, i, floor);
  if (p == kNone || !is_han(row.at(p))) return head;
  const char32_t ch = row.at(p);
  const std::string letter = utf8_of(std::u32string_view(&ch, 1));
  const bool known = province_by_icp_letter(letter) != nullptr || province_by_gongan_letter(letter) != nullptr ||
                     (gongan && is_city(ch));
  const bool other = province_by_other_letter(letter) != nullptr && word_may_begin(row, p, floor);
  if (known || other) {
    head.first = p;
    head.letter = letter;
    head.strong = true;
  }
  return head;
}

// What may stand between the words and the digits. `said` is set where it is more than a space.
struct Connector {
  std::size_t end = 0;
  std::size_t space = 0;
  bool said = false;
  bool hao = false;
};

Connector read_connector(const Row& row, std::size_t i) {
  Connector c;
  std::size_t p = i;
  for (int n = 0; n < kMaxConnectors; ++n) {
    const char32_t ch = row.at(p);
    if (ch == U' ') {
      if (c.space == 0) c.space = p;
      ++p;
    } else if (ch == U'号' && !c.hao) {
      c.hao = true;
      ++p;
    } else if (ch == U':' || ch == U'-' || ch == U'/' || ch == U'.' || ch == U'第' || ch == U'字' || ch == U'、') {
      c.said = true;
      ++p;
    } else {
      break;
    }
  }
  c.end = p;
  return c;
}

// "京ICP备号", "京公网安备号-1": the words are there and the digits were never filled in.
std::optional<Body> read_nothing(const Row& row, std::size_t behind_words, const Shape& shape) {
  if (!shape.strong || shape.wordy || !row.hao(behind_words)) return std::nullopt;
  const std::size_t behind = row.skip_space(behind_words) + 1;
  if (is_han(row.at(behind)) || is_digit(row.at(row.skip_space(behind))) || row.at(behind) == U':') return std::nullopt;
  Body body;
  body.placeholder = true;
  body.end = behind_words;
  return body;
}

// Reads body and tail behind the words, which end at `i`, into `w`.
bool read_rest(const Row& row, std::size_t i, Shape shape, Written& w) {
  const Connector connector = read_connector(row, i);
  const bool wordy_before = shape.wordy;
  shape.wordy = shape.wordy || connector.said || connector.hao || connector.space != 0;
  std::optional<Body> body = read_body(row, connector.end, shape);
  if (body) {
    w.customary_space = connector.space;
    if (connector.said || connector.hao || body->insert_last != 0) w.flaws.add(Flaw::written_out);
  } else {
    shape.wordy = wordy_before;
    body = read_nothing(row, i, shape);
    if (!body) return false;
  }
  w.body = *body;
  if (w.kind == NumberKind::gongan) {
    w.tail.hao = row.hao(w.body.end);
    w.tail.end = w.tail.hao ? row.skip_space(w.body.end) + 1 : w.body.end;
  } else {
    w.tail = read_tail(row, w.body.end, w.body.placeholder || invented(w.body.digits, w.kind));
  }
  w.last = w.tail.end;
  return true;
}

// The end of the words at `i` with letters that changed places, or 0.
std::size_t misspelt_words(const Row& row, std::size_t i) {
  static constexpr std::u32string_view kForms[] = {U"公安网备", U"公网备安", U"公安网安备"};
  for (const std::u32string_view words : kForms) {
    if (const std::size_t p = row.word(i, words)) return p;
  }
  return 0;
}

// The same with a letter lost. These are words of their own too ("公安备案"): only a province's letter in front and the
// digits of a number behind make them one.
std::size_t shortened_words(const Row& row, std::size_t i) {
  static constexpr std::u32string_view kForms[] = {U"公安备", U"公网备", U"网安备"};
  for (const std::u32string_view words : kForms) {
    if (const std::size_t p = row.word(i, words)) return p;
  }
  return 0;
}

// 公安备案号：14 digits. The police's name and a code, without the words of the number.
std::size_t bureau_words(const Row& row, std::size_t i) {
  std::size_t p = row.word(i, U"公安");
  if (p == 0) return 0;
  if (const std::size_t joined = row.word(row.skip_space(p), U"机关")) p = joined;
  if (const std::size_t joined = row.word(row.skip_space(p), U"联网")) p = joined;
  return row.word(row.skip_space(p), U"备案");
}

}  // namespace

std::optional<Written> read_icp(const Row& row, std::size_t i, std::size_t floor, int this_year) {
  Written w;
  std::size_t p = row.word(i, U"ICP");
  if (p == 0) {
    p = row.word(i, U"IPC");
    if (p == 0) return std::nullopt;
    w.flaws.add(Flaw::misspelt_icp);
  }
  p = row.skip_space(p);
  const bool licence = row.at(p) == U'证';
  if (!licence && row.at(p) != U'备') return std::nullopt;
  w.kind = licence ? NumberKind::icp_licence : NumberKind::icp;
  ++p;
  for (int n = 0; n < kMaxDoubled && !licence; ++n) {
    const std::size_t again = row.word(row.skip_space(p), U"ICP备");
    if (again == 0) break;
    w.flaws.add(Flaw::doubled_icp);
    p = again;
  }
  Shape shape{w.kind, this_year, false, false};
  if (const std::size_t an = row.word(row.skip_space(p), U"案"); an != 0 && !licence) {
    w.flaws.add(Flaw::written_out);
    shape.wordy = true;
    p = an;
  }
  const std::u32string_view parody = parody_name(row, i > floor && row.space(i - 1) ? i - 1 : i, floor);
  const Head head = head_before(row, i, floor, false);
  shape.strong = !parody.empty() || head.strong;
  if (!read_rest(row, p, shape, w)) return std::nullopt;
  w.first = head.first;
  w.letter = head.letter;
  if (!parody.empty()) {
    w.kind = NumberKind::parody;
    w.letter = utf8_of(parody);
    w.first = (row.space(i - 1) ? i - 1 : i) - parody.size();
  }
  return w;
}

std::optional<Written> read_gongan(const Row& row, std::size_t i, std::size_t floor, int this_year) {
  Written w;
  w.kind = NumberKind::gongan;
  Shape shape{w.kind, this_year, false, false};
  Head head = head_before(row, i, floor, true);
  std::size_t p = row.word(i, U"公网安备");
  bool shortened = false;
  if (p == 0) {
    p = misspelt_words(row, i);
    shortened = p == 0 && head.strong;
    if (shortened) p = shortened_words(row, i);
    shortened = shortened && p != 0;
    if (p != 0) w.flaws.add(Flaw::misspelt_gongan);
  }
  if (p != 0) {
    shape.strong = head.strong;
    if (const std::size_t an = row.word(row.skip_space(p), U"案")) {
      w.flaws.add(Flaw::written_out);
      shape.wordy = true;
      p = an;
    }
  } else {
    p = bureau_words(row, i);
    if (p == 0) return std::nullopt;
    head = {i, {}, false};
    w.flaws.add(Flaw::written_out);
  }
  w.first = head.first;
  w.letter = head.letter;
  if (!read_rest(row, p, shape, w) || (shortened && !fits(w.body.digits, shape))) return std::nullopt;
  return w;
}

}  // namespace beian
