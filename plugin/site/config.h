// config.h — beian.toml: where it is, and what it says.
//
// The file is looked for upward from the first PATH, then upward from the current folder, as people expect of tools in
// a project. Every key is checked against the table of settings; errors name file, line and column:
//
//   beian.toml:2:1: there is no setting “gognan”. Did you mean “gongan”?
#pragma once
#include <optional>
#include <string>

#include "base/result.h"
#include "site/settings.h"

namespace beian {

inline constexpr const char* kConfigName = "beian.toml";

// The nearest beian.toml in `folder` or above it.
std::optional<std::string> find_config(const std::string& folder);

// `file` as a person in the current folder would write it, where it lies in there; else as it is.
std::string as_seen_from_here(const std::string& file);

// Applies the file to `settings`.
Status read_config(Settings& settings, const std::string& file);
// The same, called `shown` in errors and in Settings::said.
Status read_config_as(Settings& settings, const std::string& file, const std::string& shown);

// The same for text, for tests; `name` stands in the errors, `folder` is what a relative path starts from. Files that
// it names are read through settings.read_file alone.
Status read_config_text(Settings& settings, std::string_view text, const std::string& name, const std::string& folder);

}  // namespace beian
