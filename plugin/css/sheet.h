// sheet.h — one style sheet, reduced to the rules that can hide something or show it again.
//
// What:   Reads a sheet by CSS Syntax Level 3 and keeps rules with the properties of value.h: their selectors, their
//         declarations, the screens on which they count, their cascade layer and their order; and what it imports.
// Why:    A theme's sheet has a hundred kilobytes, of which this is a tenth. It is read once for a site; a page asks
//         only for the rules whose last compound names a class, an id or a tag of its own (`index`).
// Naive:  Looking for ".x{display:none}": wrong at the first media query, the first later rule and the first nesting.
// Ours:   Nested rules, @media, @supports, @layer, @import. What stands in @container, @scope or @starting-style counts
//         as doubtful. @font-face, @keyframes and their like hold no rules for elements.
//
// Nothing here depends on a page, and the reading ends whatever the bytes are: each is lexed a bounded number of times.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "css/condition.h"
#include "css/element.h"
#include "css/selector.h"
#include "css/value.h"

namespace beian::css {

struct Declaration {
  Setting setting;
  bool important = false;
  std::int32_t text = -1;  // index into Sheet::texts, of one that may hide: "display: none"
};

// A cascade layer; 0 is what stands in none.
struct Layer {
  std::uint32_t parent = 0;
  std::string name;  // empty: an anonymous one
};

struct Rule {
  std::uint32_t list = 0;   // index into Sheet::lists
  std::uint32_t first = 0;  // declarations [first, last)
  std::uint32_t last = 0;
  OnScreens on;
  std::uint32_t layer = 0;
};

struct Import {
  std::string address;
  OnScreens on;
  bool layered = false;
  std::string layer;
};

// A selector by its last compound: one that can match an element without this key does not exist.
struct IndexEntry {
  std::uint32_t key = 0;  // key_of a class, an id or a tag; kAnyKey
  std::uint32_t rule = 0;
  std::uint32_t complex = 0;
  std::uint32_t attribute = kAnyKey;  // key_of an attribute that the element must have
  std::uint32_t around = kAnyKey;     // key_of a class or an id that something around it must have
};

struct Sheet {
  std::vector<SelectorList> lists;
  std::vector<Declaration> declarations;
  std::vector<Rule> rules;                               // in order
  std::vector<Layer> layers;                             // [0] is none; in order of their first mention
  std::vector<Import> imports;                           // in order
  std::vector<std::string> texts;                        // of declarations
  std::vector<std::vector<std::string>> selector_texts;  // by list and selector; empty where nothing hides
  std::vector<IndexEntry> index;                         // sorted by key, then by rule
};

Sheet read_sheet(std::string_view bytes);

// The declarations of a style attribute.
std::vector<Declaration> read_style_attribute(std::string_view value, std::vector<std::string>& texts);

// Can this be read as a sheet at all? Not UTF-16, and not an encoding in which half of a character may be a brace.
bool is_readable_sheet(std::string_view bytes);

}  // namespace beian::css
