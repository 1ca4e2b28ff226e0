// date.h — days of the calendar, as the filing knows them: no hours, no zone.
//
// The core of the pre-check has no clock; what today is comes from outside (`--today`, or the system's calendar).
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace beian::precheck {

using Date = std::chrono::sys_days;

// "2026-03-01" (ISO 8601, as TOML writes a date); nothing where it is no day of the calendar.
std::optional<Date> read_date(std::string_view text);
std::string date_text(Date date);
// "20260301", as a calendar file writes it.
std::string compact_date_text(Date date);

inline Date days_after(Date date, int days) {
  return date + std::chrono::days(days);
}
// From `from` to `to`; negative where `to` is past.
inline int days_between(Date from, Date to) {
  return static_cast<int>((to - from).count());
}

}  // namespace beian::precheck
