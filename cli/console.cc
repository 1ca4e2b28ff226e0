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

constexpr Text2 kBadValue = {"“{0}” is no value of {1}. Possible: {2}.", "“{0}”不是 {1} 的取值。可用：{2}。"};

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

}  // namespace

void Console::error(const Error& error) const {
  const bool zh = language == Language::zh;
  std::string line = "beian: ";
  line += colour_err ? "\x1b[1;31m" : "";
  line += zh ? "错误" : "error";
  line += colour_err ? "\x1b[0m: " : ": ";
  line += zh ? error.zh : error.en;
  line += '\n';
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
  const std::string colour = typed.has("color") ? typed.last("color") : "auto";
  if (colour == "always") {
    console.colour_out = true;
    console.colour_err = true;
  } else if (colour == "auto") {
    const bool wanted = environment("NO_COLOR").empty() && environment("TERM") != "dumb";
    console.colour_out = wanted && ::isatty(1) == 1;
    console.colour_err = wanted && ::isatty(2) == 1;
  } else if (colour != "never") {
    return trouble(kBadValue, {printable(colour), "--color", "auto, always, never"});
  }
  winsize size = {};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    console.columns = std::max<std::uint32_t>(size.ws_col, kNarrowest);
  }
  return console;
}

}  // namespace beian
