#include "report/rule_counts.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "report/number_words.h"
#include "report/severity_words.h"

namespace beian {
namespace {

struct Column {
  Text2 head;
  std::uint32_t width;
};
constexpr Column kNumbers[] = {{{"findings", "问题"}, 9}, {{"mended", "已修复"}, 9}, {{"pages", "页面"}, 9}};
constexpr Column kSeverity = {{"severity", "级别"}, 9};
constexpr Text2 kRule = {"rule", "规则"};

// Columns of a terminal, not bytes.
std::string padded(std::string_view text, std::uint32_t columns, bool right) {
  const std::uint32_t width = display_width(text);
  const std::string blank(columns > width ? columns - width : 0, ' ');
  return right ? blank + std::string(text) : std::string(text) + blank;
}

}  // namespace

void RuleCounts::add(std::string_view path, const Finding& finding) {
  auto at = std::find_if(counts_.begin(), counts_.end(), [&](const RuleCount& c) { return c.rule == finding.rule; });
  if (at == counts_.end()) {
    counts_.emplace_back();
    at = counts_.end() - 1;
    at->rule = finding.rule;
  }
  if (at->standing + at->fixed == 0 || at->last_path != path) ++at->pages;
  at->last_path = path;
  ++(finding.fixed ? at->fixed : at->standing);
  at->worst = std::max(at->worst, finding.severity);
}

std::vector<RuleCount> RuleCounts::sorted() const {
  std::vector<RuleCount> out = counts_;
  std::sort(out.begin(), out.end(), [](const RuleCount& a, const RuleCount& b) {
    return std::make_tuple(b.standing + b.fixed, a.rule->id) < std::make_tuple(a.standing + a.fixed, b.rule->id);
  });
  return out;
}

std::string statistics_text(const RuleCounts& counts, Language language) {
  const std::vector<RuleCount> sorted = counts.sorted();
  if (sorted.empty()) return {};
  std::string out;
  for (const Column& column : kNumbers) out += padded(column.head.in(language), column.width, true);
  out += "  " + padded(kSeverity.head.in(language), kSeverity.width, false);
  out += std::string(kRule.in(language)) + '\n';
  for (const RuleCount& count : sorted) {
    const std::uint64_t numbers[] = {count.standing, count.fixed, count.pages};
    for (std::size_t i = 0; i < std::size(numbers); ++i) {
      out += padded(grouped(numbers[i], language), kNumbers[i].width, true);
    }
    out += "  " + padded(severity_words(count.worst).in(language), kSeverity.width, false);
    out += std::string(count.rule->id) + '\n';
  }
  return out;
}

}  // namespace beian
