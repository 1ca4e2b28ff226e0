// number.h — filing numbers as typed values: read what people write, say what is off, print the normal form.
//
// Facts: ICP filing (非经营性互联网信息服务备案管理办法), VATS licences, and public-security numbers (公安联网备案). A
// popular regular expression (licence-plate letters + 8 digits) is wrong for four provinces and for every number since
// 2020; this grammar is read from about 900 real numbers instead (tests/number/seen_test.cc).
//
//   read_number("陕 ICP 备 19000424 号 -2")  →  kind icp, province 陕, digits "19000424", sequence 2, normal
//   "陕ICP备19000424号-2",
//                                               flaws {spaces}
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "number/glyph.h"

namespace beian {

enum class NumberKind : std::uint8_t { none, icp, icp_licence, vats, gongan, parody };

// What a number stands for. One sequence is shared by a subject's sites, apps and mini programs; the letter behind it
// tells them apart (none = website, A = app, X = mini program, K = quick app). Without a sequence it is the subject's
// own number.
enum class Target : std::uint8_t { unknown, subject, website, app, mini_program, quick_app };

// What is off about a number as it is written. The first group makes it no valid filing number (severity error), the
// second is a slip that a reader understands and that the normal form mends.
enum class Flaw : std::uint8_t {
  // errors
  no_province,        // ICP备12000773号: no province in front
  digit_count,        // neither 8 nor 10 digits (ICP), 6 (licence), 14 (gongan), or a letter right behind them
  bad_year,           // the year part is before 2004/2020 or after this year
  bad_sequence,       // -0, or no digits behind the hyphen
  bad_service_code,   // the seventh and eighth digit of a gongan number are not 02
  placeholder,        // XXXX, 12345678, 00000000, [待填写]: nobody's number
  province_mismatch,  // gongan: the province letter contradicts the first two digits
  unknown_province,   // gongan: the first two digits are no province
  // warnings
  wrong_province_letter,  // 川/贵/甘/秦/云 in an ICP number; 蜀/黔/陇, 新 (66) or a city's 深 in a gongan number whose
                          // code fits
  local_number,           // gongan numbers from before 2016 (12 or 13 digits): re-register
  copied,                 // a famous number, found on many sites that do not own it
  misspelt_icp,           // IPC for ICP
  misspelt_gongan,  // 公安网备, 公网备安, 公安备 for 公网安备
  doubled_icp,      // ICP备ICP备
  written_out,  // 备案 for 备, a colon, a hyphen or a bracketed insert behind 备, 公安备案号 for 公网安备
  no_hao,       // no 号
  late_hao,     // 号 behind the sequence, or once more there
  padded,       // -01 for -1
  full_width,   // ＩＣＰ, full-width digits
  odd_hyphen,   // – — ‑ _ where a hyphen stands
  traditional,  // 粵 滬 備 號
  lower_case,   // icp备, -1a
  invisible,    // zero-width characters inside
  // notes
  spaces,         // spaces or a line break inside (one space behind 公网安备 is customary and no flaw)
  unknown_place,  // gongan: a place code in no edition of GB/T 2260; the police have codes of their own
  count_          // not a flaw
};

class Flaws {
 public:
  void add(Flaw f) { bits_ |= bit(f); }
  bool has(Flaw f) const { return (bits_ & bit(f)) != 0; }
  bool empty() const { return bits_ == 0; }
  // Is any of the first group among them?
  bool invalid() const;
  bool operator==(const Flaws&) const = default;

 private:
  static constexpr std::uint32_t bit(Flaw f) { return std::uint32_t{1} << static_cast<unsigned>(f); }
  std::uint32_t bits_ = 0;
};

// A number that was read. Default-constructed: kind none.
struct Number {
  NumberKind kind = NumberKind::none;
  // The letter as the normal form has it, UTF-8 ("京"); "合字" for VATS; parody: its name ("萌"). Of a gongan number
  // without a letter it comes from the digits; of a malformed number or a placeholder it is the letter as written.
  // Empty where there is none.
  std::string province;
  // ASCII: 8 or 10 (icp), 6 (licence), 8 (vats: YYYYNNNN), 14 (gongan), as written where malformed; of a placeholder
  // those there are.
  std::string digits;
  std::string vats_kind;                  // "B2", "A1.B1.B2"; empty for other kinds
  std::optional<std::uint32_t> sequence;  // the N of -N
  char letter = 0;                        // 'A', 'X', 'K' behind the sequence, or 0
  Flaws flaws;

  // The text that should stand on a page, UTF-8: 京ICP备2024990001号-1, 京公网安备11010102990001号. Empty for none and
  // parody, and where a flaw of the first group leaves nothing sound to print; a gongan number that lacks only its
  // letter has one.
  std::string normal() const;
  Target target() const;
  // The year of filing, where the number tells it (icp: 2004…, vats).
  std::optional<int> year() const;
  // A filing number, and none of the first group of flaws.
  bool valid() const { return kind != NumberKind::none && kind != NumberKind::parody && !flaws.invalid(); }
  // The same registration: kind, province, digits, sequence and letter are equal, however they were written.
  bool same_registration(const Number& other) const;
  // The same subject: as above, whatever the sequence and its letter.
  bool same_subject(const Number& other) const;
};

// A number inside a row of glyphs: [first, last) are glyph indexes.
struct NumberAt {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  Number number;
};

// All numbers in a row of displayed text, in order, not overlapping. `this_year` (e.g. 2026) bounds the year part: the
// core has no clock. Labels in front (备案号：) are not part of the range; a closing 号 is. In running text a bare
// "B2-20080101" is taken for a VATS licence only where the row also speaks of 许可, 经营, 增值电信, ICP or 备案; parody
// registries and placeholders are reported too.
std::vector<NumberAt> find_numbers(std::span<const Glyph> text, int this_year);

// The number that `utf8` as a whole is meant to be, with labels and surrounding white space ignored; kind none where it
// is none. Bare VATS numbers need no context here, and fourteen digits alone are a gongan number without its letter
// (no_province). Where several numbers stand in the text, the first.
Number read_number(std::string_view utf8, int this_year);

}  // namespace beian
