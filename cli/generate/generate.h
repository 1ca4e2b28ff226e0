// generate.h — what is written from the table of options, so that nobody writes it by hand.
//
//   beian --generate man > beian.1              the manual page (with --lang zh: in Chinese)
//   beian --generate bash|zsh|fish              completions
//   beian --generate schema                     JSON Schema (draft 07) of beian.toml, for editors
//   beian --generate filing-schema              the same of filing.toml
//   beian --generate reference                  docs/reference.md
//
// The copies in share/ and docs/ are made by scripts/generate; tests/cli/generate_test.py holds them in step.
#pragma once
#include <string>

#include "base/message.h"
#include "base/result.h"
#include "site/options.h"

namespace beian {

std::string man_page(Language language);
std::string bash_completion();
std::string zsh_completion(Language language);
std::string fish_completion(Language language);
// "description": … of a schema's key, in both languages.
std::string description(Text2 text);
std::string config_schema();
std::string filing_schema();
std::string reference_page(Language language);

// What is wanted (--generate's value) in this language.
Result<std::string> generated(const std::string& what, Language language);

// ── shared by the above ──

// "repeat for several; FMT: text, json (default: text)", without a full stop.
std::string option_help(const OptionRow& row, Language language);
// Pairs like {"0", "nothing wrong"}, with the words a sentence begins with in small letters.
struct ExitRow {
  std::string_view code;
  Text2 help;
};
std::span<const ExitRow> exit_rows();
// The commands that take the option, "check, inject"; empty: all of them.
std::string commands_of(const OptionRow& row);

}  // namespace beian
