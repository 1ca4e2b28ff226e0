// zsh.cc — completion for zsh: one _arguments a command.
#include <fmt/format.h>

#include "generate/generate.h"
#include "report/rule_texts.h"
#include "rules/rule.h"

namespace beian {
namespace {

// For a word in single quotes, inside the brackets of an option's description or behind a colon.
std::string quoted(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '\'': out += "'\\''"; break;
      case '[':
      case ']':
      case ':':
      case '\\': out += std::string("\\") + c; break;
      default: out += c;
    }
  }
  return out;
}

std::string action(const OptionRow& row) {
  if (row.kind == ValueKind::rule) return "_beian_severities";
  if (row.key == "format") return "_beian_formats";
  if (!row.choices.empty()) {
    std::string all;
    for (const std::string_view choice : choices_of(row)) all += (all.empty() ? "" : " ") + std::string(choice);
    return "(" + all + ")";
  }
  switch (row.kind) {
    case ValueKind::file: return "_files";
    case ValueKind::folder: return "_files -/";
    default: return " ";
  }
}

std::string spec(const OptionRow& row, Language language) {
  const std::string brief(short_name(row));
  const std::string name = "--" + std::string(long_name(row));
  const std::string help = quoted(row.help.in(language));
  std::string value;
  if (row.kind != ValueKind::none) value = fmt::format(":{}:{}", quoted(value_name(row)), action(row));
  const std::string equals = row.kind == ValueKind::none ? "" : "=";
  if (brief.empty()) return fmt::format("'{}{}{}[{}]{}'", row.many ? "*" : "", name, equals, help, value);
  return fmt::format("'({0} {1})'{{{0}{2},{1}{3}}}'[{4}]{5}'", brief, name, row.kind == ValueKind::none ? "" : "+",
                     equals, help, value);
}

std::string operands(const CommandRow& row) {
  if (row.operands.find("RULE") != std::string_view::npos) return " \\\n      '1:RULE:_beian_rules'";
  if (row.operands.empty()) return {};
  const std::string_view name = row.operands.find("TEXT") != std::string_view::npos ? "TEXT: " : "PATH:_files";
  return fmt::format(" \\\n      '*:{}'", name);
}

}  // namespace

std::string zsh_completion(Language language) {
  std::string out =
      "#compdef beian\n"
      "# zsh completion for beian. Written by “beian --generate zsh” from the table of options.\n\n"
      "_beian_rules() {\n  local -a rules=(\n";
  for (const Rule* rule : all_rules()) {
    std::string summary = rule_texts(*rule, language).summary;
    if (summary.ends_with('.')) summary.pop_back();
    out += fmt::format("    '{}:{}'\n", rule->id, quoted(summary));
  }
  out +=
      "  )\n  _describe -t rules rule rules \"$@\"\n}\n\n"
      "_beian_severities() {\n"
      "  if compset -P '*='; then\n"
      "    _values severity off note warning error\n"
      "  else\n"
      "    _beian_rules -S '='\n"
      "  fi\n}\n\n"
      "_beian_formats() {\n"
      "  if compset -P '*='; then\n"
      "    _files\n"
      "  else\n";
  std::string formats;
  for (const std::string_view format : choices_of(*find_option("format"))) formats += " " + std::string(format);
  out += fmt::format("    local -a formats=({})\n    _describe -t formats format formats\n  fi\n}}\n\n",
                     formats.substr(1));
  out += "_beian() {\n  local curcontext=$curcontext state line\n  local -a commands=(\n";
  for (const CommandRow& row : command_rows()) {
    out += fmt::format("    '{}:{}'\n", row.name, quoted(row.help.in(language)));
  }
  out += "  )\n  _arguments -C";
  for (const OptionRow& row : option_rows()) {
    if (row.commands == 0 || commands_of(row).empty()) out += " \\\n    " + spec(row, language);
  }
  out +=
      " \\\n    '1: :->command' \\\n    '*:: :->arguments' && return\n"
      "  case $state in\n"
      "    command) _describe -t commands command commands; return ;;\n"
      "  esac\n"
      "  case $words[1] in\n";
  for (const CommandRow& command : command_rows()) {
    out += fmt::format("    {})\n      _arguments -s -S", command.name);
    for (const OptionRow& row : option_rows()) {
      if (takes(command.command, row)) out += " \\\n      " + spec(row, language);
    }
    out += operands(command) + " ;;\n";
  }
  return out +
         "  esac\n}\n\nif [[ $funcstack[1] == _beian ]]; then\n  _beian \"$@\"\nelse\n  compdef _beian beian\nfi\n";
}

}  // namespace beian
