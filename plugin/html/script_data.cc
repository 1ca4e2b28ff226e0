#include "html/script_data.h"

#include "html/tag.h"

namespace beian {
namespace {

bool ends_name(char c) {
  return c == '>' || c == '/' || c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

// Does `name` stand at `at`, followed by a byte that ends a tag's name?
bool name_at(std::string_view bytes, std::size_t at, std::string_view name) {
  return !name.empty() && at + name.size() < bytes.size() && same_name(bytes.substr(at, name.size()), name) &&
         ends_name(bytes[at + name.size()]);
}

}  // namespace

ScriptDataEnd script_data_end(std::string_view bytes, std::uint32_t from, std::string_view name) {
  enum class Mode { plain, escaped, double_escaped };
  Mode mode = Mode::plain;
  std::size_t i = from;
  while (i < bytes.size()) {
    i = bytes.find_first_of(mode == Mode::plain ? "<" : "<-", i);
    if (i == std::string_view::npos) break;
    if (bytes[i] == '-') {
      // Dashes run on: "--->" closes too.
      std::size_t dashes = i;
      while (dashes < bytes.size() && bytes[dashes] == '-') ++dashes;
      if (dashes - i >= 2 && dashes < bytes.size() && bytes[dashes] == '>') mode = Mode::plain;
      i = dashes;
      continue;
    }
    const bool end_tag = i + 1 < bytes.size() && bytes[i + 1] == '/';
    if (mode == Mode::double_escaped) {
      if (end_tag && name_at(bytes, i + 2, "script")) {
        mode = Mode::escaped;
        i += 2;
      } else {
        ++i;
      }
      continue;
    }
    if (end_tag && name_at(bytes, i + 2, name)) return {static_cast<std::uint32_t>(i), mode != Mode::plain};
    if (mode == Mode::plain && bytes.substr(i, 4) == "<!--") {
      mode = Mode::escaped;
      i += 2;  // the two dashes may already be those of "-->"
      continue;
    }
    if (mode == Mode::escaped && name_at(bytes, i + 1, "script")) mode = Mode::double_escaped;
    ++i;
  }
  return {static_cast<std::uint32_t>(bytes.size()), mode != Mode::plain};
}

}  // namespace beian
