// hang_deadline.cc — a number is shown within 30 days of its approval.
#include <algorithm>

#include "precheck/case.h"
#include "precheck/deadlines.h"
#include "precheck/rule.h"

namespace beian::precheck {
namespace {

void check(const Case& what, Sink& out) {
  if (what.site.pages == 0) return;
  for (const bool gongan : {false, true}) {
    const Key number_key = gongan ? Key::gongan_number : Key::icp_number;
    const Key date_key = gongan ? Key::gongan_approved : Key::icp_approved;
    const std::optional<Date> approved = what.filing.date(date_key);
    if (!approved || !what.filing.given(number_key)) continue;
    const Number number = read_number(what.filing.value(number_key), what.year());
    const auto same = [&](const Seen& seen) { return read_number(seen.text, what.year()).same_subject(number); };
    const std::vector<Seen>& shown = gongan ? what.site.gongan : what.site.numbers;
    if (std::any_of(shown.begin(), shown.end(), same)) continue;
    const Date last = days_after(*approved, kDays);
    const int left = days_between(what.today, last);
    const std::string text(what.filing.value(number_key));
    if (left < 0) {
      out.report(1, what.at(date_key), {text, date_text(last), -left});
    } else {
      out.report(0, what.at(date_key), {text, date_text(last), left},
                 left <= kSoonDays ? Severity::warning : Severity::note);
    }
    out.about(number_key == Key::icp_number ? Key::icp_number : Key::gongan_number);
  }
}

constexpr Text2 kMessages[] = {
    {"{0} is on no page yet; it must be shown by {1}: {2} days left", "页面上还没有 {0}；最迟 {1} 悬挂，还有 {2} 天"},
    {"{0} is on no page; it was to be shown by {1}, {2} days ago", "页面上没有 {0}；应在 {1} 前悬挂，已超过 {2} 天"},
};
constexpr Text2 kRemedies[] = {
    {"beian inject puts it into every page", "beian inject 可将其插入所有页面"},
};

}  // namespace

extern constinit const PrecheckRule hang_deadline{"hang-deadline", Severity::error, Key::gongan_number,
                                                  check,           kMessages,       kRemedies};

}  // namespace beian::precheck
