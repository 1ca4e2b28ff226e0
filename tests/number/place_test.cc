// The two tables: provinces and places.
#include <doctest/doctest.h>

#include <string>

#include "number/provinces.h"

using namespace beian;

TEST_CASE("the newest name of a place, abolished places included") {
  CHECK(place_name("110108") == "海淀区");
  CHECK(place_name("110103") == "崇文区");
  CHECK(place_name("130502") == "襄都区");
  CHECK(place_name("110000") == "北京市");
  CHECK(place_name("440300") == "深圳市");
  CHECK(place_name("110301") == "");
  CHECK(place_name("000000") == "");
  CHECK(place_name("999999") == "");
  CHECK(place_name("") == "");
  CHECK(place_name("11010") == "");
  CHECK(place_name("110108\n") == "");
}

TEST_CASE("every place is found again, and the first and last line too") {
  int places = 0;
  for (int code = 100000; code <= 999999; ++code) {
    const std::string_view name = place_name(std::to_string(code));
    if (name.empty()) continue;
    ++places;
    REQUIRE(name.find('\n') == std::string_view::npos);
    REQUIRE(static_cast<unsigned char>(name[0]) >= 0xe3);
  }
  CHECK(places == 6450);
}

TEST_CASE("provinces by code and by either registry's letter") {
  CHECK(provinces().size() == 32);
  int before = 0;
  for (const Province& p : provinces()) {
    CHECK(p.code > before);
    before = p.code;
    CHECK(province_by_code(p.code) == &p);
    CHECK(province_by_gongan_letter(p.gongan) == &p);
    if (!p.icp.empty()) CHECK(province_by_icp_letter(p.icp) == &p);
  }
  CHECK(province_by_icp_letter("蜀")->code == 51);
  CHECK(province_by_icp_letter("川") == nullptr);
  CHECK(province_by_gongan_letter("蜀") == nullptr);
  CHECK(province_by_other_letter("秦")->code == 61);
  CHECK(province_by_other_letter("") == nullptr);
  CHECK(province_by_icp_letter("") == nullptr);
  CHECK(province_by_code(0) == nullptr);
}
