// flags.h — what was typed, read by the table of options (site/options.h), and the help that the same table gives.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "base/result.h"
#include "site/options.h"

namespace beian {

// What was typed, before it means anything.
struct Typed {
  std::optional<Command> command;  // none: --help or --version alone
  std::vector<std::string> operands;
  std::map<std::string, std::vector<std::string>, std::less<>> values;  // by long_name; a flag has an empty list

  bool has(std::string_view name) const { return values.find(name) != values.end(); }
  // The last value of a flag, or empty.
  std::string last(std::string_view name) const;
};

// Reads the command line. An unknown command or option is an error with the nearest known one.
Result<Typed> parse_command_line(int argc, const char* const* argv);

struct HelpStyle {
  Language language = Language::en;
  std::uint32_t columns = 80;
  bool colour = false;
};

// --help: of a command, or of the whole program.
std::string help_text(std::optional<Command> command, HelpStyle style);

// "check, inject, …"
std::string command_list();

}  // namespace beian
