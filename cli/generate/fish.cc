// fish.cc — completion for fish: a line for each command and option.
#include <fmt/format.h>

#include "generate/generate.h"
#include "report/rule_texts.h"
#include "rules/rule.h"

namespace beian {
namespace {

std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

std::string value(const OptionRow& row) {
  if (row.kind == ValueKind::rule) return " -x -a '(__beian_severities)'";
  if (!row.choices.empty()) {
    std::string all;
    for (const std::string_view choice : choices_of(row)) all += (all.empty() ? "" : " ") + std::string(choice);
    return (row.key == "format" ? " -r -a " : " -x -a ") + quoted(all);
  }
  switch (row.kind) {
    case ValueKind::none: return {};
    case ValueKind::file: return " -r -F";
    case ValueKind::folder: return " -x -a '(__fish_complete_directories)'";
    default: return " -x";
  }
}

}  // namespace

std::string fish_completion(Language language) {
  std::string out =
      "# fish completion for beian. Written by “beian --generate fish” from the table of options.\n"
      "function __beian_rules\n";
  for (const Rule* rule : all_rules()) {
    std::string summary = rule_texts(*rule, language).summary;
    if (summary.ends_with('.')) summary.pop_back();
    out += fmt::format("    printf '%s\\t%s\\n' {} {}\n", rule->id, quoted(summary));
  }
  out +=
      "end\n"
      "function __beian_severities\n"
      "    for rule in (__beian_rules | string replace -r '\\t.*' '')\n"
      "        printf '%s\\n' $rule={off,note,warning,error}\n"
      "    end\n"
      "end\n"
      "complete -c beian -f\n";
  std::string all;
  for (const CommandRow& row : command_rows()) all += " " + std::string(row.name);
  for (const CommandRow& row : command_rows()) {
    out += fmt::format("complete -c beian -n 'not __fish_seen_subcommand_from{}' -a {} -d {}\n", all, row.name,
                       quoted(row.help.in(language)));
  }
  for (const CommandRow& row : command_rows()) {
    const std::string seen = fmt::format("complete -c beian -n '__fish_seen_subcommand_from {}'", row.name);
    if (row.operands.find("RULE") != std::string_view::npos) out += seen + " -a '(__beian_rules)'\n";
    if (row.operands.find("PATH") != std::string_view::npos || row.operands.find("REPORT") != std::string_view::npos)
      out += seen + " -F\n";
  }
  for (const OptionRow& row : option_rows()) {
    std::string condition;
    if (row.commands == 0) {
      condition = fmt::format(" -n 'not __fish_seen_subcommand_from{}'", all);
    } else if (!commands_of(row).empty()) {
      std::string seen;
      for (const CommandRow& command : command_rows()) {
        if (takes(command.command, row)) seen += " " + std::string(command.name);
      }
      condition = fmt::format(" -n '__fish_seen_subcommand_from{}'", seen);
    }
    const std::string brief(short_name(row));
    out +=
        fmt::format("complete -c beian{}{} -l {}{} -d {}\n", condition, brief.empty() ? "" : " -s " + brief.substr(1),
                    long_name(row), value(row), quoted(row.help.in(language)));
  }
  return out;
}

}  // namespace beian
