// interactive_answer.cc — what the form says about interaction agrees with what the pages show.
#include "precheck/case.h"
#include "precheck/kind.h"
#include "precheck/rule.h"

namespace beian::precheck {
namespace {

void check(const Case& what, Sink& out) {
  const std::optional<bool> answered = what.filing.yes(Key::site_interactive);
  if (!answered || what.site.pages == 0 || *answered == what.verdict.interactive) return;
  if (what.verdict.interactive) {
    const Evidence& first = what.site.evidence.front();
    const bool sure = what.verdict.confidence == Confidence::high;
    return out.report(0, first.places.front(), {first.kind->name, first.sign->name},
                      sure ? Severity::by_rule : Severity::warning);
  }
  out.report(1, what.at(Key::site_interactive), {}, Severity::note);
}

constexpr Text2 kMessages[] = {
    {"filing.toml says that the site is not interactive, but it shows {0} ({1})",
     "filing.toml 填写为非交互式，但页面上有{0}（{1}）"},
    {"filing.toml says that the site is interactive, but the pages show nothing of that kind",
     "filing.toml 填写为交互式，但页面上没有看到交互功能"},
};
constexpr Text2 kRemedies[] = {
    {"answer interactive (site.interactive = true), or take that part off the site",
     "请填写交互式（site.interactive = true），或去掉该功能"},
    {"if an app or a sub-domain has it, leave it so; else site.interactive = false saves an interview",
     "若在应用或子域名中，可保持不变；否则填写 site.interactive = false，可免面审"},
};

}  // namespace

extern constinit const PrecheckRule interactive_answer{
    "interactive-answer", Severity::error, Key::site_interactive, check, kMessages, kRemedies};

}  // namespace beian::precheck
