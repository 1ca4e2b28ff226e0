// Heads, digits and tails of numbers in many combinations, with what the grammar makes of each (golden.tsv).
//
// The other tests say what must be; this one notices what moved. tests/tools/number_golden.cc makes the table anew.
#include <doctest/doctest.h>

#include <fstream>

#include "number/support.h"

using namespace beian;
using namespace beian::number_test;

TEST_CASE("nothing moves in the grammar without being noticed") {
  std::ifstream in(std::string(BEIAN_SOURCE_DIR) + "/tests/number/golden.tsv");
  REQUIRE(in);
  std::size_t lines = 0;
  for (std::string line; std::getline(in, line); ++lines) {
    const std::string text = line.substr(0, line.find('\t'));
    const Number number = read_number(text, kYear);
    CHECK(line ==
          text + "\t" + parts(number) + "\t" + flaw_names(number.flaws) + "\t" + number.normal() + "\t" + found(text));
  }
  CHECK(lines > 2000);
}
