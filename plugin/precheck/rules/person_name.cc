// person_name.cc — the persons in charge are named as their identity cards name them.
#include "precheck/person_name.h"

#include "precheck/case.h"
#include "precheck/rule.h"

namespace beian::precheck {
namespace {

void check(const Case& what, Sink& out) {
  for (const Key key : {Key::subject_person, Key::person_name}) {
    if (!what.filing.given(key)) continue;
    const std::string name(what.filing.value(key));
    const NameFlaw flaw = name_flaw(name);
    if (flaw == NameFlaw::none) continue;
    const bool refused = is_refused(flaw);
    out.report(refused ? 0 : 1, what.at(key), {name, Word(name_flaw_words(flaw))},
               refused ? Severity::by_rule : Severity::warning);
    out.about(key);
  }
}

constexpr Text2 kMessages[] = {
    {"“{0}” is not a person's full name: {1}", "“{0}”不是真实姓名全称：{1}"},
    {"“{0}” may not be written as on the identity card: {1}", "“{0}”可能与身份证的写法不同：{1}"},
};
constexpr Text2 kRemedies[] = {
    {"write the real full name", "请填写真实姓名全称"},
    {"compare it with the card; the parts of long names are separated by “·”", "请对照身份证；较长的姓名以“·”分隔"},
};

}  // namespace

extern constinit const PrecheckRule person_name{"person-name", Severity::error, Key::person_name,
                                                check,         kMessages,       kRemedies};

}  // namespace beian::precheck
