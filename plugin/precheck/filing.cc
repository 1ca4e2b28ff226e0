#include "precheck/filing.h"

#include "base/ascii.h"

namespace beian::precheck {

std::string_view Filing::value(Key key) const {
  const Answer& a = answer(key);
  return a.given() ? std::string_view(a.values.front().text) : std::string_view();
}

std::optional<Date> Filing::date(Key key) const {
  return given(key) ? read_date(value(key)) : std::nullopt;
}

std::optional<bool> Filing::yes(Key key) const {
  return given(key) ? std::optional(value(key) == "yes") : std::nullopt;
}

Key Filing::source_of(Key key) const {
  const bool same = yes(Key::person_same).value_or(false);
  // A person who files for himself is the subject, so its name is the person's.
  switch (key) {
    case Key::person_name:
      return !same ? key : by_person() && !given(Key::subject_person) ? Key::subject_name : Key::subject_person;
    case Key::person_phone: return same ? Key::subject_phone : key;
    case Key::person_email: return same ? Key::subject_email : key;
    default: return key;
  }
}

const Choice* language_of_tag(std::string_view tag) {
  const std::string lower = ascii_lower(tag);
  const std::string primary = lower.substr(0, lower.find_first_of("-_"));
  if (primary == "zh" || primary == "cmn") {
    const bool traditional = lower.find("hant") != std::string::npos || lower.find("tw") != std::string::npos ||
                             lower.find("hk") != std::string::npos || lower.find("mo") != std::string::npos;
    return find_choice(languages(), traditional ? "zh-TW" : "zh-CN");
  }
  return primary.empty() ? nullptr : find_choice(languages(), primary);
}

}  // namespace beian::precheck
