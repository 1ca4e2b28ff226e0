// toml_text.h — text in TOML as a table, with errors that name file, line and column.
//
// What:   beian.toml, filing.toml and the rule files of the pre-check are TOML; one function reads all of them.
// Why:    toml++ 3.3 takes some things for granted that a stranger's file need not keep (toml_reader.h): what it must
//         never see is refused here, before it, once for all files.
//
//   beian.toml:3:8: not valid TOML: …
//
// Only for sources: the library's types are in the signatures.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"
#include "site/toml_reader.h"

namespace beian {

// `name` stands in the errors; for the caller's too: "beian.toml:3:8".
Result<toml::table> parse_toml(std::string_view text, const std::string& name);
std::string place(const std::string& name, const toml::source_position& at);

}  // namespace beian
