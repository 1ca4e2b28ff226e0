// Every surface form that a person would read as a number: its parts, what is off, and the form it should have.
#include <doctest/doctest.h>

#include "number/support.h"

using namespace beian;
using namespace beian::number_test;

namespace {

struct Case {
  const char* text;
  const char* parts;
  const char* flaws;
  const char* normal;
};

constexpr Case kCases[] = {
    // the documentation's own numbers
    {"京ICP备2024990001号-1", "icp 京 2024990001 -1", "", "京ICP备2024990001号-1"},
    {"京ICP备2024990001号-2", "icp 京 2024990001 -2", "", "京ICP备2024990001号-2"},
    {"京公网安备11010102990001号", "gongan 京 11010102990001", "", "京公网安备11010102990001号"},
    // filings
    {"蜀ICP备11017033号", "icp 蜀 11017033", "", "蜀ICP备11017033号"},
    {"京ICP备13456789号", "icp 京 13456789", "", "京ICP备13456789号"},
    {"京ICP备12345679号", "icp 京 12345679", "", "京ICP备12345679号"},
    {"京ICP备111号", "icp 京 111", "digit_count", ""},
    {"京ICP备｛待填写｝号", "icp 京", "placeholder", ""},
    {"京ICP备${icp}号", "icp 京", "placeholder", ""},
    {"京ICP备${ site.icp }号-1", "icp 京 -1", "placeholder", ""},
    {"京ICP备待定号", "icp 京", "placeholder", ""},
    {"京ICP备您的备案号", "icp 京", "placeholder", ""},
    {"京公网安备待填写号", "gongan 京", "placeholder", ""},
    {"京ICP备11223344号", "icp 京 11223344", "", "京ICP备11223344号"},
    {"京ICP备05000001号", "icp 京 05000001", "", "京ICP备05000001号"},
    {"豫ICP备20151109号", "icp 豫 20151109", "", "豫ICP备20151109号"},
    {"京ICP备2020000001号", "icp 京 2020000001", "", "京ICP备2020000001号"},
    {"京ICP备2026000001号", "icp 京 2026000001", "", "京ICP备2026000001号"},
    {"浙ICP备2025131364号-2A", "icp 浙 2025131364 -2A", "", "浙ICP备2025131364号-2A"},
    {"闽ICP备2025100959号-2X", "icp 闽 2025100959 -2X", "", "闽ICP备2025100959号-2X"},
    {"闽ICP备2025100959号-2K", "icp 闽 2025100959 -2K", "", "闽ICP备2025100959号-2K"},
    {"闽ICP备2025100959号-2k", "icp 闽 2025100959 -2K", "lower_case", "闽ICP备2025100959号-2K"},
    {"京ICP备19000424号-1626", "icp 京 19000424 -1626", "", "京ICP备19000424号-1626"},
    {"京ICP备19000424号-4294967295", "icp 京 19000424 -4294967295", "", "京ICP备19000424号-4294967295"},
    {"京ICP备19000424号-4294967296", "icp 京 19000424", "bad_sequence", ""},
    {"京ICP备19000424号-0", "icp 京 19000424", "bad_sequence", ""},
    {"京ICP备19000424号-", "icp 京 19000424", "bad_sequence", ""},
    {"京ICP备19000424号-A", "icp 京 19000424", "bad_sequence", ""},
    {"京ICP备19000424号-01", "icp 京 19000424 -1", "padded", "京ICP备19000424号-1"},
    {"京ICP备19000424号-10", "icp 京 19000424 -10", "", "京ICP备19000424号-10"},
    // spaces
    {"陕 ICP 备 19000424 号 -2", "icp 陕 19000424 -2", "spaces", "陕ICP备19000424号-2"},
    {"京ICP备\n19000424号", "icp 京 19000424", "spaces", "京ICP备19000424号"},
    {"京ICP备\u00a019000424号", "icp 京 19000424", "spaces", "京ICP备19000424号"},
    {"京ICP备\u300019000424号", "icp 京 19000424", "spaces", "京ICP备19000424号"},
    {"京ICP备19000424号- 3", "icp 京 19000424 -3", "spaces", "京ICP备19000424号-3"},
    {"京ICP备19000424号 - 3", "icp 京 19000424 -3", "spaces", "京ICP备19000424号-3"},
    {"京ICP备2021 000771号-1", "icp 京 2021000771 -1", "spaces", "京ICP备2021000771号-1"},
    {"京ICP备20 21000771号", "icp 京 2021000771", "spaces", "京ICP备2021000771号"},
    {"京ICP备1900042 4号", "icp 京 19000424", "spaces", "京ICP备19000424号"},
    {"京ICP备1900 0424 2024", "icp 京 19000424", "no_hao spaces", "京ICP备19000424号"},
    {"京ICP备19000424 2024", "icp 京 19000424", "no_hao", "京ICP备19000424号"},
    {"京ICP备190004 2024", "icp 京 190004", "digit_count no_hao", ""},
    {"京ICP备202012 2024", "icp 京 202012", "digit_count no_hao", ""},
    {"京ICP备202012 2024号", "icp 京 2020122024", "spaces", "京ICP备2020122024号"},
    {"京ICP备12000773 28号楼", "icp 京 12000773", "no_hao", "京ICP备12000773号"},
    {"京I C P备19000424号", "icp 京 19000424", "spaces", "京ICP备19000424号"},
    // spellings
    {"粵ICP備11018438號", "icp 粤 11018438", "traditional", "粤ICP备11018438号"},
    {"滬ICP備16027065號-2", "icp 沪 16027065 -2", "traditional", "沪ICP备16027065号-2"},
    {"瓊ICP备16027065号", "icp 琼 16027065", "traditional", "琼ICP备16027065号"},
    {"粤ＩＣＰ备14023066号-1", "icp 粤 14023066 -1", "full_width", "粤ICP备14023066号-1"},
    {"粤ICP备１４０２３０６６号－１", "icp 粤 14023066 -1", "full_width", "粤ICP备14023066号-1"},
    {"京icp备19000424号", "icp 京 19000424", "lower_case", "京ICP备19000424号"},
    {"京ICP\u200b备19000424号", "icp 京 19000424", "invisible", "京ICP备19000424号"},
    {"\ufeff京ICP备19000424号", "icp 京 19000424", "", "京ICP备19000424号"},
    {"京ICP备19000424号–2", "icp 京 19000424 -2", "odd_hyphen", "京ICP备19000424号-2"},
    {"京ICP备19000424号—2", "icp 京 19000424 -2", "odd_hyphen", "京ICP备19000424号-2"},
    {"京ICP备19000424号\u20112", "icp 京 19000424 -2", "odd_hyphen", "京ICP备19000424号-2"},
    {"京ICP备19000424号_2", "icp 京 19000424 -2", "odd_hyphen", "京ICP备19000424号-2"},
    // words
    {"京ICP备19000424", "icp 京 19000424", "no_hao", "京ICP备19000424号"},
    {"赣ICP备11018683-3", "icp 赣 11018683 -3", "no_hao", "赣ICP备11018683号-3"},
    {"滇ICP备09010050-5号", "icp 滇 09010050 -5", "late_hao", "滇ICP备09010050号-5"},
    {"京ICP备19000424号-5号", "icp 京 19000424 -5", "late_hao", "京ICP备19000424号-5"},
    {"京ICP备19000424号-5号楼", "icp 京 19000424 -5", "", "京ICP备19000424号-5"},
    {"京ICP备案号 ： 19000424号", "icp 京 19000424", "written_out spaces", "京ICP备19000424号"},
    {"京ICP备案19000424号", "icp 京 19000424", "written_out", "京ICP备19000424号"},
    {"京ICP备：19000424号", "icp 京 19000424", "written_out", "京ICP备19000424号"},
    {"京ICP备-19000424号", "icp 京 19000424", "written_out", "京ICP备19000424号"},
    {"京ICP备第19000424号", "icp 京 19000424", "written_out", "京ICP备19000424号"},
    {"晋ICP备ICP备15001663号", "icp 晋 15001663", "doubled_icp", "晋ICP备15001663号"},
    {"京IPC备19000424号", "icp 京 19000424", "misspelt_icp", "京ICP备19000424号"},
    {"贵ICP备(shou.example)09002790号-11", "icp 黔 09002790 -11", "wrong_province_letter written_out",
     "黔ICP备09002790号-11"},
    {"蒙ICP备2021000771号.", "icp 蒙 2021000771", "", "蒙ICP备2021000771号"},
    {"ICP备案号：赣ICP备08101024号", "icp 赣 08101024", "", "赣ICP备08101024号"},
    {"备案号：粤ICP备13003602号-2", "icp 粤 13003602 -2", "", "粤ICP备13003602号-2"},
    {"工信部备案号京ICP备19000424号", "icp 京 19000424", "", "京ICP备19000424号"},
    {"ICP备案/许可证号：陕ICP备2025063359号-1", "icp 陕 2025063359 -1", "", "陕ICP备2025063359号-1"},
    {"经营性ICP证：湘ICP备12003586号-55", "icp 湘 12003586 -55", "", "湘ICP备12003586号-55"},
    {"ICP证:滇ICP备08101331号", "icp 滇 08101331", "", "滇ICP备08101331号"},
    // letters
    {"川ICP备15095485号-1", "icp 蜀 15095485 -1", "wrong_province_letter", "蜀ICP备15095485号-1"},
    {"贵ICP备2021004806号", "icp 黔 2021004806", "wrong_province_letter", "黔ICP备2021004806号"},
    {"甘ICP备17001719号", "icp 陇 17001719", "wrong_province_letter", "陇ICP备17001719号"},
    {"秦ICP备10088665号", "icp 陕 10088665", "wrong_province_letter", "陕ICP备10088665号"},
    {"云ICP备10088665号", "icp 滇 10088665", "wrong_province_letter", "滇ICP备10088665号"},
    {"备案号云ICP备10088665号", "icp 滇 10088665", "wrong_province_letter", "滇ICP备10088665号"},
    {"阿里云ICP备10088665号", "icp 10088665", "no_province", ""},
    {"ICP备12000773号", "icp 12000773", "no_province", ""},
    {"网站ICP备12000773号", "icp 12000773", "no_province", ""},
    {"的ICP备12000773号", "icp 12000773", "no_province", ""},
    {"ICP备案号：2021000771", "icp 2021000771", "no_province written_out no_hao", ""},
    // lengths and years
    {"京ICP备1200077号", "icp 京 1200077", "digit_count", ""},
    {"辽ICP备064068804号", "icp 辽 064068804", "digit_count", ""},
    {"京ICP备20240007711号", "icp 京 20240007711", "digit_count", ""},
    {"吉ICP备07500273X号", "icp 吉 07500273", "digit_count", ""},
    {"京ICP备案1004644-", "icp 京 1004644", "digit_count bad_sequence written_out no_hao", ""},
    {"京ICP备03000123号", "icp 京 03000123", "bad_year", ""},
    {"京ICP备04000123号", "icp 京 04000123", "", "京ICP备04000123号"},
    {"京ICP备21000123号", "icp 京 21000123", "bad_year", ""},
    {"京ICP备2019000123号", "icp 京 2019000123", "bad_year", ""},
    {"京ICP备2027000123号", "icp 京 2027000123", "bad_year", ""},
    // placeholders
    {"浙 ICP 备 XXXXXXXX号", "icp 浙", "placeholder", ""},
    {"京ICP备xxxxxxxx号-x", "icp 京", "placeholder", ""},
    {"京ICP备********号", "icp 京", "placeholder", ""},
    {"京ICP备________号", "icp 京", "placeholder", ""},
    {"京ICP备□□□□□□□□号", "icp 京", "placeholder", ""},
    {"陕ICP备130xxxx83号", "icp 陕 13083", "placeholder", ""},
    {"京ICP备1900042*号", "icp 京 1900042", "placeholder", ""},
    {"京ICP备YYYYNNNNNN号", "icp 京", "placeholder", ""},
    {"京ICP备[待填写]号", "icp 京", "placeholder", ""},
    {"京ICP备（待填写）号", "icp 京", "placeholder", ""},
    {"京ICP备{{ site.icp }}号", "icp 京", "placeholder", ""},
    {"ICP备案号：[待填写]", "icp", "no_province placeholder", ""},
    {"京ICP备号", "icp 京", "placeholder", ""},
    {"京ICP备12345678号", "icp 京 12345678", "placeholder", ""},
    {"京ICP备1234567890号", "icp 京 1234567890", "placeholder", ""},
    {"闽ICP证101010号", "licence 闽 101010", "placeholder", ""},
    {"陕公网安备111122223333444号", "gongan 陕 111122223333444", "placeholder", ""},
    {"京ICP备87654321号", "icp 京 87654321", "placeholder", ""},
    {"贵ICP备66666666号", "icp 贵 66666666", "placeholder", ""},
    {"京ICP备00000000号", "icp 京 00000000", "placeholder", ""},
    {"晋ICP备 10000000号-2", "icp 晋 10000000 -2", "placeholder", ""},
    {"京ICP备2024000000号", "icp 京 2024000000", "placeholder", ""},
    {"京ICP证xxxxxxxxxxx", "licence 京", "placeholder", ""},
    {"京公网安备 xxx", "gongan 京", "placeholder", ""},
    {"京公网安备号", "gongan 京", "placeholder", ""},
    {"川公网安备1XXXXXXXXXXXX1", "gongan 川 11", "placeholder", ""},
    {"赣公网安备 00000000000000号", "gongan 赣 00000000000000", "placeholder", ""},
    {"京公网安备11010802000000号", "gongan 京 11010802000000", "placeholder", ""},
    // licences
    {"京ICP证030173号-1", "licence 京 030173 -1", "", "京ICP证030173号-1"},
    {"京ICP证030173号", "licence 京 030173", "", "京ICP证030173号"},
    {"ICP经营许可证编号：京ICP证030173号", "licence 京 030173", "", "京ICP证030173号"},
    {"京ICP證030173號", "licence 京 030173", "traditional", "京ICP证030173号"},
    {"京ICP证03017300号", "licence 京 03017300", "digit_count", ""},
    {"ICP证030173号", "licence 030173", "no_province", ""},
    {"浙B2-20080101-4", "vats 浙 B2 20080101 -4", "", "浙B2-20080101-4"},
    {"浙B2-20080101-4A", "vats 浙 B2 20080101 -4A", "", "浙B2-20080101-4A"},
    {"苏B2-20130048号", "vats 苏 B2 20130048", "", "苏B2-20130048"},
    {"合字B2-20180025", "vats 合字 B2 20180025", "", "合字B2-20180025"},
    {"合字 B2-20250310", "vats 合字 B2 20250310", "spaces", "合字B2-20250310"},
    {"合字A1.B1.B2-20180017", "vats 合字 A1.B1.B2 20180017", "", "合字A1.B1.B2-20180017"},
    {"A2.B1.B2-20090001", "vats A2.B1.B2 20090001", "", "A2.B1.B2-20090001"},
    {"京ICP证B2-20171701号", "vats 京 B2 20171701", "written_out", "京B2-20171701"},
    {"川B2-20150102", "vats 川 B2 20150102", "", "川B2-20150102"},
    {"浙B2-20300101", "vats 浙 B2 20300101", "bad_year", ""},
    {"浙B2-2008010", "vats 浙 B2 2008010", "digit_count", ""},
    {"浙B2-20XXXXXX", "vats 浙 B2 20", "placeholder", ""},
    // public security
    {"京公网安备11010802020134号", "gongan 京 11010802020134", "", "京公网安备11010802020134号"},
    {"京公网安备 11010802020134", "gongan 京 11010802020134", "", "京公网安备11010802020134号"},
    {"京公网安备\u300011010802020134号", "gongan 京 11010802020134", "spaces", "京公网安备11010802020134号"},
    {"陕公网安备 61010302001034 号", "gongan 陕 61010302001034", "spaces", "陕公网安备61010302001034号"},
    {"京公网安备 1101 0802 0201 34 号", "gongan 京 11010802020134", "spaces", "京公网安备11010802020134号"},
    {"蒙公网安备：15010502001204", "gongan 蒙 15010502001204", "written_out", "蒙公网安备15010502001204号"},
    {"京公網安備 11010802020548號", "gongan 京 11010802020548", "traditional", "京公网安备11010802020548号"},
    {"川公网安备51080202020150号", "gongan 川 51080202020150", "", "川公网安备51080202020150号"},
    {"蜀公网安备51080202020150号", "gongan 川 51080202020150", "wrong_province_letter", "川公网安备51080202020150号"},
    {"黔公网安备 52270102000276号", "gongan 贵 52270102000276", "wrong_province_letter", "贵公网安备52270102000276号"},
    {"陇公网安备62090202000540号", "gongan 甘 62090202000540", "wrong_province_letter", "甘公网安备62090202000540号"},
    {"蜀公网安备44030502008569号", "gongan 蜀 44030502008569", "province_mismatch", ""},
    {"京公网安备31010402001073号", "gongan 京 31010402001073", "province_mismatch", ""},
    {"京公网安备99010402001073号", "gongan 京 99010402001073", "unknown_province", ""},
    {"京公网安备11010801020134号", "gongan 京 11010801020134", "bad_service_code", ""},
    {"京公网安备11030102010293号", "gongan 京 11030102010293", "unknown_place", "京公网安备11030102010293号"},
    {"兵公网安备66080002000195号", "gongan 兵 66080002000195", "unknown_place", "兵公网安备66080002000195号"},
    {"新公网安备66080002000195号", "gongan 兵 66080002000195", "wrong_province_letter unknown_place",
     "兵公网安备66080002000195号"},
    {"京公网安备110108002767号", "gongan 京 110108002767", "local_number", "京公网安备110108002767号"},
    {"深公网安备4403300900603", "gongan 深 4403300900603", "local_number", "深公网安备4403300900603号"},
    {"深公网安备 44010202000381", "gongan 粤 44010202000381", "wrong_province_letter", "粤公网安备44010202000381号"},
    {"陕公网安备110105006181号", "gongan 陕 110105006181", "province_mismatch local_number", ""},
    {"京公网安备110104762022005号", "gongan 京 110104762022005", "digit_count", ""},
    {"沪公网安备31011502009号", "gongan 沪 31011502009", "digit_count", ""},
    {"公网安备11010802020134号", "gongan 京 11010802020134", "no_province", "京公网安备11010802020134号"},
    {"公安备案号:32010202010062", "gongan 苏 32010202010062", "no_province written_out", "苏公网安备32010202010062号"},
    {"公安机关备案号11010802020134", "gongan 京 11010802020134", "no_province written_out",
     "京公网安备11010802020134号"},
    {"公安机关联网备案：11010802020134", "gongan 京 11010802020134", "no_province written_out",
     "京公网安备11010802020134号"},
    {"京公安网备11010802020134号", "gongan 京 11010802020134", "misspelt_gongan", "京公网安备11010802020134号"},
    {"京公网备安 11010802020134号", "gongan 京 11010802020134", "misspelt_gongan", "京公网安备11010802020134号"},
    {"京公安备11010802020134号", "gongan 京 11010802020134", "misspelt_gongan", "京公网安备11010802020134号"},
    {"京公安备案11010802020134号", "gongan 京 11010802020134", "misspelt_gongan written_out",
     "京公网安备11010802020134号"},
    {"京公网备11010802020134号", "gongan 京 11010802020134", "misspelt_gongan", "京公网安备11010802020134号"},
    {"京网安备11010802020134号", "gongan 京 11010802020134", "misspelt_gongan", "京公网安备11010802020134号"},
    {"京公网安备  11010802020134号", "gongan 京 11010802020134", "", "京公网安备11010802020134号"},
    {"京公网安备\u00a011010802020134号", "gongan 京 11010802020134", "", "京公网安备11010802020134号"},
    {"京公网安备\u00a0\u00a011010802020134号", "gongan 京 11010802020134", "spaces", "京公网安备11010802020134号"},
    {"公安备案号：京公网安备11010802020134号", "gongan 京 11010802020134", "", "京公网安备11010802020134号"},
    {"11010802020134", "gongan 京 11010802020134", "no_province", "京公网安备11010802020134号"},
    {"公安.赣公网安备/6112902000023号", "gongan 赣 6112902000023", "province_mismatch local_number written_out", ""},
    {"浙公网安备 33010902002564号", "gongan 浙 33010902002564", "copied", "浙公网安备33010902002564号"},
    {"黔公网安备11000002000001号", "gongan 黔 11000002000001", "province_mismatch copied", ""},
    // parody registries
    {"萌ICP备20240001号", "parody 萌 20240001", "", ""},
    {"茶ICP备2025080112号", "parody 茶 2025080112", "", ""},
    {"团ICP备20250007号", "parody 团 20250007", "", ""},
    {"星云ICP备20240001号", "parody 星云 20240001", "", ""},
    {"喵喵ICP备案 20241120号", "parody 喵喵 20241120", "", ""},
    {"集团ICP备12000773号", "icp 12000773", "no_province", ""},
    {"奶茶ICP备12000773号", "icp 12000773", "no_province", ""},
};

}  // namespace

TEST_CASE("surface forms: parts, flaws and the normal form") {
  for (const Case& c : kCases) {
    CAPTURE(c.text);
    const Number n = read_number(c.text, kYear);
    CHECK(parts(n) == c.parts);
    CHECK(flaw_names(n.flaws) == c.flaws);
    CHECK(n.normal() == c.normal);
  }
}

TEST_CASE("every province letter of both registries is read, and is its own normal form") {
  constexpr const char* icp = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝蜀黔滇藏陕陇青宁新";
  int letters = 0;
  for (const Glyph& g : glyphs(icp)) {
    std::string text;
    append_utf8(text, g.ch);
    text += "ICP备2024000123号-7";
    CAPTURE(text);
    const Number n = read_number(text, kYear);
    CHECK(n.valid());
    CHECK(n.flaws.empty());
    CHECK(n.normal() == text);
    ++letters;
  }
  CHECK(letters == 31);
}

TEST_CASE("what a number stands for, and its year") {
  const auto read = [](const char* text) { return read_number(text, kYear); };
  CHECK(read("京ICP备19000424号").target() == Target::subject);
  CHECK(read("京ICP备19000424号-1").target() == Target::website);
  CHECK(read("京ICP备19000424号-1A").target() == Target::app);
  CHECK(read("京ICP备19000424号-1X").target() == Target::mini_program);
  CHECK(read("京ICP备19000424号-1K").target() == Target::quick_app);
  CHECK(read("京公网安备11010802020134号").target() == Target::unknown);
  CHECK(read("萌ICP备20240001号").target() == Target::unknown);
  CHECK(read("京ICP备19000424号").year() == 2019);
  CHECK(read("京ICP备20000424号").year() == 2020);
  CHECK(read("京ICP备2024000424号").year() == 2024);
  CHECK(read("浙B2-20080101").year() == 2008);
  CHECK_FALSE(read("京ICP备99000424号").year().has_value());
  CHECK_FALSE(read("京ICP备190004号").year().has_value());
  CHECK_FALSE(read("京ICP备12345678号").year().has_value());
  CHECK_FALSE(read("京ICP备2020000000号").year().has_value());
  CHECK_FALSE(read("京ICP证110507号").year().has_value());
  CHECK_FALSE(read("京B2-200801011").year().has_value());
  CHECK_FALSE(read("京B2-19990101").year().has_value());
  CHECK_FALSE(read("京公网安备11010802020134号").year().has_value());
}

TEST_CASE("the same registration, however it is written") {
  const auto read = [](const char* text) { return read_number(text, kYear); };
  CHECK(read("粵ICP備 11018438 號-01").same_registration(read("粤ICP备11018438号-1")));
  CHECK(read("川ICP备15095485号").same_registration(read("蜀ICP备15095485号")));
  CHECK_FALSE(read("粤ICP备11018438号-1").same_registration(read("粤ICP备11018438号-2")));
  CHECK_FALSE(read("粤ICP备11018438号-1").same_registration(read("粤ICP备11018438号-1A")));
  CHECK(read("粤ICP备11018438号-1").same_subject(read("粤ICP备11018438号-2A")));
  CHECK_FALSE(read("粤ICP备11018438号").same_subject(read("桂ICP备11018438号")));
  CHECK_FALSE(read("浙B2-20080101").same_subject(read("浙B1-20080101")));
  CHECK_FALSE(Number{}.same_registration(Number{}));
}

TEST_CASE("the year decides by the year that is handed in") {
  CHECK(read_number("京ICP备2026000123号", 2025).flaws.has(Flaw::bad_year));
  CHECK(read_number("京ICP备2026000123号", 2026).valid());
  CHECK(read_number("京ICP备2024990001号-1", 2020).flaws.empty());
}
