// One step to either side of every limit of the grammar: each row differs from its neighbour in one property, and so
// does what is read. The last column is what is found where the text stands in a page.
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
  const char* found;
};

constexpr Case kCases[] = {
    {"ICP备案 19000424", "icp 19000424", "no_province written_out no_hao spaces", "", "ICP备案 19000424"},
    {"ICP备案 20051315", "icp 20051315", "no_province written_out no_hao spaces", "", "ICP备案 20051315"},
    {"ICP备案 20051232", "icp 20051232", "no_province written_out no_hao spaces", "", "ICP备案 20051232"},
    {"ICP备案 20050015", "icp 20050015", "no_province written_out no_hao spaces", "", "ICP备案 20050015"},
    {"ICP备案 20051200", "icp 20051200", "no_province written_out no_hao spaces", "", "ICP备案 20051200"},
    {"ICP备案 20051231", "none", "", "", ""},
    {"ICP备2024990001", "icp 2024990001", "no_province no_hao", "", "ICP备2024990001"},
    {"ICP备20249900011", "none", "", "", ""},
    {"ICP备12345", "none", "", "", ""},
    {"ICP备190004", "icp 190004", "no_province digit_count no_hao", "", "ICP备190004"},
    {"京ICP备[您的备案号]", "icp 京", "placeholder", "", "京ICP备[您的备案号]"},
    {"京ICP备[xx]", "icp 京", "placeholder", "", "京ICP备[xx]"},
    {"ICP备[待]", "icp", "no_province placeholder", "", "ICP备[待]"},
    {"ICP备[填]", "icp", "no_province placeholder", "", "ICP备[填]"},
    {"ICP备[写]", "icp", "no_province placeholder", "", "ICP备[写]"},
    {"ICP备[您]", "icp", "no_province placeholder", "", "ICP备[您]"},
    {"ICP备[你]", "icp", "no_province placeholder", "", "ICP备[你]"},
    {"ICP备[补]", "icp", "no_province placeholder", "", "ICP备[补]"},
    {"ICP备[X]", "none", "", "", ""},
    {"ICP备[XX]", "icp", "no_province placeholder", "", "ICP备[XX]"},
    {"ICP备[流程]", "none", "", "", ""},
    {"ICP备案(填写)", "icp", "no_province placeholder", "", "ICP备案(填写)"},
    {"京ICP备(流程)", "none", "", "", ""},
    {"京ICP备【流程】", "icp 京", "placeholder", "", "京ICP备【流程】"},
    {"京ICP备「流程」", "icp 京", "placeholder", "", "京ICP备「流程」"},
    {"京ICP备{流程}", "icp 京", "placeholder", "", "京ICP备{流程}"},
    {"京ICP备<流程>", "icp 京", "placeholder", "", "京ICP备<流程>"},
    {"京ICP备0000", "icp 京 0000", "placeholder", "", "京ICP备0000"},
    {"京ICP备1111", "icp 京 1111", "placeholder", "", "京ICP备1111"},
    {"京ICP备1234", "none", "", "", ""},
    {"京ICP备1357", "none", "", "", ""},
    {"京ICP备12345", "icp 京 12345", "placeholder", "", "京ICP备12345"},
    {"京ICP备19000424A", "icp 京 19000424", "no_hao", "京ICP备19000424号", "京ICP备19000424"},
    {"京ICP备19000424X", "icp 京 19000424", "digit_count no_hao", "", "京ICP备19000424X"},
    {"京ICP备19000424A号", "icp 京 19000424", "digit_count", "", "京ICP备19000424A号"},
    {"京ICP备19000424AB号", "icp 京 19000424", "placeholder", "", "京ICP备19000424AB号"},
    {"京ICP备19000424*", "icp 京 19000424", "no_hao", "京ICP备19000424号", "京ICP备19000424"},
    {"京ICP备19000424**", "icp 京 19000424", "no_hao", "京ICP备19000424号", "京ICP备19000424"},
    {"京ICP备1900XX", "icp 京 1900", "placeholder", "", "京ICP备1900XX"},
    {"ICP备1900XX", "none", "", "", ""},
    {"ICP备XXXXX", "none", "", "", ""},
    {"ICP备XXXXXX", "icp", "no_province placeholder", "", "ICP备XXXXXX"},
    {"公网安备110101029900", "gongan 京 110101029900", "no_province local_number", "京公网安备110101029900号",
     "公网安备110101029900"},
    {"公网安备1101010299000", "gongan 京 1101010299000", "no_province local_number", "京公网安备1101010299000号",
     "公网安备1101010299000"},
    {"公网安备11010102990", "none", "", "", ""},
    {"公网安备1101010299", "gongan 1101010299", "no_province digit_count", "", "公网安备1101010299"},
    {"公网安备110101029900011", "gongan 110101029900011", "no_province digit_count", "", "公网安备110101029900011"},
    {"公网安备1101010299000112", "none", "", "", ""},
    {"京公网安备11010102990001", "gongan 京 11010102990001", "", "京公网安备11010102990001号",
     "京公网安备11010102990001"},
    {"京公网安备110101029900012", "gongan 京 110101029900012", "digit_count", "", "京公网安备110101029900012"},
    {"京ICP备·19000424号", "icp 京 19000424", "written_out", "京ICP备19000424号", "京ICP备·19000424号"},
    {"京ICP备19000424号·1", "icp 京 19000424", "", "京ICP备19000424号", "京ICP备19000424号"},
    {"京.ICP备19000424号", "icp 19000424", "no_province", "", "ICP备19000424号"},
    {"京ICP·备19000424号", "none", "", "", ""},
    {"ICP证110507", "licence 110507", "no_province no_hao", "", "ICP证110507"},
    {"ICP证1105", "none", "", "", ""},
    {"ICP证11050799", "none", "", "", ""},
    {"京ICP证1105", "none", "", "", ""},
    {"京ICP备19000424号 - 2024", "icp 京 19000424", "", "京ICP备19000424号", "京ICP备19000424号"},
    {"京ICP备19000424号 - 1985", "icp 京 19000424", "", "京ICP备19000424号", "京ICP备19000424号"},
    {"京ICP备19000424号 - 2119", "icp 京 19000424 -2119", "spaces", "京ICP备19000424号-2119",
     "京ICP备19000424号 - 2119"},
    {"京ICP备19000424号 - 1885", "icp 京 19000424 -1885", "spaces", "京ICP备19000424号-1885",
     "京ICP备19000424号 - 1885"},
    {"京ICP备19000424号-2024", "icp 京 19000424 -2024", "", "京ICP备19000424号-2024", "京ICP备19000424号-2024"},
    {"京ICP备19000424号-2024年", "icp 京 19000424", "", "京ICP备19000424号", "京ICP备19000424号"},
    {"京ICP备19000424号-2024-01", "icp 京 19000424", "", "京ICP备19000424号", "京ICP备19000424号"},
    {"京ICP备19000424号 -2024", "icp 京 19000424", "", "京ICP备19000424号", "京ICP备19000424号"},
    {"京ICP备19000424号- 2024", "icp 京 19000424", "", "京ICP备19000424号", "京ICP备19000424号"},
    {"京ICP备19000424号 - 3.5", "icp 京 19000424", "", "京ICP备19000424号", "京ICP备19000424号"},
    {"京ICP备19000424号 -3:4", "icp 京 19000424", "", "京ICP备19000424号", "京ICP备19000424号"},
    {"京ICP备19000424号 -3/4", "icp 京 19000424", "", "京ICP备19000424号", "京ICP备19000424号"},
    {"京ICP备19000424号 -3,4", "icp 京 19000424", "", "京ICP备19000424号", "京ICP备19000424号"},
    {"京ICP备19000424号 -3%", "icp 京 19000424", "", "京ICP备19000424号", "京ICP备19000424号"},
    {"京ICP备19000424号 -3年", "icp 京 19000424", "", "京ICP备19000424号", "京ICP备19000424号"},
    {"京ICP备19000424号 -3-4", "icp 京 19000424", "", "京ICP备19000424号", "京ICP备19000424号"},
    {"京ICP备19000424号-3.5", "icp 京 19000424 -3", "", "京ICP备19000424号-3", "京ICP备19000424号-3"},
    {"京ICP备19000424号 - 123", "icp 京 19000424 -123", "spaces", "京ICP备19000424号-123", "京ICP备19000424号 - 123"},
    {"京ICP备19000424号 - 1234", "icp 京 19000424 -1234", "spaces", "京ICP备19000424号-1234",
     "京ICP备19000424号 - 1234"},
    {"京ICP备19000424号 - 12345", "icp 京 19000424", "", "京ICP备19000424号", "京ICP备19000424号"},
    {"京ICP备19000424号 - 999", "icp 京 19000424 -999", "spaces", "京ICP备19000424号-999", "京ICP备19000424号 - 999"},
    {"11010102990001", "gongan 京 11010102990001", "no_province", "京公网安备11010102990001号", ""},
    {"11010102990001号", "gongan 京 11010102990001", "no_province", "京公网安备11010102990001号", ""},
    {"11010102990001 号", "none", "", "", ""},
    {"11010102990001x", "none", "", "", ""},
    {"110101029900011", "none", "", "", ""},
    {"11010112990001", "none", "", "", ""},
    {"11010102000000", "none", "", "", ""},
    {"11111102111111", "gongan 京 11111102111111", "no_province unknown_place", "京公网安备11111102111111号", ""},
    {"99010102990001", "none", "", "", ""},
    {"11000002000001", "gongan 京 11000002000001", "no_province copied", "京公网安备11000002000001号", ""},
    {"京ICP备19000424号-2AB", "icp 京 19000424 -2", "", "京ICP备19000424号-2", "京ICP备19000424号-2"},
    {"京ICP备19000424号-2A", "icp 京 19000424 -2A", "", "京ICP备19000424号-2A", "京ICP备19000424号-2A"},
    {"京ICP备19000424号-2a", "icp 京 19000424 -2A", "lower_case", "京ICP备19000424号-2A", "京ICP备19000424号-2a"},
    {"京ICP备19000424号2", "icp 京 19000424", "", "京ICP备19000424号", "京ICP备19000424号"},
    {"京ICP备19000424-2号", "icp 京 19000424 -2", "late_hao", "京ICP备19000424号-2", "京ICP备19000424-2号"},
    {"京ICP备19000424-2", "icp 京 19000424 -2", "no_hao", "京ICP备19000424号-2", "京ICP备19000424-2"},
    {"京ICP备19000424 号", "icp 京 19000424", "spaces", "京ICP备19000424号", "京ICP备19000424 号"},
    {"萌ICP备20240001号", "parody 萌 20240001", "", "", "萌ICP备20240001号"},
    {"好茶ICP备20240001号", "icp 20240001", "no_province", "", "ICP备20240001号"},
    {"茶ICP备20240001号", "parody 茶 20240001", "", "", "茶ICP备20240001号"},
    {"备案号茶ICP备20240001号", "parody 茶 20240001", "", "", "茶ICP备20240001号"},
    {"云团子ICP备20240001号", "parody 云团子 20240001", "", "", "云团子ICP备20240001号"},
    {"集团ICP备20240001号", "icp 20240001", "no_province", "", "ICP备20240001号"},
    {"互联网信息服务备案编号：京ICP备19000424号", "icp 京 19000424", "", "京ICP备19000424号", "京ICP备19000424号"},
    {"中华人民共和国增值电信业务经营许可证：京B2-20080101", "vats 京 B2 20080101", "", "京B2-20080101",
     "京B2-20080101"},
    {"增值电信业务经营许可证编号：浙B2-20080101", "vats 浙 B2 20080101", "", "浙B2-20080101", "浙B2-20080101"},
    {"增值电信业务经营许可证 B1.B2-20080101", "vats B1.B2 20080101", "", "B1.B2-20080101", "B1.B2-20080101"},
    {"增值电信业务经营许可证 合字B2-20080101", "vats 合字 B2 20080101", "", "合字B2-20080101", "合字B2-20080101"},
    {"增值电信业务经营许可证 A2.B1.B2-20080101", "vats A2.B1.B2 20080101", "", "A2.B1.B2-20080101",
     "A2.B1.B2-20080101"},
    {"增值电信业务经营许可证 B2-200801", "none", "", "", ""},
    {"增值电信业务经营许可证 B2-2008010", "none", "", "", ""},
    {"增值电信业务经营许可证 京B2-2008010", "vats 京 B2 2008010", "digit_count", "", "京B2-2008010"},
    {"增值电信业务经营许可证 京B2-200801011", "vats 京 B2 200801011", "digit_count", "", "京B2-200801011"},
};

}  // namespace

TEST_CASE("each limit of the grammar has a number on either side") {
  for (const Case& c : kCases) {
    CAPTURE(c.text);
    const Number n = read_number(c.text, kYear);
    CHECK(parts(n) == c.parts);
    CHECK(flaw_names(n.flaws) == c.flaws);
    CHECK(n.normal() == c.normal);
    CHECK(found(c.text) == c.found);
  }
}
