// parse.cc — argv → Typed, through CLI11 and the table of flags.
//
// The command is the first word that is neither an option nor an option's value, so global options may stand before it.
// CLI11 then reads the rest with just that command's options; what it does not know comes back, and is answered here in
// both languages.
#include <CLI/CLI.hpp>
#include <vector>

#include "usage.h"

namespace beian {
Result<Typed> parse_command_line(int argc, const char* const* argv) {
  std::vector<std::string> arguments(argv + 1, argv + argc);
  Typed typed;
  const std::size_t place = command_place(arguments);
  const CommandRow* command = nullptr;
  if (place < arguments.size()) {
    for (const CommandRow& row : command_rows()) {
      if (row.name == arguments[place]) command = &row;
    }
    if (command == nullptr) return unknown_command(arguments[place]);
    typed.command = command->command;
    arguments.erase(arguments.begin() + static_cast<std::ptrdiff_t>(place));
  }
  // CLI11 gives "--" back as an argument that it does not know, where it may give any back.
  std::vector<std::string> operands;
  if (const std::size_t end = operands_place(arguments); end < arguments.size()) {
    operands.assign(arguments.begin() + static_cast<std::ptrdiff_t>(end) + 1, arguments.end());
    arguments.resize(end);
  }
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  for (const OptionRow& row : option_rows()) {
    if (command != nullptr && !takes(command->command, row)) continue;
    const std::string name(long_name(row));
    if (row.kind == ValueKind::none) {
      app.add_flag_callback(std::string(row.names), [&typed, name] { typed.values[name]; });
      continue;
    }
    CLI::Option* option = app.add_option(std::string(row.names), [&typed, name](const CLI::results_t& given) {
      typed.values[name] = given;
      return true;
    });
    option->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  }
  if (command != nullptr) app.add_option("operands", typed.operands);
  try {
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());  // as CLI11 takes them
    app.parse(reversed);
  } catch (const CLI::ArgumentMismatch&) {
    return missing_value(arguments);
  } catch (const CLI::ParseError& error) {
    return bad_usage(error.what());
  }
  typed.operands.insert(typed.operands.end(), operands.begin(), operands.end());
  const std::vector<std::string> extras = app.remaining();
  if (command == nullptr) {
    if (typed.has("help") || typed.has("version") || typed.has("generate")) return typed;
    for (const std::string& extra : extras) {
      if (extra.starts_with("-")) return unknown_option(extra, command_rows()[0]);
    }
    return no_command();
  }
  if (!extras.empty()) return unknown_option(extras.front(), *command);
  if (command->operands.empty() && !typed.operands.empty()) return no_operands(typed.operands[0], *command);
  return typed;
}

}  // namespace beian
