// grammar.h — the parts of a number as they were written, before anything is judged.
//
// A number is head (province letter and words), body (digits, or what stands in their place) and tail (号 and -N). Each
// part has a reader that takes the row and an index and answers where the part ends; none looks further than a fixed
// number of letters, except along one run of digits, so the whole is linear.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "number/fold.h"
#include "number/number.h"

namespace beian {

// A folded row. Beyond either end there is 0, which is no letter of the grammar.
class Row {
 public:
  explicit Row(std::vector<Letter> letters) : letters_(std::move(letters)) {}
  std::size_t size() const { return letters_.size(); }
  char32_t at(std::size_t i) const { return i < letters_.size() ? letters_[i].ch : 0; }
  const Letter& letter(std::size_t i) const { return letters_[i]; }
  bool space(std::size_t i) const { return at(i) == U' '; }
  bool hyphen(std::size_t i) const { return at(i) == U'-' || at(i) == U'_'; }
  std::size_t skip_space(std::size_t i) const { return space(i) ? i + 1 : i; }
  // The end of `word` at `i`, where a space may stand between any two letters; 0 where it is not there.
  std::size_t word(std::size_t i, std::u32string_view word) const;
  // Is 号 at `i`, or behind one space?
  bool hao(std::size_t i) const { return at(skip_space(i)) == U'号'; }

 private:
  std::vector<Letter> letters_;
};

// What a run of digits in this place should look like.
struct Shape {
  NumberKind kind = NumberKind::icp;
  int this_year = 0;
  bool strong = false;  // a province or a parody's name stands in front: what follows is meant to be a number
  bool wordy = false;   // more than the bare 备 stood in front: 备案, 备案号, a colon
};

struct Body {
  std::string digits;            // digits only; of a masked body those that were there
  bool placeholder = false;      // masks, a bracketed hint, or nothing at all
  bool odd_letter = false;       // a letter right behind the digits: 07500273X
  std::size_t insert_first = 0;  // letters of a bracketed insert in front of the digits: (shou.org.cn)
  std::size_t insert_last = 0;
  std::size_t end = 0;
};

struct Tail {
  bool hao = false;
  bool late_hao = false;
  bool bad_sequence = false;
  bool padded = false;  // -01
  std::optional<std::uint32_t> sequence;
  char letter = 0;
  std::size_t end = 0;
};

// A number as it was written: letters [first, last) of the row.
struct Written {
  NumberKind kind = NumberKind::none;
  std::size_t first = 0;
  std::size_t last = 0;
  std::size_t customary_space = 0;  // index of the space between 备 and the digits, or 0
  std::string letter;  // what stands in front: a province's letter, 合字, a parody's name; empty where nothing of these
  std::string vats_kind;
  Body body;
  Tail tail;
  Flaws flaws;
};

// Does `digits` have the length and the year that `shape` asks for?
bool fits(std::string_view digits, const Shape& shape);
// Is the whole year between the first of its kind and `this_year`? `digits` start with the year part.
bool year_fits(std::string_view digits, NumberKind kind, int this_year);

std::optional<Body> read_body(const Row& row, std::size_t i, const Shape& shape);
Tail read_tail(const Row& row, std::size_t i, bool placeholder);

// The number whose word (ICP备, 公网安备, B2-…) begins at `i`; nothing before `floor` belongs to it.
std::optional<Written> read_icp(const Row& row, std::size_t i, std::size_t floor, int this_year);
std::optional<Written> read_gongan(const Row& row, std::size_t i, std::size_t floor, int this_year);
std::optional<Written> read_vats(const Row& row, std::size_t i, std::size_t floor, int this_year);

// What is off, and the typed value.
Number judge(const Row& row, const Written& written, int this_year);

// Nobody's digits: 00000000, 12345678, 66666666, a serial of zeros.
bool invented(std::string_view digits, NumberKind kind);
// A public-security number that stands on many sites that do not own it.
bool is_famous(std::string_view gongan_digits);
// One of the two numbers of our documentation.
bool is_example(std::string_view digits);

// The parody registry whose name ends in front of `end`, not before `floor`; empty where there is none.
std::u32string_view parody_name(const Row& row, std::size_t end, std::size_t floor);
// Does the letter in front of `i` let a word begin at `i`? Han letters do not, but for those that end a label (号：,
// 有, 入).
bool word_may_begin(const Row& row, std::size_t i, std::size_t floor);

std::string utf8_of(std::u32string_view text);

}  // namespace beian
