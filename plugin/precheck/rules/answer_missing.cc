// answer_missing.cc — the form does not go through with a required field empty.
#include "precheck/case.h"
#include "precheck/rule.h"

namespace beian::precheck {
namespace {

bool is_needed(const Case& what, const AnswerRow& row) {
  if (row.need == Need::optional) return false;
  return row.need == Need::always || what.subject_kind() != "individual";
}

void check(const Case& what, Sink& out) {
  if (!what.filing.exists()) return out.report(1, {}, {}, Severity::warning);
  for (const AnswerRow& row : answer_rows()) {
    if (!is_needed(what, row) || what.filing.given(what.filing.source_of(row.key))) continue;
    // Said once, of the subject, where both are the same person; a person's own name is that of the subject.
    const Key source = what.filing.source_of(row.key);
    if (source != row.key && row_of(source).need != Need::optional && what.subject_kind() != "individual") continue;
    out.report(0, what.at(row.key), {Word(row.label), Word(std::string(row_of(source).path))});
    out.about(row.key);
  }
}

constexpr Text2 kMessages[] = {
    {"“{0}” is not answered", "“{0}”没有填写"},
    {"there is no filing.toml: only the pages were looked at", "没有 filing.toml，只检查了页面"},
};
constexpr Text2 kRemedies[] = {
    {"fill in {1} in filing.toml", "请在 filing.toml 中填写 {1}"},
    {"write one with beian precheck --init, and fill it in", "请用 beian precheck --init 生成并填写"},
};

}  // namespace

extern constinit const PrecheckRule answer_missing{"answer-missing", Severity::error, Key::subject_name, check,
                                                   kMessages,        kRemedies};

}  // namespace beian::precheck
