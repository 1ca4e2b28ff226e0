// snippet.h — the police platform's own HTML as a setting: the number is read out of what was copied.
//
// What:   beian.mps.gov.cn gives a filed site a piece of HTML (公安备案HTML代码), not a number to type off. `gongan`
//         takes that piece as it is, or the name of a file that holds it.
// Naive:  A regular expression for fourteen digits: it takes the link's code where the text says another, and a number
//         in a comment or a script for one that is shown.
// Ours:   The piece is read as a page is, in its own encoding. It must show exactly one public-security number, and its
//         link must ask for that one. Other numbers do not matter: footers are copied whole, `icp` is a setting of its
//         own.
//
//   <a href="https://beian.mps.gov.cn/#/query/webSearch?code=11010102990001">京公网安备11010102990001号</a>
//                                                                            →  京公网安备11010102990001号
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "number/number.h"
#include "site/setting_file.h"

namespace beian {

struct SnippetNumber {
  Number number;      // of kind gongan; its flaws are the caller's to judge
  std::string shown;  // for a person's eyes
};

// Does the value begin as HTML does?
bool is_snippet(std::string_view value);

// The number that `html` shows. `where` says in the error where the setting stands.
Result<SnippetNumber> number_in_snippet(std::string_view html, const std::string& where, int this_year);

// The number that `value` stands for where it is HTML or names a file (in the folder `base`: see setting_file.h; no
// file is looked for where `read_file` is null); none where it is neither.
Result<std::optional<SnippetNumber>> read_snippet(const std::string& value, const std::string& base,
                                                  const FileReader& read_file, const std::string& where, int this_year);

}  // namespace beian
