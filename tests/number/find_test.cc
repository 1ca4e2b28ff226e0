// Numbers in running text: where they begin and end, and the many things that are none.
#include <doctest/doctest.h>

#include <chrono>

#include "number/support.h"

using namespace beian;
using namespace beian::number_test;

TEST_CASE("what is no number") {
  for (const char* text : {"",
                           "ICP",
                           "备案",
                           "ICP备",
                           "ICP备案",
                           "ICP备案流程",
                           "ICP备案号怎么查",
                           "完成ICP备案2024年",
                           "办理公网安备案",
                           "ICP备案 2024年最新",
                           "京ICP备案2024年新规",
                           "最新ICP备案2024",
                           "ICP备案 20240101",
                           "ICP备案 2024-01-01",
                           "什么是ICP备案？？？",
                           "ICP备案……",
                           "ICP备案：13800138000",
                           "ICP备案咨询电话 400-800-8888",
                           "关于ICP备XXX的说明",
                           "© 2008-2024 Example Ltd.",
                           "电话：010-12345678",
                           "订单号 11010802020134",
                           "11010802020134",
                           "Iterative Closest Point (ICP) 20240001",
                           "Inductively Coupled Plasma ICP-MS 12345678",
                           "型号 B2-20080101",
                           "part A1-20080101, lot B2-20090001",
                           "公安备案 2024年",
                           "京公安备案 2024年",
                           "在京公安备案大厅办理",
                           "京公安备20051315",
                           "京网安备1101010299000号",
                           "网安备11010802020134号",
                           "网安备案须知",
                           "京公网备课",
                           "京ICP备您需要准备的材料",
                           "津ICP备您的备案号码",
                           "ICP备您的备案号",
                           "京ICP备$5",
                           "企-20080101 许可 A1.A2.B1.B2.A1.A2.B1",
                           "公网安备 20240101",
                           "公网安备",
                           "公网安备案流程",
                           "京公网安备案 2024",
                           "京ICP备案号",
                           "京ICP备号怎么写",
                           "ICP证怎么办理",
                           "ICP证：",
                           "萌ICP备案",
                           "阿里云ICP备案",
                           "ICP备 2024",
                           "京ICP备 2024",
                           "增值电信业务 XB2-20080101",
                           "经营许可证 B2-19990101",
                           "备案号：",
                           "京备12345678号"}) {
    CAPTURE(text);
    CHECK(found(text) == "");
  }
}

TEST_CASE("a number's range holds the number and nothing around it") {
  struct Case {
    const char* text;
    const char* ranges;
  };
  constexpr Case cases[] = {
      {"© 2024 京ICP备2024990001号-1 京公网安备11010102990001号 版权所有",
       "京ICP备2024990001号-1|京公网安备11010102990001号"},
      {"京ICP备2024990001号-1京公网安备11010102990001号", "京ICP备2024990001号-1|京公网安备11010102990001号"},
      {"京ICP备12000773京公网安备11010802020134", "京ICP备12000773|京公网安备11010802020134"},
      {"ICP备案号：蒙ICP备2021000771号.", "蒙ICP备2021000771号"},
      {"（粤ICP备 11018438号）", "粤ICP备 11018438号"},
      {"京ICP备19000424 2024 Example", "京ICP备19000424"},
      {"京ICP备19000424号 2024", "京ICP备19000424号"},
      {"京ICP备2021000771号 - 2024 Example", "京ICP备2021000771号"},
      {"京ICP备2021000771号 - 2020-2024", "京ICP备2021000771号"},
      {"京ICP备2021000771号 -2024 Example", "京ICP备2021000771号"},
      {"京ICP备2021000771号-2020-2024", "京ICP备2021000771号"},
      {"京ICP备2021000771号 - 12:30", "京ICP备2021000771号"},
      {"京ICP备2021000771号 - 400-800-8888", "京ICP备2021000771号"},
      {"京ICP备2021000771号——版权所有", "京ICP备2021000771号"},
      {"京ICP备2021000771号-京公网安备11010802020134号", "京ICP备2021000771号|京公网安备11010802020134号"},
      {"京ICP备2021000771号-1 | 浙B2-20080101", "京ICP备2021000771号-1|浙B2-20080101"},
      {"京ICP备2021000771号-2Apple", "京ICP备2021000771号-2"},
      {"京ICP备12000773*", "京ICP备12000773"},
      {"京ICP备12000773Powered by", "京ICP备12000773"},
      {"京ICP备12000773…", "京ICP备12000773"},
      {"京ICP备12000773** 注", "京ICP备12000773"},
      {"京ICP备12000773号 – 2020年", "京ICP备12000773号"},
      {"京ICP备12000773号-2024年", "京ICP备12000773号"},
      {"增值电信业务经营许可证 B2-20080101", "B2-20080101"},
      {"ICP B2-20080101、A2.B1.B2-20090001", "B2-20080101|A2.B1.B2-20090001"},
      {"京ICP备\u200b19000424号\u200b", "京ICP备\u200b19000424号"},
      {"欢迎 萌ICP备20240001号 京ICP备XXXXXXXX号-X", "萌ICP备20240001号|京ICP备XXXXXXXX号-X"},
      {"网站ICP备12000773号", "ICP备12000773号"},
      {"京ICP备京ICP备19000424号", "京ICP备19000424号"},
      {"滇ICP备09010050-5号 x", "滇ICP备09010050-5号"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(found(c.text) == c.ranges);
  }
}

TEST_CASE("a bare licence needs a word about licences, in a row but not alone") {
  CHECK(find_numbers(glyphs("B2-20080101"), kYear).empty());
  CHECK(read_number("B2-20080101", kYear).valid());
  CHECK(find_numbers(glyphs("增值电信 B2-20080101"), kYear).size() == 1);
  CHECK(find_numbers(glyphs("浙B2-20080101"), kYear).size() == 1);
}

TEST_CASE("hostile rows take time in proportion to their length") {
  constexpr std::size_t size = 400'000;
  for (const char* piece : {"ICP备",    "京ICP备", "公网安备",  "A1.",  "B2-",
                            "京ICP备[", "1",       "京ICP备1",  "X",    "ICP备X",
                            " ",        "I ",      "京ICP备1 ", "公 ",  "京ICP备12000773号-",
                            "ICP备ICP", "(",       "备案",      "合字", "京ICP备12000773号-1-"}) {
    std::string text = "京ICP备";
    while (text.size() < size) text += piece;
    const std::vector<Glyph> row = glyphs(text);
    const auto start = std::chrono::steady_clock::now();
    const std::size_t count = find_numbers(row, kYear).size();
    const auto spent = std::chrono::steady_clock::now() - start;
    CAPTURE(piece);
    CHECK(count <= row.size());
    CHECK(spent < std::chrono::seconds(2));
  }
}

TEST_CASE("a licence at the very beginning of a row, and parodies behind other words") {
  CHECK(found("B2-20080101 增值电信业务许可") == "B2-20080101");
  for (const char* name : {"云团子", "星云", "喵喵", "喵", "萌"}) {
    CAPTURE(name);
    const std::string text = std::string(name) + "ICP备20240001号";
    CHECK(found("欢迎来到本站" + text) == text);
    CHECK(parts(read_number("欢迎来到本站" + text, kYear)) == "parody " + std::string(name) + " 20240001");
  }
}
