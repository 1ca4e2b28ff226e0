// parse.cc — argv → Typed, through CLI11 and the table of flags.
//
// The command is the first word that is neither an option nor an option's value, so global options may stand before it.
// CLI11 then reads the rest with just that command's options; what it does not know comes back, and is answered here in
// both languages.
#include <CLI/CLI.hpp>
#include <vector>

#include "flags.h"
#include "site/trouble.h"
#include "site/unknown_name.h"

namespace beian {
namespace {

constexpr Text2 kNoCommand = {"no command. Say what to do: {0}; beian --help tells more.",
                              "没有命令。请写要做什么：{0}；详见 beian --help。"};
constexpr Text2 kUnknownCommand = {"there is no command “{0}”.{1} See beian --help.",
                                   "没有命令“{0}”。{1}详见 beian --help。"};
constexpr Text2 kUnknownOption = {"“{0}” is no option of beian {1}.{2} See beian {1} --help.",
                                  "beian {1} 没有选项“{0}”。{2}详见 beian {1} --help。"};
constexpr Text2 kNeedsValue = {"{0} needs a value, for example {0} {1}.", "{0} 后面要有值，例如 {0} {1}。"};
constexpr Text2 kNoOperands = {"beian {1} takes no PATH, but “{0}” was given. Take it out.",
                               "beian {1} 不需要 PATH，但给出了“{0}”。请删去。"};
constexpr Text2 kBadUsage = {"{0}. See beian --help.", "命令行有误：{0}。详见 beian --help。"};

const OptionRow* option_of(std::string_view argument) {
  const std::string_view name = argument.substr(0, argument.find('='));
  for (const OptionRow& row : option_rows()) {
    if (!name.empty() && name == short_name(row)) return &row;
    if (name.starts_with("--") && name.substr(2) == long_name(row)) return &row;
  }
  return nullptr;
}

// Where the command stands in the arguments; their number where it does not.
std::size_t command_place(const std::vector<std::string>& arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    if (argument.size() < 2 || argument[0] != '-') return i;
    const OptionRow* row = option_of(argument);
    const bool value_follows =
        row != nullptr && row->kind != ValueKind::none && argument.find('=') == std::string::npos;
    if (value_follows) ++i;
  }
  return arguments.size();
}

Error unknown_option(std::string_view argument, const CommandRow& command) {
  std::vector<std::string> names;
  for (const OptionRow& row : option_rows()) {
    if (takes(command.command, row)) names.push_back("--" + std::string(long_name(row)));
  }
  const std::vector<std::string_view> views(names.begin(), names.end());
  const std::string_view name = argument.substr(0, argument.find('='));
  return unknown_name(kUnknownOption, {printable(name), std::string(command.name)}, name, views);
}

// CLI11 says that a value is missing, not whose: it is the option that the line ends with, or that another option
// follows.
Error missing_value(const std::vector<std::string>& arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const OptionRow* row = option_of(arguments[i]);
    const bool alone = i + 1 == arguments.size() || arguments[i + 1].starts_with("-");
    if (row != nullptr && row->kind != ValueKind::none && alone && arguments[i].find('=') == std::string::npos) {
      return trouble(kNeedsValue, {"--" + std::string(long_name(*row)), std::string(value_name(*row))});
    }
  }
  return trouble(kBadUsage, {"an option lacks its value"});
}

}  // namespace

Result<Typed> parse_command_line(int argc, const char* const* argv) {
  std::vector<std::string> arguments(argv + 1, argv + argc);
  Typed typed;
  const std::size_t place = command_place(arguments);
  const CommandRow* command = nullptr;
  if (place < arguments.size()) {
    std::vector<std::string_view> names;
    for (const CommandRow& row : command_rows()) {
      names.push_back(row.name);
      if (row.name == arguments[place]) command = &row;
    }
    if (command == nullptr) {
      return unknown_name(kUnknownCommand, {printable(arguments[place])}, arguments[place], names);
    }
    typed.command = command->command;
    arguments.erase(arguments.begin() + static_cast<std::ptrdiff_t>(place));
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
    return trouble(kBadUsage, {printable(error.what())});
  }
  const std::vector<std::string> extras = app.remaining();
  if (command == nullptr) {
    if (typed.has("help") || typed.has("version") || typed.has("generate")) return typed;
    for (const std::string& extra : extras) {
      if (extra.starts_with("-")) return unknown_option(extra, command_rows()[0]);
    }
    return trouble(kNoCommand, {command_list()});
  }
  if (!extras.empty()) return unknown_option(extras.front(), *command);
  if (command->operands.empty() && !typed.operands.empty())
    return trouble(kNoOperands, {printable(typed.operands[0]), std::string(command->name)});
  return typed;
}

std::string Typed::last(std::string_view name) const {
  const auto at = values.find(name);
  return at == values.end() || at->second.empty() ? std::string() : at->second.back();
}

}  // namespace beian
