// report_text.cc — what `beian look` prints.
#include <fmt/format.h>

#include "look/report.h"
#include "report/severity_words.h"
#include "site/trouble.h"

namespace beian {
namespace {

std::string screen_line(const View& view, Language language) {
  const bool zh = language == Language::zh;
  std::string out = fmt::format("  {:>4} px ", view.width);
  for (const SeenNumber& seen : view.light.numbers) {
    out += " " + seen.number + ": ";
    if (!seen.in_dom) {
      out += zh ? "没有" : "missing";
    } else if (!seen.displayed) {
      out += zh ? "不可见" : "hidden";
    } else {
      out += zh ? (seen.hit ? "可见" : "被遮挡") : seen.hit ? "visible" : "covered";
      out += " (" + std::string(standing_name(seen.standing));
      if (seen.contrast) out += fmt::format(", {:.1f}:1", *seen.contrast);
      out += ")";
    }
    out += ";";
  }
  if (!view.clicked.empty()) out += (zh ? " 点击 " : " clicked ") + printable(view.clicked);
  return out + "\n";
}

}  // namespace

std::string look_text(const LookedAt& page, const std::vector<LookFinding>& findings, Language language, bool colour,
                      bool verbose) {
  const std::string path = printable(page.path);
  std::string out;
  for (const LookFinding& each : findings) {
    const bool error = each.rule->severity == Severity::error;
    const char* paint = !colour ? "" : error ? "\033[1;31m" : "\033[1;33m";
    out += fmt::format("{}: {}{}{}: {} [{}]\n    {} {}\n", path, paint,
                       severity_words(each.rule->severity).in(language), colour ? "\033[0m" : "",
                       printable(each.message(language)), each.rule->id, "→", each.rule->remedy.in(language));
  }
  if (!verbose) return out;
  out += path + "\n";
  for (const View& view : page.views) out += screen_line(view, language);
  return out;
}

std::string look_text_end(const LookSummary& s, Language language) {
  const bool zh = language == Language::zh;
  std::string silent;
  for (const std::string& host : s.silent_hosts) silent += (silent.empty() ? "" : zh ? "、" : ", ") + printable(host);
  std::string out;
  if (!silent.empty()) {
    out = zh ? fmt::format("没有应答，查看的页面缺少其文件：{}\n", silent)
             : fmt::format("did not answer, so pages were seen without its files: {}\n", silent);
  }
  return out + (zh ? fmt::format("{}：共 {} 页、{} 种页面，查看了 {} 页，{} 页没有问题；{} 个错误，{} 个警告\n",
                                 s.browser, s.pages, s.kinds, s.looked, s.clean, s.errors, s.warnings)
                   : fmt::format("{}: {} pages of {} kinds; looked at {}, {} of them clean; {} errors, {} warnings\n",
                                 s.browser, s.pages, s.kinds, s.looked, s.clean, s.errors, s.warnings));
}

}  // namespace beian
