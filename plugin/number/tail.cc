// tail.cc — what follows the digits: 号, and the -N of one site among a subject's.
//
// The hard part is what does not belong to a number. A footer goes on: "京ICP备2021000771号 - 2024 Example",
// "…号-京公网安备…", "…号 — 400-800-8888". The naive `-\d+` makes a sequence of the year. Ours lets a hyphen that
// stands alone, with spaces on both sides, separate unless a short number follows that nothing continues; a hyphen that
// is attached belongs to the number.
//
//   号-1   号 -2   号－3A   -5号 (号 too late)   号 - 7        sequences
//   号 - 2024   号 – 12:30   号——版权所有   号-京公…             separators
//   号- (end of the row)   号-0   号-A                         bad sequences
#include "number/grammar.h"

namespace beian {
namespace {

constexpr std::size_t kMaxLooseDigits = 4;

bool is_suffix(char32_t ch) {
  return ch == U'A' || ch == U'X' || ch == U'K';
}
bool is_alnum(char32_t ch) {
  return is_digit(ch) || is_latin(ch);
}

bool looks_like_year(const Row& row, std::size_t first, std::size_t last) {
  return last - first == 4 &&
         ((row.at(first) == U'2' && row.at(first + 1) == U'0') || (row.at(first) == U'1' && row.at(first + 1) == U'9'));
}

bool goes_on(const Row& row, std::size_t i) {
  const char32_t ch = row.at(i);
  if (ch == U'年' || ch == U'%') return true;
  return (ch == U'-' || ch == U'.' || ch == U':' || ch == U'/' || ch == U',') && is_digit(row.at(i + 1));
}

// The digits of a sequence at `first`; takes them into `tail` unless they are something else's.
void read_sequence(const Row& row, std::size_t first, bool space_before, bool space_after, Tail& tail) {
  std::size_t p = first;
  std::uint64_t n = 0;
  for (; is_digit(row.at(p)); ++p) {
    if (n <= 0xffffffffu) n = n * 10 + (row.at(p) - U'0');
  }
  if (looks_like_year(row, first, p) && (space_before || space_after || goes_on(row, p))) return;
  if (space_before && space_after && (p - first > kMaxLooseDigits || goes_on(row, p))) return;
  if (space_before && !space_after && goes_on(row, p)) return;
  if (row.at(p) == U'年') return;
  if (n == 0 || n > 0xffffffffu) {
    tail.bad_sequence = true;
  } else {
    tail.sequence = static_cast<std::uint32_t>(n);
    tail.padded = row.at(first) == U'0';
  }
  if (is_suffix(row.at(p)) && !is_alnum(row.at(p + 1))) {
    tail.letter = static_cast<char>(row.at(p));
    ++p;
  }
  tail.end = p;
  if (!tail.hao && row.hao(p)) {
    tail.late_hao = true;
    tail.end = row.skip_space(p) + 1;
  } else if (row.at(p) == U'号' && !is_han(row.at(p + 1))) {
    tail.late_hao = true;
    tail.end = p + 1;
  }
}

// An attached hyphen without digits behind it.
void read_dangling(const Row& row, std::size_t hyphen, bool placeholder, Tail& tail) {
  std::size_t p = hyphen + 1;
  if (placeholder) {
    while ((row.at(p) == U'X' || row.at(p) == U'*' || row.at(p) == U'N') && p < hyphen + 8) ++p;
    if (p > hyphen + 1 && !is_alnum(row.at(p))) tail.end = p;
    return;
  }
  if (row.hyphen(p)) return;
  if (is_latin(row.at(p)) || row.at(p) == U'*') {
    if (is_alnum(row.at(p + 1))) return;
    if (!is_suffix(row.at(p)) && row.at(p) != U'*') return;
    tail.bad_sequence = true;
    tail.end = p + 1;
    return;
  }
  if (row.at(p) == U'号' && !tail.hao) {
    tail.late_hao = true;
    tail.bad_sequence = true;
    tail.end = p + 1;
    return;
  }
  if (row.skip_space(p) < row.size()) return;
  tail.bad_sequence = true;
  tail.end = p;
}

}  // namespace

Tail read_tail(const Row& row, std::size_t i, bool placeholder) {
  Tail tail;
  tail.end = i;
  if (row.hao(i)) {
    tail.hao = true;
    tail.end = row.skip_space(i) + 1;
  }
  const std::size_t hyphen = row.skip_space(tail.end);
  if (!row.hyphen(hyphen)) return tail;
  const std::size_t behind = row.skip_space(hyphen + 1);
  const bool space_before = hyphen > tail.end;
  const bool space_after = behind > hyphen + 1;
  if (is_digit(row.at(behind))) {
    read_sequence(row, behind, space_before, space_after, tail);
  } else if (!space_before) {
    read_dangling(row, hyphen, placeholder, tail);
  }
  return tail;
}

}  // namespace beian
