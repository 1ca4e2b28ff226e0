// trouble.h — making an Error: one sentence in both languages, with the system's reason in it.
//
//   return trouble(kCannotRead, {path}, errno);   // {0} is the path, {1} the reason ("Permission denied")
//
// The pattern stands beside its use, as a rule's messages stand beside its check.
#pragma once
#include <string>
#include <vector>

#include "base/message.h"
#include "base/result.h"

namespace beian {

// `pattern` filled with `args`; where `system_errno` is not 0, the system's words for it are one argument more.
Error trouble(Text2 pattern, std::vector<std::string> args = {}, int system_errno = 0);

// `bytes` (a file name, a value someone typed) for a person's eyes: valid UTF-8, control characters as visible pictures
// (␊).
std::string printable(std::string_view bytes);

}  // namespace beian
