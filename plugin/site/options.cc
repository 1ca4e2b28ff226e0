#include "site/options.h"

#include <algorithm>

namespace beian {

const CommandRow& row_of(Command command) {
  return command_rows()[static_cast<std::size_t>(command)];
}

const OptionRow* find_option(std::string_view key) {
  for (const OptionRow& row : option_rows()) {
    if (row.key == key) return &row;
  }
  return nullptr;
}

std::string_view long_name(const OptionRow& row) {
  return row.names.substr(row.names.find("--") + 2);
}

std::string_view short_name(const OptionRow& row) {
  return row.names.starts_with("--") ? std::string_view() : row.names.substr(0, row.names.find(','));
}

std::string_view value_name(const OptionRow& row) {
  return row.value.empty() ? row.choices : row.value;
}

std::vector<std::string_view> choices_of(const OptionRow& row) {
  std::vector<std::string_view> out;
  for (std::string_view rest = row.choices; !rest.empty();) {
    const std::size_t end = std::min(rest.find('|'), rest.size());
    out.push_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return out;
}

std::string environment_name(const OptionRow& row) {
  if (row.sources == Sources::line) return {};
  std::string out = "BEIAN_";
  for (const char c : row.key) out += c == '.' ? '_' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return out;
}

}  // namespace beian
