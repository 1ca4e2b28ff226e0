// report_html.cc — the pre-check as one page: to be read, printed, or sent to whoever fills in the form.
//
// It looks like the report of check and shares its style sheet and its small pieces (report/html_parts.h); it has no
// script and fetches nothing. Both languages are not in it: who sends it on knows who reads it (--lang).
#include <fmt/format.h>

#include <algorithm>

#include "precheck/kind.h"
#include "precheck/reports.h"
#include "report/html_assets.h"
#include "report/html_parts.h"
#include "report/severity_words.h"

namespace beian::precheck {
namespace {

using html_parts::attribute;
using html_parts::text;

constexpr Text2 kTitle = {"Filing pre-check", "备案预检"};
constexpr Text2 kVerdict = {"{0}, {1}", "{0}（{1}）"};
constexpr Text2 kNoPages = {"No page was read", "没有读到页面"};
constexpr Text2 kFound = {"Found", "发现"};
constexpr Text2 kAnswer = {"Answer", "填写"};
constexpr Text2 kOpen = {"to be filled in", "待填写"};
constexpr Text2 kIfAny = {"only if there is one", "有则填写"};
constexpr Text2 kPagesName = {"pages", "页面"};
constexpr Text2 kErrorsName = {"errors", "错误"};
constexpr Text2 kWarningsName = {"warnings", "警告"};
constexpr Text2 kNotesName = {"notes", "提示"};
constexpr Text2 kEvidence = {"What was seen", "看到的功能"};
constexpr Text2 kOnPages = {"on {0}", "出现于 {0}"};
constexpr Text2 kPictureOf = {"a picture of {0}", "{0} 的截图"};
constexpr Text2 kHint = {"decides nothing alone", "单独不足以判断"};
constexpr Text2 kEnd = {"Day: {0}. Nothing of this left the machine on which it was made.",
                        "日期：{0}。全部在本机完成，没有发送任何内容。"};

// What the style sheet of check's report has no use for.
constexpr char kStyle[] = R"(
.step h2 b { color: var(--quiet); font-weight: 500; margin-right: .4rem; font-variant-numeric: tabular-nums; }
.card.clean::before { background: var(--ring-clean); } .card.open::before { background: var(--line); }
.answers { display: grid; grid-template-columns: auto minmax(0, 1fr); gap: .25rem .9rem; margin: .5rem 0 0; font-size: .9375rem; }
.answers dt { color: var(--quiet); } .answers dd { margin: 0; } .answers .answer { font-weight: 600; }
.first { margin-top: .7rem; padding-top: .6rem; border-top: 1px solid var(--line); }
.first .id { color: var(--quiet); }
.shot { position: relative; margin: .5rem 0 0; max-width: 46rem; border: 1px solid var(--line); border-radius: 6px; overflow: hidden; }
.shot img { display: block; width: 100%; } .shot i { position: absolute; box-sizing: content-box; min-width: 6px; min-height: 14px; margin: -5px; padding: 2px; border: 3px solid #d4380d; border-radius: 4px; }
.lead { max-width: 46rem; margin: -.5rem 0 1.25rem; }
@media (max-width: 40rem) { .answers { grid-template-columns: 1fr; gap: 0; } .answers dd { margin-bottom: .4rem; } }
)";

class Writer {
 public:
  Writer(const Precheck& report, Language language) : report_(report), l_(language) {}

  std::string run() {
    head();
    summary();
    evidence();
    int number = 0;
    for (const StepReport& step : report_.steps) this->step(step, ++number);
    out_ += Html::literal("<footer class=\"end\"><p>") + text(filled(kEnd, {date_text(report_.today)}, l_)) +
            Html::literal("</p></footer>\n</body>\n</html>\n");
    return out_.bytes();
  }

 private:
  Html say(Text2 words) const { return text(words.in(l_)); }

  void head() {
    const bool zh = l_ == Language::zh;
    out_ += Html::literal("<!DOCTYPE html>\n<html lang=\"") + text(zh ? "zh-CN" : "en") +
            Html::literal(
                "\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" "
                "content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
                "form-action 'none'\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" "
                "content=\"no-referrer\">\n<meta name=\"robots\" content=\"noindex\">\n"
                "<link rel=\"icon\" href=\"data:,\">\n<title>beian · ") +
            say(kTitle) + Html::literal("</title>\n<style>\n") + report_style() + Html::literal(kStyle) +
            Html::literal("</style>\n</head>\n<body>\n<header class=\"top\"><p class=\"brand\"><b>beian</b> precheck");
    if (!report_.filing.empty()) {
      out_ += Html::literal(" <span class=\"site\">") + text(report_.filing) + Html::literal("</span>");
    }
    out_ += Html::literal("</p></header>\n");
  }

  void fact(Text2 name, std::size_t count, const Html& colour) {
    out_ += Html::literal("<div class=\"") + (count > 0 ? colour : Html()) + Html::literal("\"><dt>") + say(name) +
            Html::literal("</dt><dd>") + text(std::to_string(count)) + Html::literal("</dd></div>");
  }

  void summary() {
    const Verdict& v = report_.verdict;
    out_ += Html::literal("<main>\n<section class=\"summary\"><h1>");
    if (report_.pages == 0) {
      out_ += say(kNoPages) + Html::literal("</h1>");
    } else {
      out_ += text(filled(kVerdict, {Word(verdict_words(v.interactive)), Word(confidence_words(v.confidence))}, l_)) +
              Html::literal("</h1><p class=\"lead\">") + say(verdict_meaning(v)) + Html::literal("</p>");
    }
    out_ += Html::literal("<dl class=\"facts\">");
    fact(kPagesName, report_.pages, Html());
    fact(kErrorsName, report_.counts.errors, Html::literal("error"));
    fact(kWarningsName, report_.counts.warnings, Html::literal("warning"));
    fact(kNotesName, report_.counts.notes, Html());
    out_ += Html::literal("</dl></section>\n");
  }

  // Where it is, and what stands there.
  void place(const Where& at, bool with_excerpt) {
    if (at.path.empty()) return;
    const std::string where =
        at.line == 0 ? at.path : at.path + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
    out_ += Html::literal(" <code class=\"place\">") + text(where) + Html::literal("</code>");
    if (with_excerpt && !at.excerpt.empty()) {
      out_ += Html::literal("<pre class=\"excerpt\"><code>") + text(at.excerpt) + Html::literal("</code></pre>");
    }
  }

  // A frame stands around the element; one that has no size (where a script will draw) gets a frame of a few pixels.
  void picture(const Picture& picture, const Where& at) {
    const auto part = [](double value) { return text(fmt::format("{:.2f}%", std::clamp(value, 0.0, 1.0) * 100)); };
    out_ += Html::literal("<figure class=\"shot\"><img loading=\"lazy\" alt=\"") +
            attribute(filled(kPictureOf, {at.path}, l_)) + Html::literal("\" src=\"data:image/webp;base64,") +
            attribute(picture.webp) + Html::literal("\"><i style=\"left:") + part(picture.left) +
            Html::literal(";top:") + part(picture.top) + Html::literal(";width:") + part(picture.width) +
            Html::literal(";height:") + part(picture.height) + Html::literal("\"></i></figure>");
  }

  void evidence() {
    if (report_.evidence.empty()) return;
    out_ += Html::literal("<section class=\"group\"><header><h2>") + say(kEvidence) + Html::literal("</h2></header>\n");
    for (const Evidence& each : report_.evidence) {
      const bool hint = each.sign->strength == Strength::hint;
      out_ += Html::literal("<article class=\"card ") + (hint ? Html::literal("open") : Html::literal("warning")) +
              Html::literal("\"><h3>") + text(each.kind->name.in(l_)) + text(": ") + text(each.sign->name.in(l_)) +
              Html::literal("</h3><p class=\"meta\">") + text(filled(kOnPages, {counted(each.pages, kPages)}, l_));
      if (hint) out_ += text(" · ") + say(kHint);
      if (!each.kind->about.empty()) out_ += text(" · ") + text(each.kind->about.in(l_));
      out_ += Html::literal("</p>");
      for (std::size_t i = 0; i < each.places.size(); ++i) {
        place(each.places[i], true);
        if (i == 0 && each.picture) picture(*each.picture, each.places[i]);
      }
      out_ += Html::literal("</article>\n");
    }
    out_ += Html::literal("</section>\n");
  }

  void step(const StepReport& step, int number) {
    out_ += Html::literal("<section class=\"group step\"><header><h2><b>") + text(std::to_string(number)) +
            Html::literal("</b>") + say(step.row->title) + Html::literal("</h2><p class=\"about\">") +
            say(step.row->about) + Html::literal("</p></header>\n");
    for (const Item& each : step.items) item(each);
    out_ += Html::literal("</section>\n");
  }

  void item(const Item& item) {
    const bool open = item.answer.empty();
    const Html colour = !item.first.empty() ? text(html_parts::severity_class(item.first.front().severity, false))
                        : open              ? Html::literal("open")
                                            : Html::literal("clean");
    out_ += Html::literal("<article class=\"card ") + colour + Html::literal("\"><h3>") + say(item.row->label) +
            Html::literal("</h3><p class=\"meta\">") + say(item.row->asks) +
            Html::literal("</p><dl class=\"answers\">");
    if (item.row->key != Key::site_interactive) {  // its evidence stands above
      for (const Found& found : item.found) {
        out_ += Html::literal("<dt>") + say(kFound) + Html::literal("</dt><dd>") + text(found.what.in(l_));
        place(found.at, false);
        out_ += Html::literal("</dd>");
      }
    }
    out_ += Html::literal("<dt>") + say(kAnswer) + Html::literal("</dt><dd class=\"answer\">");
    out_ += !open ? text(item.answer.in(l_)) : say(item.row->need == Need::optional ? kIfAny : kOpen);
    out_ += Html::literal("</dd></dl>");
    for (const Finding& each : item.first) finding(each);
    out_ += Html::literal("</article>\n");
  }

  void finding(const Finding& f) {
    out_ += Html::literal("<div class=\"first ") + text(html_parts::severity_class(f.severity, false)) +
            Html::literal("\"><p><span class=\"mark ") + text(html_parts::severity_class(f.severity, false)) +
            Html::literal("\">") + say(severity_words(f.severity)) + Html::literal("</span> ") + text(f.message(l_)) +
            Html::literal(" <code class=\"id\">") + text(f.rule->id) + Html::literal("</code>");
    out_ += Html::literal("</p>");
    place(f.at, true);
    out_ += Html::literal("<p class=\"remedy\">") + text(f.remedy(l_)) + Html::literal("</p></div>");
  }

  const Precheck& report_;
  Language l_;
  Html out_;
};

}  // namespace

std::string html_report(const Precheck& report, Language language) {
  return Writer(report, language).run();
}

}  // namespace beian::precheck
