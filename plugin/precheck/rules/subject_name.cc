// subject_name.cc — the subject's full name, as its document has it.
#include "precheck/subject_name.h"

#include "precheck/case.h"
#include "precheck/person_name.h"
#include "precheck/rule.h"

namespace beian::precheck {
namespace {

void check(const Case& what, Sink& out) {
  if (!what.filing.given(Key::subject_name)) return;
  const std::string name(what.filing.value(Key::subject_name));
  if (what.filing.by_person()) {
    const NameFlaw flaw = name_flaw(name);
    // A unit's name under “person” is the kind's mistake: subject-kind says so.
    if (is_refused(flaw) && flaw != NameFlaw::company) {
      out.report(4, what.at(Key::subject_name), {name, Word(name_flaw_words(flaw))});
    }
    return;
  }
  switch (subject_name_flaw(name)) {
    case SubjectNameFlaw::none: return;
    case SubjectNameFlaw::placeholder: return out.report(0, what.at(Key::subject_name), {name});
    case SubjectNameFlaw::not_chinese: return out.report(1, what.at(Key::subject_name), {name});
    case SubjectNameFlaw::short_form: return out.report(2, what.at(Key::subject_name), {name}, Severity::warning);
    case SubjectNameFlaw::bare_form: return out.report(3, what.at(Key::subject_name), {name});
  }
}

constexpr Text2 kMessages[] = {
    {"“{0}” stands for a name that is still to be filled in", "“{0}”是占位的名称"},
    {"“{0}” has no Chinese character; registered names are Chinese", "“{0}”没有汉字；登记的名称是中文"},
    {"“{0}” ends with no legal form (有限公司, 学校, 协会 …): is it the full name?",
     "“{0}”结尾不是有限公司、学校、协会等，是全称吗？"},
    {"“{0}” is a legal form without a name", "“{0}”只有组织形式，没有名称"},
    {"“{0}” is not a person's full name: {1}", "“{0}”不是个人的姓名全称：{1}"},
};
constexpr Text2 kRemedies[] = {
    {"write the full name as on the licence or identity card", "请照营业执照或身份证填写全称"},
};

}  // namespace

extern constinit const PrecheckRule subject_name{"subject-name", Severity::error, Key::subject_name,
                                                 check,          kMessages,       kRemedies};

}  // namespace beian::precheck
