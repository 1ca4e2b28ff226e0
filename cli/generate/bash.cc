// bash.cc — completion for bash, without the library bash-completion.
//
// bash cuts words at “=” (COMP_WORDBREAKS), so “--format=sarif” and “--rule icp-missing=off” arrive in pieces; the
// first lines put the pieces where the rest looks for them.
#include <fmt/format.h>

#include "generate/generate.h"
#include "rules/rule.h"

namespace beian {
namespace {

std::string pattern_of(const OptionRow& row) {
  const std::string brief(short_name(row));
  return (brief.empty() ? "" : brief + "|") + "--" + std::string(long_name(row));
}

std::string words(const std::vector<std::string_view>& list) {
  std::string out;
  for (const std::string_view word : list) out += (out.empty() ? "" : " ") + std::string(word);
  return out;
}

// What may stand behind the option.
std::string values(const OptionRow& row) {
  if (row.kind == ValueKind::rule) return "_beian_words \"$rules\" =";
  if (!row.choices.empty()) return fmt::format("_beian_words '{}'", words(choices_of(row)));
  switch (row.kind) {
    case ValueKind::file: return "_beian_files -f";
    case ValueKind::folder: return "_beian_files -d";
    default: return ":";
  }
}

constexpr std::string_view kHead =
    R"sh(# bash completion for beian. Written by “beian --generate bash” from the table of options.
_beian_words() { # WORDS [SUFFIX]
  local -a found
  mapfile -t found < <(compgen -W "$1" -S "${2-}" -- "$cur")
  COMPREPLY=("${found[@]}")
  [[ -z ${2-} ]] || compopt -o nospace 2> /dev/null
}
_beian_files() { # -f or -d
  mapfile -t COMPREPLY < <(compgen "$1" -- "$cur")
  compopt -o filenames 2> /dev/null
}
_beian() {
  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} command= option= i
  local -i at=$((COMP_CWORD - 1))
  if [[ $cur == '=' ]]; then
    cur= prev='=' at=$COMP_CWORD
  fi
  if [[ $prev == '=' ]]; then
    prev=${COMP_WORDS[at - 1]}
    if [[ $prev != --* ]] && ((at > 1)); then
      option=${COMP_WORDS[at - 2]}
      [[ $option != '=' ]] || option=${COMP_WORDS[at - 3]}
    fi
  fi
)sh";

constexpr std::string_view kTail = R"sh(
complete -F _beian beian
)sh";

}  // namespace

std::string bash_completion() {
  std::string commands;
  for (const CommandRow& row : command_rows()) commands += (commands.empty() ? "" : " ") + std::string(row.name);
  std::string rules;
  for (const Rule* rule : all_rules()) rules += (rules.empty() ? "" : " ") + std::string(rule->id);

  std::string out(kHead);
  out += fmt::format("  local commands='{}'\n", commands);
  out += fmt::format("  local rules='{}'\n", rules);
  out +=
      "  case $option in\n"
      "    --rule) _beian_words 'off note warning error'; return ;;\n"
      "    --format) _beian_files -f; return ;;\n"
      "  esac\n"
      "  case $prev in\n";
  for (const OptionRow& row : option_rows()) {
    if (row.kind != ValueKind::none) out += fmt::format("    {}) {}; return ;;\n", pattern_of(row), values(row));
  }
  out +=
      "  esac\n"
      "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
      "    if [[ \" $commands \" == *\" ${COMP_WORDS[i]} \"* ]]; then command=${COMP_WORDS[i]}; break; fi\n"
      "  done\n"
      "  if [[ $cur != -* ]]; then\n"
      "    case $command in\n"
      "      '') _beian_words \"$commands\" ;;\n";
  for (const CommandRow& row : command_rows()) {
    const bool rule = row.operands.find("RULE") != std::string_view::npos;
    const bool path =
        row.operands.find("PATH") != std::string_view::npos || row.operands.find("REPORT") != std::string_view::npos;
    if (rule) out += fmt::format("      {}) _beian_words \"$rules\" ;;\n", row.name);
    if (path) out += fmt::format("      {}) _beian_files -f ;;\n", row.name);
  }
  out +=
      "    esac\n"
      "    return\n"
      "  fi\n"
      "  case $command in\n";
  const auto flags = [&out](std::string_view name, const auto& wanted) {
    std::string names;
    for (const OptionRow& row : option_rows()) {
      if (!wanted(row)) continue;
      const std::string brief(short_name(row));
      names += (names.empty() ? "" : " ") + (brief.empty() ? "" : brief + " ") + "--" + std::string(long_name(row));
    }
    out += fmt::format("    {}) _beian_words '{}' ;;\n", name, names);
  };
  for (const CommandRow& command : command_rows()) {
    flags(command.name, [&](const OptionRow& row) { return takes(command.command, row); });
  }
  flags("''", [](const OptionRow& row) { return row.commands == 0 || commands_of(row).empty(); });
  out += "  esac\n}";
  return out + std::string(kTail);
}

}  // namespace beian
