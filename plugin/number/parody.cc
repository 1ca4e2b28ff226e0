// parody.cc — registries that imitate the ministry's for fun.
//
// 萌ICP备20240001号 is decoration: it must not count as a filing, and "repairing" it to a province would invent one.
// The naive way takes every letter that is no province's for a parody, and then "网站ICP备12345678号", a number that
// lost its province, passes as a joke. Ours is a table of names. 茶 and 团 also end everyday words (奶茶, 集团), so in
// front of these two a word must be able to begin; so must it in front of 云 where that is taken for a province's
// letter (阿里云ICP备…).
#include "base/utf8.h"
#include "number/grammar.h"

namespace beian {
namespace {

struct Parody {
  std::u32string_view name;
  bool own_word;  // only where a word may begin
};

// Longer names first: 喵喵 before 喵.
constexpr Parody kParodies[] = {
    {U"云团子", false}, {U"星云", false}, {U"喵喵", false}, {U"喵", false},
    {U"萌", false},     {U"茶", true},    {U"团", true},
};

bool stands_before(const Row& row, std::size_t end, std::size_t floor, std::u32string_view name) {
  if (end < floor + name.size()) return false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (row.at(end - name.size() + i) != name[i]) return false;
  }
  return true;
}

}  // namespace

bool word_may_begin(const Row& row, std::size_t i, std::size_t floor) {
  if (i <= floor) return true;
  const char32_t before = row.at(i - 1);
  if (!is_han(before)) return true;
  for (const char32_t end_of_label : U"号案证有入由属") {
    if (before == end_of_label) return true;
  }
  return false;
}

std::u32string_view parody_name(const Row& row, std::size_t end, std::size_t floor) {
  for (const Parody& p : kParodies) {
    if (!stands_before(row, end, floor, p.name)) continue;
    if (p.own_word && !word_may_begin(row, end - p.name.size(), floor)) continue;
    return p.name;
  }
  return {};
}

std::string utf8_of(std::u32string_view text) {
  std::string out;
  for (const char32_t ch : text) append_utf8(out, ch);
  return out;
}

}  // namespace beian
