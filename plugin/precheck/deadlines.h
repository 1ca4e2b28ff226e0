// deadlines.h — the two times thirty days.
//
// 计算机信息网络国际联网安全保护管理办法 art. 12: file with the police within 30 days of going online. The platform
// asks to show the number within 30 days of its approval. Both count from the day itself: approved on the 2nd of March,
// the last day is the 1st of April.
#pragma once
#include <optional>
#include <vector>

#include "precheck/filing.h"
#include "precheck/word.h"

namespace beian::precheck {

inline constexpr int kDays = 30;
inline constexpr int kSoonDays = 10;  // left: a note becomes a warning

struct Deadline {
  Key from = Key::site_online;  // the answer that it counts from
  Date last;
  Word what;  // to be done
};

// When the filing with the police is due: 30 days from going online, or from the ICP approval where no such day is
// given.
std::optional<Deadline> filing_deadline_of(const Filing& filing);

// All that the dates of the filing give, past ones too, by day.
std::vector<Deadline> deadlines_of(const Filing& filing);

// An iCalendar file (RFC 5545) with one all-day event for each, and an alarm three days before. `stamp`: the day it is
// made. Lines end with CRLF and are folded at 75 bytes, never within a character.
std::string calendar_text(const Filing& filing, Date stamp, Language language);

}  // namespace beian::precheck
