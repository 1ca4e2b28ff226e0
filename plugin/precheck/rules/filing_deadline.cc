// filing_deadline.cc — a site is filed with the police within 30 days of going online.
#include "precheck/case.h"
#include "precheck/deadlines.h"
#include "precheck/rule.h"

namespace beian::precheck {
namespace {

void check(const Case& what, Sink& out) {
  if (what.filing.given(Key::gongan_approved) || what.filing.given(Key::gongan_number)) return;
  const std::optional<Deadline> deadline = filing_deadline_of(what.filing);
  if (!deadline) return;
  const int left = days_between(what.today, deadline->last);
  const Where at = what.at(deadline->from);
  const std::string last = date_text(deadline->last);
  if (left < 0) return out.report(1, at, {last, -left});
  out.report(0, at, {last, left}, left <= kSoonDays ? Severity::warning : Severity::note);
}

constexpr Text2 kMessages[] = {
    {"the police filing is due by {0}: {1} days left", "公安备案最迟 {0} 办理，还有 {1} 天"},
    {"the police filing was due on {0}, {1} days ago", "公安备案应在 {0} 前办理，已超过 {1} 天"},
};
constexpr Text2 kRemedies[] = {
    {"submit it at beian.mps.gov.cn; --calendar puts the day into your calendar",
     "请在 beian.mps.gov.cn 提交；--calendar 可将日期加入日历"},
    {"submit it at once at beian.mps.gov.cn", "请尽快在 beian.mps.gov.cn 提交"},
};

}  // namespace

extern constinit const PrecheckRule filing_deadline{"filing-deadline", Severity::error, Key::site_online, check,
                                                    kMessages,         kRemedies};

}  // namespace beian::precheck
