// gallery.cc — the pictures, as one HTML page that needs nothing beside it: made to be sent to whoever must see it.
#include <fmt/format.h>

#include "base/escape.h"
#include "look/report.h"
#include "report/severity_words.h"
#include "site/trouble.h"

namespace beian {
namespace {

std::string safe(std::string_view text) {
  return Html::text(printable(text), false).bytes();
}

constexpr std::string_view kStyle =
    "body{margin:2rem auto;max-width:1720px;padding:0 1rem;font:15px/1.5 system-ui,sans-serif;background:#f3f5f4;"
    "color:#26332d}h2{font-size:1rem;margin:2.5rem 0 .5rem;overflow-wrap:anywhere}ul{margin:.25rem "
    "0;padding-left:1.2rem}"
    ".views{display:flex;gap:1rem;align-items:flex-start;flex-wrap:wrap}figure{margin:0;min-width:0}"
    "figcaption{font-size:.85rem}img{display:block;max-width:100%;border:1px solid #c5d0ca;background:#fff}"
    ".error{color:#b3261e}.warning{color:#8a5300}.good{color:#1b6e3c}"
    "@media(prefers-color-scheme:dark){body{background:#161b19;color:#dce5e0}.error{color:#ff8a7a}.warning{color:#"
    "f0b35a}"
    ".good{color:#7fd6a0}}";

std::string verdict_of(const View& view, Language language) {
  const bool zh = language == Language::zh;
  std::string out = std::to_string(view.width) + (zh ? " 像素" : " px");
  for (const SeenNumber& seen : view.light.numbers) {
    const bool good = seen.displayed && seen.hit;
    const std::string word = good              ? (zh ? "可见" : "visible")
                             : !seen.in_dom    ? (zh ? "没有" : "missing")
                             : !seen.displayed ? (zh ? "不可见" : "hidden")
                                               : (zh ? "被遮挡" : "covered");
    out += fmt::format(" · {} <b class=\"{}\">{}</b>", safe(seen.number), good ? "good" : "error", word);
    if (seen.contrast) out += fmt::format(" {:.1f}:1", *seen.contrast);
  }
  return out;
}

}  // namespace

void Gallery::add(const LookedAt& page, const std::vector<LookFinding>& findings) {
  figures_ += "<section><h2>" + safe(page.path) + "</h2>\n";
  if (!findings.empty()) figures_ += "<ul>";
  for (const LookFinding& each : findings) {
    figures_ +=
        fmt::format("<li><b class=\"{}\">{}</b>: {} [{}]</li>", severity_name(each.rule->severity),
                    severity_words(each.rule->severity).in(language_), safe(each.message(language_)), each.rule->id);
  }
  if (!findings.empty()) figures_ += "</ul>\n";
  figures_ += "<div class=\"views\">";
  for (const View& view : page.views) {
    figures_ += fmt::format(
        "<figure><img alt=\"{} px\" src=\"data:image/webp;base64,{}\"><figcaption>{}</figcaption></figure>\n",
        view.width, view.picture, verdict_of(view, language_));
  }
  figures_ += "</div></section>\n";
}

std::string Gallery::whole(const LookSummary& s, std::string_view version) const {
  const bool zh = language_ == Language::zh;
  std::string summary = look_text_end(s, language_);
  summary.pop_back();  // its line break
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
      "content=\"width=device-width\">\n<title>beian look</title><style>{}</style></head><body>\n<h1>beian look</h1>"
      "<p>beian {} · {}</p><p>{}</p>\n{}</body></html>\n",
      zh ? "zh-CN" : "en", kStyle, safe(version), safe(s.browser), safe(summary), figures_);
}

}  // namespace beian
