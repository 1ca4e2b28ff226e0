// reference.cc — docs/reference.md: every command, every option, every key, in one page a language.
#include <fmt/format.h>

#include "generate/generate.h"
#include "report/rule_texts.h"
#include "report/severity_words.h"
#include "rules/rule.h"

namespace beian {
namespace {

constexpr Text2 kTitle = {
    "# Reference\n\nWritten by `beian --generate reference` from the program's own tables; `beian "
    "COMMAND --help` says the same.\n",
    "# 参考\n\n本页由 `beian --generate reference` 根据程序自身的表生成；`beian 命令 --help` 内容相同。\n"};
constexpr Text2 kCommands = {"\n## Commands\n", "\n## 命令\n"};
constexpr Text2 kOptions = {
    "\n## Options and settings\n\nThe same thing has the same name on the command line, in the "
    "environment and in `beian.toml`, and counts in this order.\n",
    "\n## 选项与设置\n\n同一设置在命令行、环境变量和 `beian.toml` 中同名，并按此顺序优先。\n"};
constexpr Text2 kHead = {
    "| command line | `beian.toml` | environment | what it is | commands |\n|---|---|---|---|---|\n",
    "| 命令行 | `beian.toml` | 环境变量 | 含义 | 命令 |\n|---|---|---|---|---|\n"};
constexpr Text2 kAll = {"all", "全部"};
constexpr Text2 kAlone = {"alone", "单独使用"};
constexpr Text2 kRules = {
    "\n## Rules\n\n`[rules]` of `beian.toml`, or `--rule ID=SEVERITY`: off, note, warning, error. "
    "`beian explain ID` shows the page of one.\n\n| rule | severity | what it says |\n|---|---|---|\n",
    "\n## 规则\n\n在 `beian.toml` 的 `[rules]` 或用 `--rule 规则=级别` 设置级别：off、note、warning、error。"
    "`beian explain 规则` 显示其说明。\n\n| 规则 | 级别 | 内容 |\n|---|---|---|\n"};
constexpr Text2 kExits = {"\n## Exit codes\n\n| code | meaning |\n|---|---|\n",
                          "\n## 退出码\n\n| 退出码 | 含义 |\n|---|---|\n"};

std::string cell(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '|' || c == '<') out += '\\';
    out += c;
  }
  return out;
}

std::string code(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '|') out += '\\';
    out += c;
  }
  return out.empty() ? out : "`" + out + "`";
}

// Patterns like **/*.html are code, not emphasis.
std::string help_cell(const OptionRow& row, Language language) {
  OptionRow bare = row;
  bare.fallback = {};
  std::string out = cell(option_help(bare, language));
  if (!row.fallback.empty()) {
    out += format_message(Text2{" (default: {0})", "（默认：{0}）"}.in(language), {code(row.fallback)});
  }
  return out;
}

}  // namespace

std::string reference_page(Language language) {
  std::string out(kTitle.in(language));
  out += kCommands.in(language);
  for (const CommandRow& row : command_rows()) {
    out += fmt::format("\n### beian {}\n\n{}{}\n\n", row.name, row.help.in(language),
                       language == Language::zh ? "。" : ".");
    out += fmt::format("```sh\nbeian {}{}{}\n```\n", row.name, row.operands.empty() ? "" : " ", row.operands);
    if (!row.example.empty()) out += fmt::format("\n```sh\n{}\n```\n", row.example);
  }
  out += kOptions.in(language);
  for (const GroupRow& group : group_rows()) {
    out += fmt::format("\n### {}\n\n{}", group.title.in(language), kHead.in(language));
    for (const OptionRow& row : option_rows()) {
      if (row.group != group.group) continue;
      std::string names(short_name(row));
      names += (names.empty() ? "--" : ", --") + std::string(long_name(row));
      if (!value_name(row).empty()) names += " " + std::string(value_name(row));
      std::string commands = commands_of(row);
      if (row.commands == 0) commands = kAlone.in(language);
      if (commands.empty()) commands = kAll.in(language);
      out += fmt::format("| {} | {} | {} | {} | {} |\n", code(names),
                         row.sources == Sources::everywhere ? code(row.key) : "", code(environment_name(row)),
                         help_cell(row, language), commands);
    }
  }
  out += kRules.in(language);
  for (const Rule* rule : all_rules()) {
    out += fmt::format("| [`{}`](../{}) | {} | {} |\n", rule->id, rule_page_file(*rule),
                       severity_words(rule->severity).in(language), cell(rule_texts(*rule, language).summary));
  }
  out += kExits.in(language);
  for (const ExitRow& row : exit_rows()) out += fmt::format("| {} | {} |\n", row.code, cell(row.help.in(language)));
  return out;
}

}  // namespace beian
