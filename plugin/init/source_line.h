// source_line.h — a site's own settings, read as text: whatever language they are written in, a setting is a line.
//
// What:   The value of a key ("publishDir", "theme"), and the filing numbers that stand in a file, each with its line.
// Why:    A generator's config is TOML, YAML, JSON, Python, or a program in JavaScript whose value only Node knows.
// `init`
//         asks three questions of it, and proposes: a person reads what it wrote.
// Naive:  A parser for each: six of them, and the JavaScript one is wrong anyway.
// Ours:   key, then ':' or '=', then a quoted string or a bare word, outside comments of all of these languages.
//
//   value_of("theme: butterfly # 主题", "theme")  →  {"butterfly", 1}
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "number/number.h"

namespace beian::init {

struct LineValue {
  std::string value;
  std::uint32_t line = 1;
};

// `text` with the comments of TOML, YAML, Python and JavaScript as spaces; line breaks stay where they are.
std::string without_comments(std::string_view text);

// The first value of `key` (case ignored) in `text`, comments taken out; empty values and lists are none.
std::optional<LineValue> value_of(std::string_view text, std::string_view key);

struct LineNumber {
  Number number;
  std::string written;  // as it stands there
  std::uint32_t line = 1;
};

// The ICP and public-security numbers in `text`, also fourteen digits alone behind a key that speaks of the police
// (gongan, police, beian). Comments count as text here: take them out before.
std::vector<LineNumber> numbers_in(std::string_view text, int this_year);

}  // namespace beian::init
