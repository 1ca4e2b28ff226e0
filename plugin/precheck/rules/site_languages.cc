// site_languages.cc — the form lists every language that the pages are in.
#include <algorithm>

#include "precheck/case.h"
#include "precheck/rule.h"

namespace beian::precheck {
namespace {

void check(const Case& what, Sink& out) {
  const Answer& answer = what.filing.answer(Key::site_languages);
  if (!answer.given()) return;
  for (const Seen& seen : what.site.languages) {
    const auto listed = [&](const Value& v) { return v.text == seen.text; };
    if (std::any_of(answer.values.begin(), answer.values.end(), listed)) continue;
    // One page is hardly a language of the site: a theme's 404 page says lang="en" and shows Chinese.
    if (seen.count * 20 < what.site.pages) continue;
    const Choice* language = find_choice(languages(), seen.text);
    out.report(0, seen.at, {Word(language->label), seen.text, static_cast<int>(seen.count)});
  }
}

constexpr Text2 kMessages[] = {
    {"{2} pages say that they are in {0}, which site.languages does not list",
     "有 {2} 个页面标明语种为{0}，而 site.languages 没有列出"},
};
constexpr Text2 kRemedies[] = {
    {"add \"{1}\" to site.languages, or mend <html lang>", "请在 site.languages 中加上 \"{1}\"，或更正 <html lang>"},
};

}  // namespace

extern constinit const PrecheckRule site_languages{"site-languages", Severity::warning, Key::site_languages, check,
                                                   kMessages,        kRemedies};

}  // namespace beian::precheck
