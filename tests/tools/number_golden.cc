// number_golden.cc — reads texts, one a line (of a table its first column), and prints what the grammar makes of each:
//
//   text <tab> parts <tab> flaws <tab> normal form <tab> what is found where the text stands in a page
//
// tests/number/golden.tsv is made by it. A change of the grammar shows there as a diff, to be read line by line:
//
//   build/test/number_golden < tests/number/golden.tsv > new && diff tests/number/golden.tsv new
#include <iostream>

#include "number/support.h"

int main() {
  using namespace beian;
  using namespace beian::number_test;
  for (std::string line; std::getline(std::cin, line);) {
    const std::string text = line.substr(0, line.find('\t'));
    const Number number = read_number(text, kYear);
    std::cout << text << '\t' << parts(number) << '\t' << flaw_names(number.flaws) << '\t' << number.normal() << '\t'
              << found(text) << '\n';
  }
}
