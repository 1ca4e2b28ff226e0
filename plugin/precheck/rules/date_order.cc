// date_order.cc — dates that cannot all be true: something approved tomorrow, the police before the ministry.
#include "precheck/case.h"
#include "precheck/rule.h"

namespace beian::precheck {
namespace {

void check(const Case& what, Sink& out) {
  for (const Key key : {Key::icp_approved, Key::gongan_approved}) {
    const std::optional<Date> date = what.filing.date(key);
    if (!date || *date <= what.today) continue;
    out.report(0, what.at(key), {Word(row_of(key).label), date_text(*date)});
    out.about(key);
  }
  const std::optional<Date> icp = what.filing.date(Key::icp_approved);
  const std::optional<Date> gongan = what.filing.date(Key::gongan_approved);
  const std::optional<Date> online = what.filing.date(Key::site_online);
  if (icp && gongan && *gongan < *icp) {
    out.report(1, what.at(Key::gongan_approved), {date_text(*gongan), date_text(*icp)});
    out.about(Key::gongan_approved);
  }
  if (icp && online && *online < *icp) {
    out.report(2, what.at(Key::site_online), {date_text(*online), date_text(*icp)});
    out.about(Key::site_online);
  }
}

constexpr Text2 kMessages[] = {
    {"{0}: {1} is still to come", "{0}：{1} 还没有到"},
    {"the police's approval ({0}) lies before the ICP filing's ({1}), which comes first",
     "公安备案通过（{0}）早于 ICP 备案通过（{1}），而 ICP 备案在先"},
    {"the site went online ({0}) before its ICP filing was approved ({1})", "网站开通（{0}）早于 ICP 备案通过（{1}）"},
};
constexpr Text2 kRemedies[] = {
    {"mend the date, or take it out until then", "请更正日期，或到期前删去"},
    {"compare both with the messages of the platforms", "请对照两个平台的通知"},
    {"mend the date; a site without an ICP filing must not be online", "请更正日期；未取得 ICP 备案的网站不得开通"},
};

}  // namespace

extern constinit const PrecheckRule date_order{"date-order", Severity::warning, Key::icp_approved,
                                               check,        kMessages,         kRemedies};

}  // namespace beian::precheck
