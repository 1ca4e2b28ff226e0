// options.h — THE table of everything a person may set (option_table.cc has the rows).
//
// What:   An option is one row: its name on the command line, its key in beian.toml, its variable in the environment,
//         what its value is, its default, the commands that take it, and its help in both languages.
// Naive:  A list for the parser, one for the config, one for the man page, one for each shell: they are the same on the
//         day they are written.
// Ours:   All of them come from the rows: the parser (cli/parse.cc), --help, what beian.toml and the environment may
//         say (settings.cc), and, by `beian --generate`, the man page, completions for bash, zsh and fish, the JSON
//         Schema of beian.toml and docs/reference.md. A test compares the committed copies with what the program makes.
//
//   {.names = "--csp", .key = "csp", .value = "POLICY", .commands = kReaders, .group = OptionGroup::pages,
//    .help = {"the Content-Security-Policy that the server sends with the pages", "…"}, .apply = set_csp},
//
// So the same thing has the same name everywhere: --badge-icon-as is BEIAN_BADGE_ICON_AS is [badge] icon_as.
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "base/result.h"

namespace beian {

struct Settings;

enum class Command : std::uint8_t {
  check,
  inject,
  diff,
  remove,
  render,
  number,
  explain,
  init,
  config,
  look,
  precheck,
  merge,
  watch
};

constexpr unsigned command_bit(Command c) {
  return 1u << static_cast<unsigned>(c);
}

// What only --help, the manual page and the completions say. A build without those (plugin/wasm) keeps none of it.
#ifdef BEIAN_NO_HELP
struct HelpText {
  constexpr HelpText(const char* = "", const char* = "") {}
};
using HelpLine = HelpText;
#else
using HelpText = Text2;
using HelpLine = std::string_view;
#endif

struct CommandRow {
  Command command;
  std::string_view name;
  std::string_view operands;  // "[PATH…]"; empty: takes none
  HelpText help;              // a phrase, without full stop
  HelpLine example;           // a command line that does something useful; checked by a test
};

enum class ValueKind : std::uint8_t { none, text, choice, count, file, folder, glob, rule };  // none: a flag

// Who may say it. What changes the meaning of a run against the will of the people who keep it in CI (--exit-zero) is
// said on the command line, where they see it.
enum class Sources : std::uint8_t { line, line_and_environment, everywhere };

enum class OptionGroup : std::uint8_t { numbers, pages, badge, rules, report, run, general };

struct OptionRow {
  std::string_view names = {};  // as CLI11 has them: "-j,--jobs"
  std::string_view key = {};    // in beian.toml: "badge.class"; its variable is BEIAN_ and the key in capitals
  Sources sources = Sources::everywhere;
  ValueKind kind = ValueKind::text;
  bool many = false;               // each use adds to the list; else the last one wins
  std::string_view value = {};     // its name in the help: "NUMBER"; of a choice: empty
  std::string_view choices = {};   // "all|home", in the order of the enum that they become
  std::string_view fallback = {};  // what holds where nobody says anything, as it would be typed
  unsigned commands = 0;           // bits of Command; 0: stands alone, without a command
  OptionGroup group = OptionGroup::general;
  HelpText help = {};  // a phrase, without full stop
  // Gives the value to `settings`, or says what is wrong with it; `where` names its source. Null: the values are kept
  // as they were written (Settings::kept), for the command that asks.
  Status (*apply)(Settings& settings, const OptionRow& row, std::span<const std::string> values,
                  const std::string& where) = nullptr;
};

std::span<const CommandRow> command_rows();
const CommandRow& row_of(Command command);

std::span<const OptionRow> option_rows();
// By key, or null.
const OptionRow* find_option(std::string_view key);

struct GroupRow {
  OptionGroup group;
  HelpText title;
};
std::span<const GroupRow> group_rows();

// The long name without its dashes ("jobs"), and the short one with its dash ("-j") or nothing.
std::string_view long_name(const OptionRow& row);
std::string_view short_name(const OptionRow& row);
// What stands behind the name: "NUMBER", "all|home", or nothing.
std::string_view value_name(const OptionRow& row);
std::vector<std::string_view> choices_of(const OptionRow& row);
// BEIAN_BADGE_CLASS; empty where the environment is not asked.
std::string environment_name(const OptionRow& row);

inline bool takes(Command command, const OptionRow& row) {
  return (row.commands & command_bit(command)) != 0;
}

}  // namespace beian
