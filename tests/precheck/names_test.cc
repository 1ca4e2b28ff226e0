// Names of persons: those that a card may have, and those that no form takes. All made up.
#include <doctest/doctest.h>

#include <fstream>
#include <set>
#include <string>

#include "precheck/person_name.h"

using namespace beian;
using namespace beian::precheck;

namespace {

std::vector<std::string> lines_of(const std::string& name) {
  std::ifstream in(std::string(BEIAN_SOURCE_DIR) + "/tests/precheck/" + name);
  std::vector<std::string> out;
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line[0] != '#') out.push_back(line);
  }
  return out;
}

}  // namespace

TEST_CASE("names: two hundred full names are accepted, minority names and rare characters among them") {
  const auto names = lines_of("names_good.txt");
  CHECK(std::set<std::string>(names.begin(), names.end()).size() >= 200);
  for (const std::string& name : names) {
    CAPTURE(name);
    CHECK(name_flaw(name) == NameFlaw::none);
  }
}

TEST_CASE("names: sixty that are none are refused, each with its reason") {
  const auto rows = lines_of("names_bad.tsv");
  CHECK(std::set<std::string>(rows.begin(), rows.end()).size() >= 60);
  for (const std::string& row : rows) {
    const std::size_t tab = row.find('\t');
    REQUIRE(tab != std::string::npos);
    const NameFlaw flaw = name_flaw(row.substr(0, tab));
    CAPTURE(row);
    CHECK(is_refused(flaw));
    CHECK(name_flaw_words(flaw).en == row.substr(tab + 1));
  }
}

TEST_CASE("names: what is only odd is not refused") {
  CHECK(name_flaw("迪丽娜尔•艾力") == NameFlaw::odd_dot);
  CHECK(name_flaw("阿依古丽.买买提") == NameFlaw::odd_dot);
  CHECK(name_flaw("阿不都热合曼") == NameFlaw::no_dot);
  for (const NameFlaw flaw : {NameFlaw::odd_dot, NameFlaw::no_dot}) CHECK_FALSE(is_refused(flaw));
}
