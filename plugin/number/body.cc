// body.cc — the digits of a number, or what stands where they should be.
//
// The naive way is \d{8}: it drops every number since 2020, and it takes "京ICP备 XXXXXXXX号" for no number at all, so
// that a page full of placeholders passes. Ours reads what is there and lets the verdict speak:
//
//   19000424            digits
//   1900 0424           digits, because the pieces make exactly eight; 19000424 2024 stays 19000424, as the second is a
//   year
//   XXXXXXXX, 1101XXXX  a placeholder, keeping the digits that there were
//   [待填写], nothing   a placeholder too, behind a province's letter
//   ${icp}, 您的备案号   the same
//   (a.example)0900…    an insert in brackets in front of the digits
//
// Without a province in front (shape.strong is false) the words may be prose — "ICP备案 2024年最新" — so only digits of
// a fitting length or a closing 号 make a number there.
#include "number/grammar.h"

namespace beian {
namespace {

constexpr std::size_t kMaxMasked = 40;
constexpr std::size_t kMaxDigits = 40;
constexpr std::size_t kMaxBracket = 40;
constexpr std::size_t kMaxWords = 10;
constexpr std::size_t kCertainMasks = 6;  // "ICP备案？？？" is a question, not a placeholder

int value(std::string_view digits) {
  int v = 0;
  for (const char c : digits) v = v * 10 + (c - '0');
  return v;
}

bool is_blank(const Row& row, std::size_t i) {
  return row.at(i) == U'_' && (row.at(i + 1) == U'_' || (i > 0 && row.at(i - 1) == U'_'));
}

bool is_masked(const Row& row, std::size_t i) {
  return row.at(i) == U'X' || row.at(i) == U'*' || is_blank(row, i);
}

// A run of digits, Latin letters and masks.
struct Run {
  std::string digits;
  std::size_t leading = 0;  // digits before anything else
  std::size_t masks = 0;    // X * __
  std::size_t others = 0;   // other Latin letters
  std::size_t end = 0;
  std::size_t size = 0;
};

Run read_run(const Row& row, std::size_t i) {
  Run run;
  std::size_t p = i;
  for (; is_digit(row.at(p)); ++p) {
    if (run.digits.size() < kMaxDigits) run.digits += static_cast<char>(row.at(p));
  }
  run.leading = p - i;
  for (; p - i < run.leading + kMaxMasked; ++p) {
    if (is_masked(row, p)) {
      ++run.masks;
    } else if (is_latin(row.at(p))) {
      ++run.others;
    } else if (is_digit(row.at(p))) {
      if (run.digits.size() < kMaxDigits) run.digits += static_cast<char>(row.at(p));
    } else {
      break;
    }
  }
  run.end = p;
  run.size = p - i;
  return run;
}

bool looks_like_year(const Row& row, std::size_t i, std::size_t size) {
  return size == 4 && ((row.at(i) == U'2' && row.at(i + 1) == U'0') || (row.at(i) == U'1' && row.at(i + 1) == U'9'));
}

bool looks_like_date(std::string_view digits) {
  if (digits.size() != 8) return false;
  const int year = value(digits.substr(0, 4));
  const int month = value(digits.substr(4, 2));
  const int day = value(digits.substr(6, 2));
  return year >= 1990 && year <= 2099 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

std::size_t longest(NumberKind kind) {
  return kind == NumberKind::gongan ? 14 : 10;
}

// Goes on over single spaces where the pieces together make a number of the wanted shape.
void join_pieces(const Row& row, const Shape& shape, Body& body) {
  const bool complete = fits(body.digits, shape);
  std::string joined = body.digits;
  std::size_t p = body.end;
  while (row.space(p) && is_digit(row.at(p + 1)) && joined.size() < longest(shape.kind)) {
    const std::size_t piece = p + 1;
    for (p = piece; is_digit(row.at(p)) && joined.size() <= longest(shape.kind); ++p) {
      joined += static_cast<char>(row.at(p));
    }
    if (is_digit(row.at(p)) || is_latin(row.at(p))) return;
    if (!fits(joined, shape)) continue;
    if (row.hao(p) || (!complete && !looks_like_year(row, piece, p - piece))) {
      body.digits = joined;
      body.end = p;
      return;
    }
  }
}

bool is_hint(char32_t ch) {
  return ch == U'待' || ch == U'填' || ch == U'写' || ch == U'您' || ch == U'你' || ch == U'补';
}

// 京ICP备待定号, 京ICP备您的备案号: words to the owner, up to the 号 that closes the number. The place of that, or 0.
std::size_t end_of_words(const Row& row, std::size_t i) {
  if (!is_hint(row.at(i))) return 0;
  for (std::size_t p = i + 1; p < i + kMaxWords && is_han(row.at(p)); ++p) {
    if (row.at(p) == U'号' && !is_han(row.at(p + 1))) return p;
  }
  return 0;
}

bool contains_hint(const Row& row, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i < last; ++i) {
    if (is_hint(row.at(i))) return true;
    if (is_masked(row, i) && is_masked(row, i + 1)) return true;
  }
  return false;
}

char32_t closing(char32_t open) {
  switch (open) {
    case U'(': return U')';
    case U'[': return U']';
    case U'{': return U'}';
    case U'<': return U'>';
    case U'【': return U'】';
    case U'「': return U'」';
    default: return 0;
  }
}

// Behind the bracket that opens at `i`, or 0.
std::size_t end_of_bracket(const Row& row, std::size_t i) {
  const char32_t close = closing(row.at(i));
  if (close == 0) return 0;
  for (std::size_t p = i + 1; p < i + kMaxBracket && p < row.size(); ++p) {
    if (row.at(p) != close) continue;
    while (row.at(p) == close && p < i + kMaxBracket) ++p;
    return p;
  }
  return 0;
}

bool enough_digits(const Row& row, const Body& body, const Shape& shape) {
  const std::size_t n = body.digits.size();
  const bool hao = row.hao(body.end);
  if (row.at(row.skip_space(body.end)) == U'年' && n <= 4) return false;
  if (shape.strong) return hao || n >= 5 || (n == 4 && invented(body.digits, shape.kind));
  if (hao) return n >= 5;
  switch (shape.kind) {
    case NumberKind::gongan: return n >= 10 && n <= 15 && n != 11;
    case NumberKind::icp_licence: return n == 6;
    default: break;
  }
  if (!shape.wordy) return n >= 6 && n <= 10;
  return fits(body.digits, shape) && !looks_like_date(body.digits);
}

std::optional<Body> read_digits(const Row& row, std::size_t i, const Shape& shape) {
  const Run run = read_run(row, i);
  Body body;
  body.digits = run.digits;
  body.end = run.end;
  const bool hao = row.hao(run.end);
  const bool one_behind = run.leading >= 6 && run.size == run.leading + 1;
  const bool trailing_letter = one_behind && is_latin(row.at(run.end - 1)) && (hao || run.masks == 1);
  const bool footnote = run.masks != 0 && row.at(i + run.leading) == U'*' && !hao &&
                        fits(std::string_view(run.digits).substr(0, run.leading), shape);
  if (run.masks + run.others == 0) {
    join_pieces(row, shape, body);
  } else if (trailing_letter) {
    body.odd_letter = true;
  } else if (run.others == 0 && !footnote && (run.masks >= kCertainMasks || (run.masks >= 2 && shape.strong) || hao)) {
    body.placeholder = true;
    while (row.space(body.end) && is_masked(row, body.end + 1) && body.end < i + kMaxMasked) {
      const Run more = read_run(row, body.end + 1);
      if (more.others != 0) break;
      body.end = more.end;
    }
    return body;
  } else if (hao && shape.strong) {
    body.placeholder = true;
    return body;
  } else {
    body.digits.resize(run.leading < body.digits.size() ? run.leading : body.digits.size());
    body.end = i + run.leading;
  }
  if (body.digits.empty() || !enough_digits(row, body, shape)) return std::nullopt;
  return body;
}

}  // namespace

bool year_fits(std::string_view digits, NumberKind kind, int this_year) {
  if (kind == NumberKind::vats) {
    const int year = value(digits.substr(0, 4));
    return year >= 2000 && year <= this_year;
  }
  if (digits.size() == 8) {
    const int year = value(digits.substr(0, 2));
    // The measure is of 2005. Whether numbers of 04 exist is thinly known, and what is thinly known is no error.
    return year >= 4 && year <= 20;
  }
  const int year = value(digits.substr(0, 4));
  return year >= 2020 && year <= this_year;
}

bool fits(std::string_view digits, const Shape& shape) {
  switch (shape.kind) {
    case NumberKind::gongan: return digits.size() == 14 && digits.substr(6, 2) == "02";
    case NumberKind::icp_licence: return digits.size() == 6;
    default: return (digits.size() == 8 || digits.size() == 10) && year_fits(digits, NumberKind::icp, shape.this_year);
  }
}

std::optional<Body> read_body(const Row& row, std::size_t i, const Shape& shape) {
  if (is_digit(row.at(i)) || is_latin(row.at(i)) || is_masked(row, i)) return read_digits(row, i, shape);
  Body body;
  if (const std::size_t words = end_of_words(row, i); words != 0 && shape.strong && !shape.wordy) {
    body.placeholder = true;
    body.end = words;
    return body;
  }
  const bool variable = row.at(i) == U'$' && row.at(i + 1) == U'{';  // ${icp}, from a template that was not run
  const std::size_t bracket = end_of_bracket(row, variable ? i + 1 : i);
  if (bracket == 0) return std::nullopt;
  const std::size_t behind = row.skip_space(bracket);
  if (shape.strong && is_digit(row.at(behind))) {
    std::optional<Body> digits = read_digits(row, behind, shape);
    if (digits) {
      digits->insert_first = i;
      digits->insert_last = bracket;
    }
    return digits;
  }
  if (!contains_hint(row, i, bracket) && (!shape.strong || row.at(i) == U'(')) return std::nullopt;
  body.placeholder = true;
  body.end = bracket;
  return body;
}

}  // namespace beian
