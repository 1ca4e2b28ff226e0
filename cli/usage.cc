#include "usage.h"

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
constexpr Text2 kValueMissing = {"an option lacks its value. See beian --help.", "有选项缺少值。详见 beian --help。"};
constexpr Text2 kNoOperands = {"beian {1} takes no PATH, but “{0}” was given. Take it out.",
                               "beian {1} 不需要 PATH，但给出了“{0}”。请删去。"};
constexpr Text2 kBadUsage = {"{0}. See beian --help.", "命令行有误：{0}。详见 beian --help。"};

}  // namespace

const OptionRow* option_of(std::string_view argument) {
  const std::string_view name = argument.substr(0, argument.find('='));
  for (const OptionRow& row : option_rows()) {
    if (!name.empty() && name == short_name(row)) return &row;
    if (name.starts_with("--") && name.substr(2) == long_name(row)) return &row;
  }
  return nullptr;
}

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

std::size_t operands_place(const std::vector<std::string>& arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--") return i;
    const OptionRow* row = option_of(arguments[i]);
    if (row != nullptr && row->kind != ValueKind::none && arguments[i].find('=') == std::string::npos) ++i;
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
  return trouble(kValueMissing);
}

Error bad_usage(const std::string& what) {
  return trouble(kBadUsage, {printable(what)});
}

Error no_command() {
  return trouble(kNoCommand, {command_list()});
}

Error unknown_command(const std::string& name) {
  std::vector<std::string_view> names;
  for (const CommandRow& row : command_rows()) names.push_back(row.name);
  return unknown_name(kUnknownCommand, {printable(name)}, name, names);
}

Error no_operands(const std::string& operand, const CommandRow& command) {
  return trouble(kNoOperands, {printable(operand), std::string(command.name)});
}

std::string command_list() {
  std::string out;
  for (const CommandRow& row : command_rows()) out += (out.empty() ? "" : ", ") + std::string(row.name);
  return out;
}

std::string Typed::last(std::string_view name) const {
  const auto at = values.find(name);
  return at == values.end() || at->second.empty() ? std::string() : at->second.back();
}

}  // namespace beian
