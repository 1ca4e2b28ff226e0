#include "precheck/date.h"

#include <cstdio>

namespace beian::precheck {
namespace {

bool is_digits(std::string_view text) {
  for (const char c : text) {
    if (c < '0' || c > '9') return false;
  }
  return true;
}

int number(std::string_view digits) {
  int out = 0;
  for (const char c : digits) out = out * 10 + (c - '0');
  return out;
}

std::string written(Date date, const char* pattern) {
  const std::chrono::year_month_day day(date);
  char out[32];
  std::snprintf(out, sizeof out, pattern, static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                static_cast<unsigned>(day.day()));
  return out;
}

}  // namespace

std::optional<Date> read_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
  const std::string_view y = text.substr(0, 4);
  const std::string_view m = text.substr(5, 2);
  const std::string_view d = text.substr(8, 2);
  if (!is_digits(y) || !is_digits(m) || !is_digits(d)) return {};
  const std::chrono::year_month_day day(std::chrono::year(number(y)),
                                        std::chrono::month(static_cast<unsigned>(number(m))),
                                        std::chrono::day(static_cast<unsigned>(number(d))));
  if (!day.ok() || number(y) < 1990) return {};  // there was no site to file
  return Date(day);
}

std::string date_text(Date date) {
  return written(date, "%04d-%02u-%02u");
}

std::string compact_date_text(Date date) {
  return written(date, "%04d%02u%02u");
}

}  // namespace beian::precheck
