// icon.h — the police badge's icon beside each public-security number.
//
// What:   Says of each displayed public-security number which picture stands before it, or else behind it: an <img>, or
//         a drawing (svg, or an empty element that a style sheet fills).
// Why:    The platform wants the icon first and the number after it; copies of its file get lost, links to it break.
// Naive:  The nearest <img> in the file. It takes the theme's logo, or the icon of the next number.
// Ours:   Only what stands in the number's own line or link, with no other number and no more than a label between. The
//         line is read again from a token that the outline knows, so that a page pays for its numbers only.
//
//   <img src="/img/gongan.png"> <a href="…">京公网安备11010102990001号</a>   →   image, before
#pragma once
#include <string>
#include <vector>

#include "badge/find.h"

namespace beian {

struct NumberIcon {
  enum class Kind : std::uint8_t { none, image, drawing };
  std::uint32_t number = 0;  // index into the numbers of the page
  Kind kind = Kind::none;
  bool behind = false;  // the icon stands behind the number
  Span tag;             // of an image: its start tag
  Span src_value;       // of an image: the raw value
  std::string src;      // decoded, without white space around it
  bool lazy = false;    // a script fetches another file than src
};

// One for each public-security number of `numbers` that is no mention, in their order.
std::vector<NumberIcon> number_icons(const Page& page, const std::vector<ShownNumber>& numbers);

}  // namespace beian
