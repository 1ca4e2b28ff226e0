#include "console.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "site/trouble.h"

namespace beian {
namespace {

constexpr std::uint32_t kNarrowest = 20;  // below this nothing is readable, wrapped or not

constexpr Text2 kError = {"error", "错误"};
constexpr Text2 kWarning = {"warning", "警告"};
constexpr Text2 kBadValue = {"“{0}” is no value of {1}. Possible: {2}.", "“{0}”不是 {1} 的取值。可用：{2}。"};

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

// https://no-color.org and https://bixense.com/clicolors: the reader's wish, then the caller's, then what there is.
bool colour_wanted(int file) {
  if (!environment("NO_COLOR").empty()) return false;
  const std::string_view force = environment("CLICOLOR_FORCE");
  if (!force.empty() && force != "0") return true;
  if (environment("CLICOLOR") == "0" || environment("TERM") == "dumb") return false;
  return ::isatty(file) == 1;
}

// There is no way to ask a terminal whether it knows links; those that do say who they are. An old one would print the
// address beside the words, so a stranger gets none. FORCE_HYPERLINK is what other programs listen to as well.
bool links_wanted(bool colour) {
  const std::string_view force = environment("FORCE_HYPERLINK");
  if (!force.empty()) return force != "0";
  if (!colour || ::isatty(1) != 1 || !environment("CI").empty()) return false;
  for (const char* name : {"WT_SESSION", "KONSOLE_VERSION", "DOMTERM", "KITTY_WINDOW_ID", "WEZTERM_PANE"}) {
    if (!environment(name).empty()) return true;
  }
  if (std::atoi(std::string(environment("VTE_VERSION")).c_str()) >= 5000) return true;  // GNOME and its kin from 0.50
  const std::string_view program = environment("TERM_PROGRAM");
  for (const std::string_view known : {"iTerm.app", "vscode", "ghostty", "Hyper", "WezTerm", "Tabby", "rio"}) {
    if (program == known) return true;
  }
  const std::string_view term = environment("TERM");
  return term == "xterm-kitty" || term == "xterm-ghostty" || term.starts_with("foot") || term == "alacritty";
}

void say_as(const Console& console, Text2 what, const char* colour, const Error& words) {
  const bool zh = console.language == Language::zh;
  std::string line = "beian: ";
  line += console.colour_err ? colour : "";
  line += what.in(console.language);
  line += console.colour_err ? "\x1b[0m: " : ": ";
  line += zh ? words.zh : words.en;
  line += '\n';
  std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace

void Console::error(const Error& error) const {
  say_as(*this, kError, "\x1b[1;31m", error);
}

void Console::warn(const Error& words) const {
  say_as(*this, kWarning, "\x1b[1;33m", words);
}

void Console::say(const Error& words) const {
  const std::string line = "beian: " + (language == Language::zh ? words.zh : words.en) + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

Language locale_language() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const std::string_view value = environment(name);
    if (!value.empty()) return value.starts_with("zh") ? Language::zh : Language::en;
  }
  return Language::en;
}

Result<Console> make_console(const Typed& typed) {
  Console console;
  const std::string lang = typed.has("lang") ? typed.last("lang") : std::string(environment("BEIAN_LANG"));
  if (lang.empty()) {
    console.language = locale_language();
  } else if (lang == "zh" || lang == "en") {
    console.language = lang == "zh" ? Language::zh : Language::en;
  } else {
    return trouble(kBadValue, {printable(lang), "--lang", "zh, en"});
  }
  const std::string asked = typed.has("color") ? typed.last("color") : std::string(environment("BEIAN_COLOR"));
  const std::string colour = asked.empty() ? "auto" : asked;
  if (colour == "always") {
    console.colour_out = true;
    console.colour_err = true;
  } else if (colour == "auto") {
    console.colour_out = colour_wanted(1);
    console.colour_err = colour_wanted(2);
  } else if (colour != "never") {
    return trouble(kBadValue, {printable(colour), "--color", "auto, always, never"});
  }
  console.links_out = links_wanted(console.colour_out);
  winsize size = {};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    console.columns = std::max<std::uint32_t>(size.ws_col, kNarrowest);
    console.columns_known = true;
  }
  return console;
}

}  // namespace beian
