// provinces.h — the one table of provinces: code, region, and the letters of the two registries, which differ for 51,
// 52 and 62.
//
//   province_by_icp_letter("蜀")->region  →  "四川"
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace beian {

struct Province {
  std::uint8_t code;        // first two digits of a GB/T 2260 code; 66 (兵团) is the police's own
  std::string_view region;  // "北京"; 66: "兵团"
  std::string_view icp;     // the letter in an ICP number; empty for 66
  std::string_view gongan;  // the letter in a public-security number
  std::string_view other;   // a letter of neither registry that people write all the same ("秦"), or empty
};

// All 32 rows, by code.
std::span<const Province> provinces();
const Province* province_by_code(int code);
const Province* province_by_icp_letter(std::string_view letter);
const Province* province_by_gongan_letter(std::string_view letter);
const Province* province_by_other_letter(std::string_view letter);

// The newest name of a GB/T 2260 place code ("110108" → "海淀区"), empty where no edition since 1981 has it. View of
// static data.
std::string_view place_name(std::string_view six_digits);

}  // namespace beian
