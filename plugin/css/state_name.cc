#include "css/state_name.h"

#include <algorithm>
#include <iterator>

#include "base/ascii.h"

namespace beian::css {

bool is_state_name(std::string_view name) {
  constexpr std::string_view kWords[] = {
      "js",       "nojs",     "cloak",    "loading",   "loaded",   "load",      "preload",  "preloader",
      "loader",   "ready",    "theme",    "dark",      "light",    "scheme",    "mode",     "aos",
      "wow",      "reveal",   "hydrated", "animate",   "animated", "animation", "fouc",     "wf",
      "lazy",     "lazyload", "show",     "shown",     "visible",  "active",    "inactive", "open",
      "opened",   "closed",   "expanded", "collapsed", "inview",   "view",      "state",    "current",
      "selected", "checked",  "toggled",  "upgraded",  "mounted",  "entering",  "enter",    "appear"};
  constexpr std::size_t kLongest = 9;
  while (!name.empty()) {
    const std::size_t end = std::min(name.find_first_of("-_:"), name.size());
    char lower[kLongest] = {};
    if (end >= 2 && end <= kLongest) {
      for (std::size_t i = 0; i < end; ++i) lower[i] = ascii_lower(name[i]);
      const std::string_view word(lower, end);
      const auto same = [&](std::string_view each) { return each.size() == end && each[0] == word[0] && each == word; };
      if (std::any_of(std::begin(kWords), std::end(kWords), same)) return true;
    }
    name.remove_prefix(std::min(end + 1, name.size()));
  }
  return false;
}

}  // namespace beian::css
