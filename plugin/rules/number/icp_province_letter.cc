// icp_province_letter.cc — the province's letter is the one that the other registry uses.
//
// The ministry writes 蜀 黔 陇 陕 滇 where people write 川 贵 甘 秦 云, and the police write 川 贵 甘 where the
// ministry's letter slips in. Everybody understands it, and a search for the number in the registry finds nothing.
#include "rules/number/repair.h"
#include "rules/rule.h"
#include "rules/view.h"

namespace beian {
namespace {

void check(const PageView& view, const Policy& policy, const Resources&, Sink& out) {
  for (const ShownNumber& shown : view.numbers) {
    if (cause_of(view, shown) != Cause::wrong_letter) continue;
    out.report(shown.span, shown.number.kind == NumberKind::gongan ? 1 : 0,
               {shown.number.province, shown.number.normal(), shown.written});
    repair_number(view, policy, shown, out);
  }
}

constexpr Text2 kMessages[] = {
    {"{2}: in an ICP number the letter of this province is {0}, so it should read {1}",
     "{2}：ICP 备案号中该省份的简称是“{0}”，应为 {1}"},
    {"{2}: in a public-security number the letter of this province is {0}, so it should read {1}",
     "{2}：公安备案号中该省份的简称是“{0}”，应为 {1}"},
};

}  // namespace

extern constinit const Rule icp_province_letter{
    "icp-province-letter",
    Severity::warning,
    Fix::safe,
    check,
    kMessages,
    {"write it as the registry does, in the settings of the theme: {1}", "请在主题设置中按登记机关的写法改为 {1}"}};

}  // namespace beian
