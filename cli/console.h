// console.h — how the program speaks to the person who started it: language, colour, and errors on standard error.
#pragma once
#include <cstdint>
#include <functional>
#include <string>

#include "base/message.h"
#include "base/result.h"
#include "flags.h"

namespace beian {

// Exit codes; a contract.
inline constexpr int kNothingWrong = 0;
inline constexpr int kFound = 1;
inline constexpr int kFailed = 2;

struct Console {
  Language language = Language::en;
  bool colour_out = false;
  bool colour_err = false;
  bool links_out = false;      // standard output is a terminal that makes links of OSC 8
  std::uint32_t columns = 80;  // of the terminal that standard output is
  bool columns_known = false;

  // "beian: error: …" on standard error.
  void error(const Error& error) const;
  // "beian: warning: …" on standard error.
  void warn(const Error& words) const;
  // "beian: …" on standard error.
  void say(const Error& words) const;
};

// The language of the locale: Chinese where LC_ALL, LC_MESSAGES or LANG (the first that is set) begins with zh.
Language locale_language();

// --lang and --color over the locale and the terminal; NO_COLOR and CLICOLOR_FORCE are heard. An unknown value is an
// error.
Result<Console> make_console(const Typed& typed);

}  // namespace beian
