#include "css/state_name.h"

#include <algorithm>
#include <string>

namespace beian::css {

bool is_state_name(std::string_view name) {
  constexpr std::string_view kWords[] = {
      "js",       "nojs",     "cloak",    "loading",   "loaded",   "load",      "preload",  "preloader",
      "loader",   "ready",    "theme",    "dark",      "light",    "scheme",    "mode",     "aos",
      "wow",      "reveal",   "hydrated", "animate",   "animated", "animation", "fouc",     "wf",
      "lazy",     "lazyload", "show",     "shown",     "visible",  "active",    "inactive", "open",
      "opened",   "closed",   "expanded", "collapsed", "inview",   "view",      "state",    "current",
      "selected", "checked",  "toggled",  "upgraded",  "mounted",  "entering",  "enter",    "appear"};
  while (!name.empty()) {
    const std::size_t end = std::min(name.find_first_of("-_:"), name.size());
    std::string word(name.substr(0, end));
    for (char& c : word) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    if (std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords)) return true;
    name.remove_prefix(std::min(end + 1, name.size()));
  }
  return false;
}

}  // namespace beian::css
