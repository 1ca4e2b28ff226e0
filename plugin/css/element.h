// element.h — the elements around a place of a page, as a selector sees them.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "css/trit.h"

namespace beian::css {

inline constexpr std::int32_t kNone = -1;
inline constexpr std::int32_t kNotKnown = -2;

// A short form of a name. `kind`: '.' a class, '#' an id, 't' a tag, '[' an attribute.
inline constexpr std::uint32_t kAnyKey = 0;
constexpr std::uint32_t key_of(char kind, std::string_view name) {
  std::uint32_t hash = 2166136261u ^ static_cast<unsigned char>(kind);
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return hash == kAnyKey ? 1 : hash;
}

struct Element {
  std::string tag;  // in lower case
  std::string id;
  std::vector<std::string> classes;
  std::vector<std::pair<std::string, std::string>> attributes;  // names in lower case, each once
  std::vector<std::uint32_t> keys;                              // key_of its tag, id and classes
  std::int32_t parent = kNone;                                  // index of it
  std::int32_t previous = kNotKnown;                            // index of the element before it in its parent
  std::uint32_t begin = 0;                                      // where its tag stands in the page
  Trit last_of_type = Trit::maybe;                              // in its parent
  bool boxed = false;                                           // a box by default: div, p, footer …
  bool link = false;                                            // a[href], of which a browser sets the colour
  // <html>, <body> and custom elements: scripts change their classes and attributes as a rule.
  bool stateful = false;

  // Keys by which the index of a sheet is asked; 0 is the key of what fits any element.
  void add_key(char kind, std::string_view name) { keys.push_back(key_of(kind, name)); }

  const std::string* attribute(std::string_view name) const {
    for (const auto& a : attributes) {
      if (a.first == name) return &a.second;
    }
    return nullptr;
  }
};

}  // namespace beian::css
