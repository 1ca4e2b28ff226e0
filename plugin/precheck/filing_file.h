// filing_file.h — filing.toml: where it is, what it says, and the one that --init writes.
//
//   filing.toml:4:8: site.domains: should be a string in quotes or a list of them.
//      4 | domains = 5
//        |           ^
//
// The file is looked for beside beian.toml, then upward from the pages and the current folder, as beian.toml is. It
// holds names and phone numbers: where the report is to be shared, errors show no line of it.
#pragma once
#include <optional>
#include <string>

#include "base/message.h"
#include "base/result.h"
#include "precheck/filing.h"

namespace beian::precheck {

inline constexpr const char* kFilingName = "filing.toml";

// The nearest filing.toml in `folder` or above it.
std::optional<std::string> find_filing(const std::string& folder);

// `show_lines`: may an error show the line that it is about?
Result<Filing> read_filing(const std::string& file, bool show_lines);

// The same for text: what it says replaces what `filing` said. `name` stands in the errors.
Status read_filing_text(Filing& filing, std::string_view text, const std::string& name, bool show_lines);

// The commented file that `beian precheck --init` writes.
std::string filing_template(Language language);

// The line of `filing` at `at` as Excerpt has it; empty where there is none.
std::string filing_line(const Filing& filing, Spot at);

}  // namespace beian::precheck
