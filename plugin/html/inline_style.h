// inline_style.h — what an element's own style attribute says about being seen.
//
// What:   The declarations of the attribute, the last of each property or the one that is !important, and of these the
//         few that take an element or its text out of sight. Style sheets are another matter.
// Naive:  Look for "display:none" in the attribute: that hits "--x-display:none" and what a later declaration revokes.
// Ours:   What hides all inside (display, visibility, opacity, a place far off the screen) is kept apart from what a
//         child may revoke: a font size of 0 on a list, whose items have their own, is a way to close gaps.
//
//   position:absolute;left:-9999px  →  hides       font-size:0  →  hides_own_text
#pragma once
#include <string>

namespace beian {

struct InlineStyle {
  bool hides = false;           // the element and everything inside
  bool hides_own_text = false;  // the text directly inside
};

// `style`: the attribute's decoded value.
InlineStyle read_inline_style(std::string style);

}  // namespace beian
