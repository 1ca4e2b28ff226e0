// support.h — what the tests of plugin/number share: glyph rows, flaw sets by name, and a printable form.
#pragma once
#include <array>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "number/number.h"

namespace beian::number_test {

inline constexpr int kYear = 2026;

inline std::vector<Glyph> glyphs(std::string_view utf8) {
  std::vector<Glyph> out;
  for (std::size_t i = 0; i < utf8.size();) {
    const Decoded d = decode_utf8(utf8, i);
    const auto begin = static_cast<std::uint32_t>(i);
    out.push_back({d.ch, {begin, begin + d.size}});
    i += d.size;
  }
  return out;
}

inline constexpr std::array<std::string_view, static_cast<std::size_t>(Flaw::count_)> kFlawNames = {
    "no_province",
    "digit_count",
    "bad_year",
    "bad_sequence",
    "bad_service_code",
    "placeholder",
    "province_mismatch",
    "unknown_province",
    "wrong_province_letter",
    "local_number",
    "copied",
    "misspelt_icp",
    "misspelt_gongan",
    "doubled_icp",
    "written_out",
    "no_hao",
    "late_hao",
    "padded",
    "full_width",
    "odd_hyphen",
    "traditional",
    "lower_case",
    "invisible",
    "spaces",
    "unknown_place"};
static_assert(!kFlawNames.back().empty());

inline std::string flaw_names(const Flaws& flaws) {
  std::string out;
  for (std::size_t i = 0; i < kFlawNames.size(); ++i) {
    if (!flaws.has(static_cast<Flaw>(i))) continue;
    if (!out.empty()) out += ' ';
    out += kFlawNames[i];
  }
  return out;
}

inline std::string_view kind_name(NumberKind kind) {
  switch (kind) {
    case NumberKind::none: return "none";
    case NumberKind::icp: return "icp";
    case NumberKind::icp_licence: return "licence";
    case NumberKind::vats: return "vats";
    case NumberKind::gongan: return "gongan";
    case NumberKind::parody: return "parody";
  }
  return "?";
}

// "icp 京 19000424 -2A", "vats 浙 B2 20080101", "none"
inline std::string parts(const Number& n) {
  std::string out(kind_name(n.kind));
  for (const std::string& part : {n.province, n.vats_kind, n.digits}) {
    if (!part.empty()) out += " " + part;
  }
  if (n.sequence) out += " -" + std::to_string(*n.sequence);
  if (n.letter != 0) out += n.letter;
  return out;
}

// The texts of the numbers found in `utf8`, joined by '|'.
inline std::string found(std::string_view utf8) {
  const std::vector<Glyph> row = glyphs(utf8);
  std::string out;
  for (const NumberAt& at : find_numbers(row, kYear)) {
    if (!out.empty()) out += '|';
    out += slice(utf8, {row[at.first].source.begin, row[at.last - 1].source.end});
  }
  return out;
}

}  // namespace beian::number_test
