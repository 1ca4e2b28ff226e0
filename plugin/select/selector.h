// selector.h — placement.selector in CSS: which element of a page the badge goes into.
//
// What:   Type, class, id, attribute with its operators, descendant, child, :last-of-type, and lists. Anything else is
//         an error that says where and what.
// Why:    A selector that quietly matches nothing, because :has() is not known here, would be noticed on the day of the
//         filing review.
// Ours:   The reader and the matcher of style sheets (css/selector.h, css/match.h), which know more: what a sheet may
//         leave in doubt, a place may not, so a selector is held to what the page's bytes decide as they pass.
//
//   .site-footer > p:last-of-type, #colophon
#pragma once
#include <optional>
#include <string_view>
#include <vector>

#include "css/selector.h"

namespace beian {

struct Selector {
  std::vector<css::SelectorList> lists;  // the first one; empty: there is no selector
  bool asks_last = false;                // :last-of-type is in it

  bool empty() const { return lists.empty(); }
};

enum class SelectorFault : std::uint8_t { nothing, syntax, sibling, pseudo_class, pseudo_element, name_space, nesting };

struct BadSelector {
  SelectorFault fault = SelectorFault::syntax;
  Span at;  // in the text
};

// `text` into `out`, or what is wrong with it.
std::optional<BadSelector> read_selector(std::string_view text, Selector& out);

}  // namespace beian
