// subject_kind.cc — the kind of the subject agrees with what its name says.
#include <algorithm>

#include "precheck/case.h"
#include "precheck/rule.h"
#include "precheck/subject_name.h"

namespace beian::precheck {
namespace {

void check(const Case& what, Sink& out) {
  if (!what.filing.given(Key::subject_kind) || !what.filing.given(Key::subject_name)) return;
  const std::string name(what.filing.value(Key::subject_name));
  const std::string_view kind = what.filing.value(Key::subject_kind);
  const std::vector<std::string_view> may_be = kinds_of_name(name);
  if (may_be.empty() || kind == "other" || std::find(may_be.begin(), may_be.end(), kind) != may_be.end()) return;
  // 王中心 and 李馆 are names of persons as well as ends of units' names.
  if (kind == "individual" && name.size() <= 9) return;
  std::vector<Word> labels;
  for (const std::string_view each : may_be) labels.emplace_back(find_choice(subject_kinds(), each)->label);
  out.report(0, what.at(Key::subject_kind),
             {Word(find_choice(subject_kinds(), kind)->label), name, listed(labels), std::string(may_be.front())});
}

constexpr Text2 kMessages[] = {
    {"“{1}” is filed as {0}, but its name says {2}", "“{1}”填写的性质是{0}，但名称表明是{2}"},
};
constexpr Text2 kRemedies[] = {
    {"set subject.kind = \"{3}\", or mend the name", "请改为 subject.kind = \"{3}\"，或更正名称"},
};

}  // namespace

extern constinit const PrecheckRule subject_kind{"subject-kind", Severity::error, Key::subject_kind,
                                                 check,          kMessages,       kRemedies};

}  // namespace beian::precheck
