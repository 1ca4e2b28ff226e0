// toml_excerpt.h — the line of a config that an error is about, with a caret.
//
//   beian.toml:2:1: there is no setting “gognan”. Did you mean “gongan”?
//       2 | gognan = "x"
//         | ^~~~~~
//
// Every error of the config begins with its place, whoever made it (a number's, an icon's); so the place is read there.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"

namespace beian {

// The lines to stand below `words`, which begin with "name:3:8: "; empty where they do not, or where the line is too
// long to help. `text` is the config.
std::string toml_excerpt(const std::string& words, std::string_view text, const std::string& name);

// `error` with those lines, in both languages.
Error with_toml_excerpt(Error error, std::string_view text, const std::string& name);

}  // namespace beian
