// script_data.h — where a script ends.
//
// A script ends at "</script" — unless it stands inside <!-- … --> and behind another "<script" there, a rule for pages
// from 1997 that wrapped their scripts in comments and wrote script tags from them (HTML standard, 13.2.5.15
// to 13.2.5.31):
//
//   <script><!-- document.write("<script>alert(1)</script>"); --></script>
//                                                 ^ not here        ^ here
//
// The naive way ends the script at the first "</script". The states are three: plain, escaped (behind "<!--") and
// double escaped (behind "<script" while escaped); "-->" leads back to plain from both.
#pragma once
#include <cstdint>
#include <string_view>

namespace beian {

struct ScriptDataEnd {
  std::uint32_t offset = 0;  // of the '<' of the end tag that closes the script; bytes.size() where none does
  bool in_comment = false;   // there the script is inside "<!--"
};

// Where the script ends whose data begins at `from`; `name`: of the element that is read as script data.
ScriptDataEnd script_data_end(std::string_view bytes, std::uint32_t from, std::string_view name);

}  // namespace beian
