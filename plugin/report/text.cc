#include "report/text.h"

#include <fmt/format.h>

#include "report/number_words.h"
#include "report/severity_words.h"
#include "site/trouble.h"

namespace beian {
namespace {

constexpr std::string_view kBold = "1";
constexpr std::string_view kGreen = "1;32";

constexpr Text2 kFixed = {"fixed", "已修复"};
constexpr Text2 kFixable = {"fixable", "可修复"};
constexpr Text2 kAlso = {"  = also in {0}\n", "  = 另见 {0}\n"};
constexpr Text2 kAlsoMore = {"  = also in {0} and {1} more: {2} in all, on {3} {4} (-v lists all)\n",
                             "  = 另见 {0} 等，共 {2} 处，{3} 个页面（-v 列出全部）\n"};
constexpr Text2 kKnown = {"{0} {1} of the baseline not shown\n", "基线中的 {0} 个问题未显示\n"};
constexpr Text2 kGone = {
    "{0} {1} of the baseline {2} gone: write it again with --write-baseline, so that none comes back unseen\n",
    "基线中的 {0} 个问题已不存在：请用 --write-baseline 重新写出，以免再次出现时被忽略\n"};
constexpr Text2 kSummary = {
    "{0} {1}: {2} clean, {3} changed, {4} refused; {5} skipped{12} · {6} {7}, {8} {9}, {10} {11}\n",
    "{0} 个页面：{2} 个合格，{3} 个已修改，{4} 个拒绝修改；跳过 {5} 个文件{12} · {6} 个错误，{8} 个警告，{10} "
    "个提示\n"};

constexpr Text2 kDrySummary = {
    "{0} {1}: {2} clean, {3} to be changed, {4} refused; {5} skipped{12} · {6} {7}, {8} {9}, {10} {11}\n",
    "{0} 个页面：{2} 个合格，{3} 个将被修改，{4} 个拒绝修改；跳过 {5} 个文件{12} · {6} 个错误，{8} 个警告，{10} "
    "个提示\n"};

std::string_view plural(std::uint64_t n, std::string_view one, std::string_view many) {
  return n == 1 ? one : many;
}

// By PageClass; what is skipped without having been read is a link.
constexpr Text2 kClasses[kPageClasses][2] = {
    {{"link to elsewhere", "个指向别处的链接"}, {"links to elsewhere", "个指向别处的链接"}},
    {{"redirect stub", "个跳转页"}, {"redirect stubs", "个跳转页"}},
    {{"verification file", "个验证文件"}, {"verification files", "个验证文件"}},
    {{"fragment", "个片段"}, {"fragments", "个片段"}},
    {{"ignored", "个标记为忽略"}, {"ignored", "个标记为忽略"}},
};

}  // namespace

// " (2 redirect stubs, 1 fragment)", or nothing.
std::string TextReport::skipped_words(const Summary& s) const {
  std::string out;
  for (std::size_t i = 0; i < kPageClasses; ++i) {
    const std::uint64_t n = s.skipped_as[i];
    if (n == 0) continue;
    const bool zh = style_.language == Language::zh;
    out += out.empty() ? (zh ? "（" : " (") : (zh ? "、" : ", ");
    out += fmt::format("{} {}", grouped(n, style_.language), kClasses[i][n == 1 ? 0 : 1].in(style_.language));
  }
  if (out.empty()) return out;
  return out + (style_.language == Language::zh ? "）" : ")");
}

// “blog/a.html:41:17”.
std::string TextReport::shown(const FoundAt& place, bool linked) const {
  std::string out = fmt::format("{}:{}:{}", printable(place.path), place.line, place.column);
  if (!linked || style_.links == nullptr) return out;
  return fmt::format("\x1b]8;;{}\x1b\\{}\x1b]8;;\x1b\\", style_.links->address_of(place.path), out);
}

std::string TextReport::paint(std::string_view code, std::string_view text) const {
  if (!style_.colour) return std::string(text);
  return fmt::format("\x1b[{}m{}\x1b[0m", code, text);
}

std::string TextReport::words(const Finding& f) const {
  const std::string label = f.fixed
                                ? paint(kGreen, (style_.dry ? kFixable : kFixed).in(style_.language))
                                : paint(severity_colour(f.severity), severity_words(f.severity).in(style_.language));
  return fmt::format("{}: {} [{}]", label, paint(kBold, printable(f.message(style_.language))), f.rule->id);
}

void TextReport::finding(std::string_view path, const ReportedFinding& reported) {
  if (style_.statistics) counts_.add(path, reported.finding);
  if (!style_.verbose && (reported.finding.fixed || kinds_.add(path, reported) != nullptr)) return;
  block({std::string(path), reported.line, reported.column}, reported.finding, reported.excerpt);
}

void TextReport::block(const FoundAt& place, const Finding& f, const Excerpt& excerpt) {
  out_.write(fmt::format("{} {}\n", paint(kBold, shown(place, true) + ":"), words(f)));
  if (!excerpt.line.empty()) {
    const std::string caret = "^" + std::string(excerpt.caret_width - 1, '~');
    const std::string line = fmt::format("{:>5}", place.line);
    out_.write(fmt::format("{} | {}\n", line, excerpt.line));
    out_.write(fmt::format("{:{}} | {:{}}{}\n", "", line.size(), "", excerpt.caret_column, paint(kGreen, caret)));
  }
  const std::string remedy = f.remedy(style_.language);
  if (!f.fixed && !remedy.empty()) out_.write(fmt::format("  = {}\n", remedy));
}

void TextReport::others(const Kind& kind) {
  std::string places;
  for (std::size_t i = 1; i < kind.places.size(); ++i) {
    places += (i == 1 ? "" : style_.language == Language::zh ? "、" : ", ") + shown(kind.places[i], true);
  }
  if (places.empty()) return;
  const std::uint64_t more = kind.count - kind.places.size();
  out_.write(format_message((more == 0 ? kAlso : kAlsoMore).in(style_.language),
                            {places, grouped(more, style_.language), grouped(kind.count, style_.language),
                             grouped(kind.pages, style_.language), std::string(plural(kind.pages, "page", "pages"))}));
}

void TextReport::finish(const Summary& s) {
  for (const auto& kind : kinds_.all()) {
    block(kind->places.front(), kind->first.finding, kind->first.excerpt);
    others(*kind);
  }
  const auto findings = [](std::uint64_t n) { return std::string(plural(n, "finding", "findings")); };
  if (s.known.value_or(0) > 0) {
    out_.write(format_message(kKnown.in(style_.language), {grouped(*s.known, style_.language), findings(*s.known)}));
  }
  if (s.gone > 0) {
    out_.write(format_message(kGone.in(style_.language), {grouped(s.gone, style_.language), findings(s.gone),
                                                          std::string(plural(s.gone, "is", "are"))}));
  }
  if (style_.statistics) out_.write(statistics_text(counts_, style_.language));
  const std::string_view pattern = (style_.dry ? kDrySummary : kSummary).in(style_.language);
  const auto number = [this](std::uint64_t n) { return grouped(n, style_.language); };
  out_.write(fmt::format(
      fmt::runtime(pattern), number(s.pages), plural(s.pages, "page", "pages"), number(s.clean), number(s.changed),
      number(s.refused), number(s.skipped), number(s.errors), plural(s.errors, "error", "errors"), number(s.warnings),
      plural(s.warnings, "warning", "warnings"), number(s.notes), plural(s.notes, "note", "notes"), skipped_words(s)));
}

}  // namespace beian
