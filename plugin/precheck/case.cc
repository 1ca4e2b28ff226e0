#include "precheck/case.h"

#include "precheck/filing_file.h"
#include "precheck/subject_name.h"

namespace beian::precheck {

Where Case::at(Key key, std::size_t n) const {
  if (!filing.exists()) return {};
  const Answer& answer = filing.answer(key);
  const Spot spot = n < answer.values.size() ? answer.values[n].at : answer.key;
  return {filing.file, spot.line, spot.column, filing_line(filing, spot)};
}

std::string_view Case::subject_kind() const {
  if (filing.given(Key::subject_kind)) return filing.value(Key::subject_kind);
  const std::vector<std::string_view> kinds = kinds_of_name(filing.value(Key::subject_name));
  return kinds.size() == 1 ? kinds.front() : std::string_view();
}

}  // namespace beian::precheck
