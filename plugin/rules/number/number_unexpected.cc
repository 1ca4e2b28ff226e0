// number_unexpected.cc — the page shows a sound number, but not the configured one.
//
// A number left over from another site, or the config is out of date. Repaired with --unsafe-fixes only: which of the
// two is right only the owner knows. A mention in running text, a quotation or a code sample is no claim of the site
// and is left alone, and so is the number of the subject or of its app beside the site's own.
#include "rules/number/flaw_rule.h"
#include "rules/number/replace.h"

namespace beian {
namespace {

void check(const PageView& view, const Policy& policy, const Resources&, Sink& out) {
  for (const ShownNumber& shown : view.numbers) {
    if (cause_of(view, shown) != Cause::unexpected || is_companion(view, policy, shown)) continue;
    const std::vector<Number>& configured = shown.number.kind == NumberKind::gongan ? policy.gongan : policy.icp;
    std::string names;
    bool same_subject = false;
    for (const Number& number : configured) {
      if (number.kind != shown.number.kind) continue;
      same_subject = same_subject || number.same_subject(shown.number);
      names += (names.empty() ? "" : ", ") + number.normal();
    }
    out.report(shown.span, same_subject ? 1 : 0, {shown.written, names});
    out.undone_by(undoing_app(view, shown.where));
    replace_number(view, policy, shown, out);
  }
}

constexpr Text2 kMessages[] = {
    {"the page shows {0}, but {1} is configured", "页面显示 {0}，而配置的是 {1}"},
    {"the page shows {0}, the same subject's number but not this site's: {1} is configured",
     "页面显示 {0}，主体相同但不是本网站的备案号：配置的是 {1}"},
};

}  // namespace

extern constinit const Rule number_unexpected{
    "number-unexpected",
    Severity::error,
    Fix::unsafe,
    check,
    kMessages,
    {"correct the number in the theme's settings, or `icp`/`gongan` in beian.toml, whichever is wrong",
     "请更正主题设置中的备案号，或 beian.toml 中的 icp/gongan"}};

}  // namespace beian
