// arguments.cc — the command line without CLI11, which needs exceptions: argv → Typed.
//
// The rows of the table are few kinds of things: a flag (--quiet, -q, -qv), or an option with a value (--icp N,
// --icp=N, -j2). All else is an operand. The messages are those of the program (cli/usage.h), and
// integrations/npm/test holds both readers against the same lines.
#include "usage.h"

namespace beian {
namespace {

// Of this command, or of any where there is none.
const OptionRow* known(std::string_view argument, const CommandRow* command) {
  const OptionRow* row = option_of(argument);
  return row != nullptr && command != nullptr && !takes(command->command, *row) ? nullptr : row;
}

}  // namespace

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
  std::vector<std::string> extras;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (argument == "--") {
      typed.operands.insert(typed.operands.end(), arguments.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                            arguments.end());
      break;
    }
    const bool is_option = argument.size() > 1 && argument[0] == '-';
    if (!is_option) {
      typed.operands.push_back(argument);
      continue;
    }
    const bool is_long = argument[1] == '-';
    const std::string name = is_long ? argument.substr(0, argument.find('=')) : argument.substr(0, 2);
    const OptionRow* row = known(name, command);
    if (row == nullptr) {
      extras.push_back(argument);
      continue;
    }
    std::vector<std::string>& values = typed.values[std::string(long_name(*row))];
    if (row->kind == ValueKind::none) {
      if (!is_long && argument.size() > 2)
        arguments.insert(arguments.begin() + static_cast<std::ptrdiff_t>(i) + 1, "-" + argument.substr(2));
      continue;
    }
    const bool joined = argument.size() > name.size() + (is_long ? 1 : 0);  // behind “--icp=” the value may follow
    if (joined) {
      values.push_back(argument.substr(name.size() + (is_long ? 1 : 0)));
    } else if (i + 1 < arguments.size()) {
      values.push_back(arguments[++i]);
    } else {
      return missing_value(arguments);
    }
  }
  if (command == nullptr) {
    if (typed.has("help") || typed.has("version")) return typed;
    if (!extras.empty()) return unknown_option(extras.front(), command_rows()[0]);
    return no_command();
  }
  if (!extras.empty()) return unknown_option(extras.front(), *command);
  if (command->operands.empty() && !typed.operands.empty()) return no_operands(typed.operands[0], *command);
  return typed;
}

}  // namespace beian
