#include "report/explain.h"

#include <algorithm>

#include "look/verdict.h"
#include "precheck/rule.h"
#include "report/rule_texts.h"
#include "report/severity_words.h"

namespace beian {
namespace {

constexpr Text2 kRepaired = {"repaired by inject", "inject 自动修复"};
constexpr Text2 kUnsafe = {"repaired by inject --unsafe-fixes", "inject --unsafe-fixes 修复"};
constexpr Text2 kLookRules = {"Findings of look, in a browser:", "浏览器检查（look）的发现："};
constexpr Text2 kPrecheckRules = {"Rules of precheck:", "备案预检（precheck）的规则："};
constexpr Text2 kMore = {"“beian explain RULE” shows a rule's page.\n", "“beian explain 规则”显示该规则的说明。\n"};

std::string painted(std::string_view code, std::string_view text, bool colour) {
  if (!colour) return std::string(text);
  return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
}

}  // namespace

std::string rule_list(Language language, MarkdownStyle style) {
  std::string out;
  std::size_t column = 0;
  for (const Rule* rule : all_rules()) column = std::max(column, rule->id.size() + 2);
  for (const Rule* rule : all_rules()) {
    out += painted("1", rule->id, style.colour) + std::string(column - rule->id.size(), ' ');
    out += painted(severity_colour(rule->severity), severity_words(rule->severity).in(language), style.colour);
    if (rule->fix == Fix::safe) out += " · " + std::string(kRepaired.in(language));
    if (rule->fix == Fix::unsafe) out += " · " + std::string(kUnsafe.in(language));
    out += '\n' + render_first_paragraph(rule_markdown(*rule, language), style);
  }
  const auto add = [&](std::string_view id, Severity severity) {
    out += painted("1", id, style.colour) + std::string(column > id.size() ? column - id.size() : 2, ' ');
    out += painted(severity_colour(severity), severity_words(severity).in(language), style.colour);
    out += '\n' + render_first_paragraph(rule_markdown(id, language), style);
  };
  out += '\n' + painted("1", kLookRules.in(language), style.colour) + "\n\n";
  for (const LookRule& rule : look_rules()) add(rule.id, rule.severity);
  out += '\n' + painted("1", kPrecheckRules.in(language), style.colour) + "\n\n";
  for (const precheck::PrecheckRule* rule : precheck::all_rules()) add(rule->id, rule->severity);
  return out + '\n' + std::string(kMore.in(language));
}

std::string rule_page(std::string_view id, Language language, MarkdownStyle style) {
  return render_markdown(rule_markdown(id, language), style);
}

}  // namespace beian
