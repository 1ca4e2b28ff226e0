// number_province.cc — the province of the ICP number and that of the subject.
#include "number/provinces.h"
#include "precheck/case.h"
#include "precheck/rule.h"

namespace beian::precheck {
namespace {

void check(const Case& what, Sink& out) {
  if (!what.filing.given(Key::icp_number)) return;
  const std::string text(what.filing.value(Key::icp_number));
  const Number number = read_number(text, what.year());
  if (!number.valid() || number.kind == NumberKind::gongan)
    return out.report(1, what.at(Key::icp_number), {text}, Severity::error);
  const std::string place(what.filing.value(Key::subject_province));
  const Province* province = province_by_icp_letter(number.province);
  if (province == nullptr || place.empty() || place.find(province->region) != std::string::npos) return;
  out.report(0, what.at(Key::icp_number), {text, province->region, place});
}

constexpr Text2 kMessages[] = {
    {"{0} was filed in {1}, the subject is in {2}", "{0} 是在{1}备案的，而主体在{2}"},
    {"“{0}” is no ICP number", "“{0}”不是 ICP 备案号"},
};
constexpr Text2 kRemedies[] = {
    {"both may be right (a move, a branch); if not, compare with the ministry's message",
     "可能都对（迁址、分支机构）；否则请对照工信部的通知"},
    {"beian number says what is wrong with it", "beian number 可说明问题所在"},
};

}  // namespace

extern constinit const PrecheckRule number_province{"number-province", Severity::note, Key::icp_number, check,
                                                    kMessages,         kRemedies};

}  // namespace beian::precheck
