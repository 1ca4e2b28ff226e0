// Random splices of what numbers are made of: nothing crashes, ranges are in order, and a valid number's normal form
// reads back.
#include <doctest/doctest.h>

#include <random>

#include "number/support.h"

using namespace beian;
using namespace beian::number_test;

namespace {

constexpr const char* kFragments[] = {"京",
                                      "粤",
                                      "蜀",
                                      "川",
                                      "秦",
                                      "云",
                                      "新",
                                      "萌",
                                      "团",
                                      "深",
                                      "兵",
                                      "粵",
                                      "ICP",
                                      "icp",
                                      "ＩＣＰ",
                                      "IPC",
                                      "备",
                                      "備",
                                      "备案",
                                      "证",
                                      "号",
                                      "號",
                                      "公网安备",
                                      "公安备案",
                                      "合字",
                                      "B2",
                                      "A1.B2",
                                      "-",
                                      "－",
                                      "–",
                                      "_",
                                      " ",
                                      "  ",
                                      "\n",
                                      "\u00a0",
                                      "\u3000",
                                      "\u200b",
                                      "2024",
                                      "19000424",
                                      "2024000424",
                                      "11010802020134",
                                      "110108",
                                      "02",
                                      "0",
                                      "1",
                                      "12345678",
                                      "X",
                                      "xxxx",
                                      "*",
                                      "[待填写]",
                                      "(a.b)",
                                      "：",
                                      ".",
                                      "/",
                                      "A",
                                      "K",
                                      "年",
                                      "许可",
                                      "的",
                                      "\xff",
                                      "\xe4\xba",
                                      "ICP备",
                                      "京ICP备",
                                      "号-",
                                      "99999999999999999999"};

std::string splice(std::mt19937& random) {
  std::uniform_int_distribution<std::size_t> pick(0, std::size(kFragments) - 1);
  std::uniform_int_distribution<int> length(1, 14);
  std::string text;
  for (int i = length(random); i > 0; --i) text += kFragments[pick(random)];
  return text;
}

}  // namespace

TEST_CASE("random splices: ranges are ordered, and what is sound reads back as itself") {
  std::mt19937 random(20240424);
  int numbers = 0;
  int sound = 0;
  for (int round = 0; round < 200'000; ++round) {
    const std::string text = splice(random);
    const std::vector<Glyph> row = glyphs(text);
    std::uint32_t floor = 0;
    for (const NumberAt& at : find_numbers(row, kYear)) {
      ++numbers;
      REQUIRE_MESSAGE(at.first >= floor, text);
      REQUIRE_MESSAGE(at.first < at.last, text);
      REQUIRE_MESSAGE(at.last <= row.size(), text);
      floor = at.last;
      const Number& n = at.number;
      REQUIRE_MESSAGE(n.kind != NumberKind::none, text);
      const std::string normal = n.normal();
      if (!n.valid()) continue;
      ++sound;
      const Number again = read_number(normal, kYear);
      REQUIRE_MESSAGE(again.same_registration(n), text << " -> " << normal << " -> " << parts(again));
      REQUIRE_MESSAGE(again.normal() == normal, text);
      Flaws expected;
      for (const Flaw f : {Flaw::local_number, Flaw::copied, Flaw::unknown_place}) {
        if (n.flaws.has(f)) expected.add(f);
      }
      REQUIRE_MESSAGE(flaw_names(again.flaws) == flaw_names(expected), text << " -> " << normal);
    }
    (void)read_number(text, kYear);
  }
  CHECK(numbers > 9'000);
  CHECK(sound > 500);
}

TEST_CASE("a number alone reads as it does in a row") {
  std::mt19937 random(7);
  for (int round = 0; round < 50'000; ++round) {
    const std::string text = splice(random);
    const std::vector<NumberAt> found = find_numbers(glyphs(text), kYear);
    if (found.empty()) continue;
    const Number first = read_number(text, kYear);
    REQUIRE(first.kind != NumberKind::none);
    if (found.front().number.kind != NumberKind::vats && first.kind == found.front().number.kind) {
      REQUIRE_MESSAGE(parts(first) == parts(found.front().number), text);
    }
  }
}
