// report_text.cc — the pre-check for a person at a terminal:
//
//   Interactive (交互式), high confidence: 3 signs on 12 pages
//
//   3  Site (网站基本信息)
//      ✗ main domain — As abc.com: no http://, no www, no path.
//        found   in filing.toml: https://www.example.cn (filing.toml:9:12)
//        answer  example.cn
//        first   error: “https://www.example.cn” says more than … [main-domain]
//                write “example.cn”: …
#include <fmt/format.h>

#include "precheck/kind.h"
#include "precheck/reports.h"
#include "report/severity_words.h"

namespace beian::precheck {
namespace {

constexpr Text2 kHead = {"Filing pre-check: {0}, {1}", "备案预检：{0}，{1}"};
constexpr Text2 kNoFiling = {"no filing.toml", "没有 filing.toml"};
constexpr Text2 kVerdict = {"This site is {0}, {1}.", "本网站：{0}（{1}）。"};
constexpr Text2 kNoPages = {"No page was read.", "没有读到页面。"};
constexpr Text2 kFound = {"found ", "发现"};
constexpr Text2 kAnswer = {"answer", "填写"};
constexpr Text2 kFirst = {"first ", "先改"};
constexpr Text2 kMore = {"and {0} more", "另有 {0}"};
constexpr Text2 kSummary = {"{0}, {1}, {2}", "{0}，{1}，{2}"};
constexpr Text2 kOpen = {"to be filled in", "待填写"};
constexpr Text2 kIfAny = {"only if there is one", "有则填写"};

class Writer {
 public:
  Writer(const Precheck& report, const ReportStyle& style) : report_(report), style_(style) {}

  std::string run() {
    const Language l = style_.language;
    out_ =
        filled(kHead, {counted(report_.pages, kPages), report_.filing.empty() ? Word(kNoFiling) : Word(report_.filing)},
               l) +
        "\n\n";
    verdict();
    int number = 0;
    for (const StepReport& step : report_.steps) {
      out_ += fmt::format("\n{} {}\n", paint("1", fmt::format("{}", ++number)), paint("1", step.row->title.in(l)));
      out_ += fmt::format("  {}\n", step.row->about.in(l));
      for (const Item& item : step.items) this->item(item);
    }
    out_ += "\n" +
            filled(kSummary,
                   {counted(report_.counts.errors, kErrors), counted(report_.counts.warnings, kWarnings),
                    counted(report_.counts.notes, kNotes)},
                   l) +
            "\n";
    return std::move(out_);
  }

 private:
  std::string paint(std::string_view code, std::string_view text) const {
    return style_.colour ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : std::string(text);
  }
  static std::string place(const Where& at) {
    if (at.path.empty()) return {};
    return at.line == 0 ? at.path : fmt::format("{}:{}:{}", at.path, at.line, at.column);
  }

  void verdict() {
    const Language l = style_.language;
    if (report_.pages == 0) {
      out_ += std::string(kNoPages.in(l)) + "\n";
      return;
    }
    const Verdict& v = report_.verdict;
    const std::string line =
        filled(kVerdict, {Word(verdict_words(v.interactive)), Word(confidence_words(v.confidence))}, l);
    out_ += paint(v.interactive ? "1;35" : "1;32", line) + "\n" + std::string(verdict_meaning(v).in(l)) + "\n";
    for (const Evidence& each : report_.evidence) {
      out_ += fmt::format("  {} {}: {}\n", each.sign->strength == Strength::hint ? "·" : "•", each.kind->name.in(l),
                          each.sign->name.in(l));
      const std::size_t most = style_.verbose ? each.places.size() : std::min<std::size_t>(each.places.size(), 2);
      for (std::size_t i = 0; i < most; ++i) {
        out_ += fmt::format("      {}  {}\n", place(each.places[i]), paint("2", each.places[i].excerpt));
      }
      if (each.pages > most) out_ += fmt::format("      {}\n", filled(kMore, {counted(each.pages - most, kPages)}, l));
    }
  }

  void line(Text2 label, std::string_view text) {
    out_ += fmt::format("      {}  {}\n", paint("2", label.in(style_.language)), text);
  }

  void item(const Item& item) {
    const Language l = style_.language;
    const bool bad = !item.first.empty() && item.first.front().severity == Severity::error;
    const bool open = item.answer.empty();
    const bool optional = item.row->need == Need::optional;
    if (optional && open && item.first.empty() && item.found.empty() && !style_.verbose) return;
    const std::string mark = bad                   ? paint("1;31", "✗")
                             : !item.first.empty() ? paint("1;35", "!")
                             : open                ? "?"
                                                   : paint("1;32", "✓");
    out_ += fmt::format("  {} {}\n", mark, paint("1", item.row->label.in(l)));
    const bool quiet = item.first.empty() && !style_.verbose;
    if (!quiet || open) out_ += fmt::format("      {}\n", item.row->asks.in(l));
    // The evidence was told above.
    if (item.row->key != Key::site_interactive && !quiet) {
      for (const Found& found : item.found) {
        const std::string at = place(found.at);
        line(kFound, found.what.in(l) + (at.empty() ? "" : " (" + at + ")"));
      }
    }
    line(kAnswer, !open ? item.answer.in(l) : std::string((optional ? kIfAny : kOpen).in(l)));
    for (const Finding& finding : item.first) {
      const std::string at = place(finding.at);
      line(kFirst, fmt::format("{}: {} [{}]{}",
                               paint(severity_colour(finding.severity), severity_words(finding.severity).in(l)),
                               finding.message(l), finding.rule->id, at.empty() ? "" : " " + at));
      if (!finding.at.excerpt.empty() && style_.verbose)
        out_ += fmt::format("              {}\n", paint("2", finding.at.excerpt));
      out_ += fmt::format("              {}\n", finding.remedy(l));
    }
  }

  const Precheck& report_;
  const ReportStyle& style_;
  std::string out_;
};

}  // namespace

std::string text_report(const Precheck& report, const ReportStyle& style) {
  return Writer(report, style).run();
}

}  // namespace beian::precheck
