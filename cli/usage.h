// usage.h — reading a command line, as far as every reader of one does it alike: the program's (parse.cc, by CLI11) and
// the WebAssembly module's (plugin/wasm/arguments.cc, which has no exceptions for CLI11).
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "flags.h"

namespace beian {

// The row of "--name", "--name=value" or "-n"; null where there is none.
const OptionRow* option_of(std::string_view argument);

// Where the command stands in the arguments; their number where it does not.
std::size_t command_place(const std::vector<std::string>& arguments);

// Where "--" stands, behind which everything is an operand; their number where it does not.
std::size_t operands_place(const std::vector<std::string>& arguments);

Error no_command();
Error unknown_command(const std::string& name);
Error unknown_option(std::string_view argument, const CommandRow& command);
Error no_operands(const std::string& operand, const CommandRow& command);
// The option among `arguments` that lacks its value.
Error missing_value(const std::vector<std::string>& arguments);
Error bad_usage(const std::string& what);

}  // namespace beian
