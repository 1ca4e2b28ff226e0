// fuzz_inspect.cc — whatever the bytes are, inspecting them ends, points into the page, and says the same twice.
#include "policies.h"
#include "rules/resources.h"
#include "support.h"

namespace {

using namespace beian;
using fuzz::must;
using fuzz::must_lie_in;

void check_inspection(const Inspection& in, std::string_view bytes) {
  for (const Finding& f : in.findings) {
    must_lie_in(f.span, bytes.size(), "a finding lies in the page");
    must(f.rule != nullptr && f.variant < f.rule->messages.size(), "a finding has words");
    must(!f.message(Language::en).empty() && !f.message(Language::zh).empty(),
         "a finding says something, in both languages");
    must(f.severity != Severity::off && f.severity != Severity::by_rule, "a finding has a severity");
  }
  std::uint32_t at = 0;
  for (const Edit& edit : in.edits) {
    must_lie_in(edit.span, bytes.size(), "an edit lies in the page");
    must(edit.span.begin >= at, "edits ascend and do not overlap");
    at = edit.span.end;
  }
}

void check_same(const Inspection& a, const Inspection& b) {
  must(a.page_class == b.page_class && a.refused == b.refused && a.redirect_target == b.redirect_target,
       "the verdict is the same twice");
  must(a.findings.size() == b.findings.size() && a.edits.size() == b.edits.size(), "as much is found twice");
  for (std::size_t i = 0; i < a.findings.size(); ++i) {
    const Finding& x = a.findings[i];
    const Finding& y = b.findings[i];
    must(x.rule == y.rule && x.span == y.span && x.variant == y.variant && x.args == y.args &&
             x.severity == y.severity && x.fixed == y.fixed,
         "the same is found twice");
  }
  for (std::size_t i = 0; i < a.edits.size(); ++i) {
    must(a.edits[i].span == b.edits[i].span && a.edits[i].bytes == b.edits[i].bytes, "the same is edited twice");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const fuzz::Input input = fuzz::split(data, size);
  const Policy policy = fuzz::policy_for(input.options);
  const PageContext context = fuzz::context_for(input.options);
  for (const Action action : {Action::check, Action::inject, Action::remove}) {
    const Inspection first = inspect(input.bytes, context, policy, Resources{}, action);
    check_inspection(first, input.bytes);
    must(action != Action::check || first.edits.empty(), "to check is not to edit");
    check_same(first, inspect(input.bytes, context, policy, Resources{}, action));
  }
  return 0;
}
