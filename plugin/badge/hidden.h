// hidden.h — the filing numbers that stand in a page's file and that no visitor reads.
//
// What:   Finds the numbers in scripts, style sheets, comments, attributes, templates, <noscript>, the title and hidden
//         elements, and says which of these it was. Those that a style sheet hides are found by rules/page_style.h.
// Why:    "The number is missing" surprises the owner who sees it in the source. The finding must point at the copy.
// Naive:  A text search: it cannot tell the copy in a code sample, which is displayed, from the one in a comment.
// Ours:   The same tree context as the outline, turned round. Asked only where a number is missing, so that a page in
//         order pays nothing for it, and a page without a trigger (html/trigger.h) next to nothing.
//
//   <!-- 京ICP备2024990001号-1 -->   →   one HiddenNumber, in a comment
#pragma once
#include <string>
#include <vector>

#include "html/page.h"
#include "number/number.h"

namespace beian {

// In the order of the messages of not-displayed.
enum class HiddenIn : std::uint8_t {
  comment,
  script,
  style,
  template_,
  noscript,
  title,
  attribute,
  element,
  sheet,
  below
};

inline constexpr std::uint8_t kHiddenPlaces = 10;

struct HiddenNumber {
  Number number;
  Span span;  // from its first byte to behind its last one; tags may stand between
  HiddenIn in = HiddenIn::element;
  std::string attribute;       // its name in lower case, where it stands in one
  std::string by;              // sheet, below: the declaration that hides it
  std::uint32_t by_begin = 0;  // sheet: where the tag stands that the declaration applies to
};

// In the order of the page. Text that is displayed, if only as an example, and text of drawings (svg) is left out.
// `this_year` as in find_numbers.
std::vector<HiddenNumber> hidden_numbers(const Page& page, int this_year);

}  // namespace beian
