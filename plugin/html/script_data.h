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

// Offset of the '<' of the end tag `name` (an element read as script data) that closes the script whose data begins at
// `from`; bytes.size() where none does.
std::uint32_t script_data_end(std::string_view bytes, std::uint32_t from, std::string_view name);

}  // namespace beian
