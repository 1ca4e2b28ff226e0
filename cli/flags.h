// flags.h — every option of the program, once.
//
// A flag is one row: its name, its value, which commands know it, and its help in both languages. From the rows come
// the parser, the help, and the settings: a row whose `setting` is a key of beian.toml is that setting, said on the
// command line (and in the environment as BEIAN_<KEY>). So the same thing has the same name in all three places,
// because it is written down in one.
#pragma once
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "base/result.h"

namespace beian {

enum class Command : std::uint8_t { check, inject, remove, render, number, explain };

struct CommandRow {
  Command command;
  std::string_view name;
  std::string_view operands;  // "[PATH…]"
  Text2 help;
};

enum class FlagKind : std::uint8_t { flag, one, many };  // no value, one (the last wins), each adds to the list

struct FlagRow {
  FlagKind kind;
  unsigned commands;         // bits of Command
  std::string_view names;    // as CLI11 has them: "-j,--jobs"
  std::string_view value;    // its name in the help: "NUMBER"
  std::string_view setting;  // key in beian.toml; empty: command line only
  Text2 help;
};

std::span<const CommandRow> command_rows();
std::span<const FlagRow> flag_rows();
// The name by which a row's values are found: the long name without its dashes.
std::string_view flag_name(const FlagRow& row);

// What was typed, before it means anything.
struct Typed {
  std::optional<Command> command;  // none: --help or --version alone
  std::vector<std::string> operands;
  std::map<std::string, std::vector<std::string>, std::less<>> values;  // by flag_name; a flag has an empty list

  bool has(std::string_view name) const { return values.find(name) != values.end(); }
  // The last value of a flag, or empty.
  std::string last(std::string_view name) const;
};

// Reads the command line. An unknown command or option is an error with the nearest known one.
Result<Typed> parse_command_line(int argc, const char* const* argv);

// --help: of a command, or of the whole program.
std::string help_text(std::optional<Command> command, Language language);

}  // namespace beian
