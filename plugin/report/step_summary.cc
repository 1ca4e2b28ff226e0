#include "report/step_summary.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "report/number_words.h"
#include "report/severity_words.h"
#include "site/trouble.h"

namespace beian {
namespace {

constexpr std::size_t kMostRows = 50;  // the whole may not be longer than a megabyte, and nobody reads on
constexpr std::size_t kMostText = 600;
constexpr std::uint64_t kMostTroubles = 20;

constexpr Text2 kGood = {"nothing wrong", "没有问题"};
constexpr Text2 kBad = {"{0} errors, {1} warnings, {2} notes", "{0} 个错误，{1} 个警告，{2} 个提示"};
constexpr Text2 kFailed = {"the work could not be done", "未能完成"};
constexpr Text2 kCounts = {
    "| Pages | Clean | Changed | Refused | Skipped |\n|--:|--:|--:|--:|--:|\n| {0} | {1} | {2} | {3} | {4} |\n",
    "| 页面 | 合格 | 已修改 | 拒绝修改 | 跳过 |\n|--:|--:|--:|--:|--:|\n| {0} | {1} | {2} | {3} | {4} |\n"};
constexpr Text2 kTable = {"\n| Severity | Rule | What is wrong | Findings | Pages | First place |\n",
                          "\n| 级别 | 规则 | 问题 | 处 | 页面 | 首次出现 |\n"};
constexpr Text2 kMoreRows = {"\n… and {0} more kinds of findings.\n", "\n……另有 {0} 种问题。\n"};

}  // namespace

std::string markdown_text(std::string_view text) {
  std::string shown = printable(text.substr(0, kMostText));
  if (text.size() > kMostText) shown += "…";
  std::string out;
  for (const char c : shown) {
    const bool sign = (c > ' ' && c < '0') || (c > '9' && c < 'A') || (c > 'Z' && c < 'a') || (c > 'z' && c < 0x7f);
    if (sign) out += '\\';
    out += c;
  }
  return out;
}

void StepSummary::finding(std::string_view path, const ReportedFinding& reported) {
  if (reported.finding.fixed) return;
  if (kinds_.add(path, reported) == nullptr) ++uncounted_;
}

void StepSummary::trouble(const Error& error) {
  if (++troubles_ > kMostTroubles) return;
  trouble_lines_ += "- " + markdown_text(language_ == Language::zh ? error.zh : error.en) + "\n";
}

void StepSummary::finish(const Summary& s) {
  const std::string verdict =
      s.errors + s.warnings + s.notes == 0
          ? std::string(kGood.in(language_))
          : format_message(kBad.in(language_),
                           {grouped(s.errors, language_), grouped(s.warnings, language_), grouped(s.notes, language_)});
  const std::string_view mark = s.troubled || s.errors > 0 ? "❌" : s.warnings > 0 ? "⚠️" : "✅";
  out_.write(fmt::format("### {} beian {}: {}\n\n", mark, command_, s.troubled ? kFailed.in(language_) : verdict));
  if (!trouble_lines_.empty()) out_.write(trouble_lines_ + "\n");
  out_.write(format_message(kCounts.in(language_),
                            {grouped(s.pages, language_), grouped(s.clean, language_), grouped(s.changed, language_),
                             grouped(s.refused, language_), grouped(s.skipped, language_)}));
  std::vector<const Kind*> rows;
  for (const auto& kind : kinds_.all()) rows.push_back(kind.get());
  std::stable_sort(rows.begin(), rows.end(), [](const Kind* a, const Kind* b) {
    if (a->first.finding.severity != b->first.finding.severity) {
      return a->first.finding.severity > b->first.finding.severity;
    }
    return a->count > b->count;
  });
  const std::size_t shown = std::min(rows.size(), kMostRows);
  if (shown > 0) out_.write(std::string(kTable.in(language_)) + "|---|---|---|--:|--:|---|\n");
  for (std::size_t i = 0; i < shown; ++i) {
    const Finding& f = rows[i]->first.finding;
    const FoundAt& place = rows[i]->places.front();
    out_.write(fmt::format("| {} | {} | {} | {} | {} | {} |\n", severity_words(f.severity).in(language_),
                           markdown_text(f.rule->id), markdown_text(f.message(language_)),
                           grouped(rows[i]->count, language_), grouped(rows[i]->pages, language_),
                           markdown_text(fmt::format("{}:{}", names_.of(place.path), place.line))));
  }
  const std::uint64_t more = rows.size() - shown + uncounted_;
  if (more > 0) out_.write(format_message(kMoreRows.in(language_), {grouped(more, language_)}));
  out_.write("\n");
}

}  // namespace beian
