// value.h — the properties that can hide an element, and what their values come to.
//
// A declaration is read into one word: does display say none, is that length nothing, does this colour show. Shorthands
// become their parts (overflow, padding, font, background). A value with var(), with arithmetic or of a kind not known
// here is `unknown`: it takes the place of what stood before it, and hides nothing.
//
//   font: 0/0 a   →   font_size: zero        clip: rect(0 0 0 0)   →   clip: empty
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace beian::css {

enum class Property : std::uint8_t {
  display,
  content_visibility,
  visibility,  // inherited
  opacity,
  font_size,  // inherited
  position,
  left,
  top,
  right,
  bottom,
  clip,
  clip_path,
  width,
  height,
  max_width,
  max_height,
  min_width,
  min_height,
  overflow_x,
  overflow_y,
  padding_x,
  padding_y,
  margin_top,  // only what moves something up, or may
  floats,      // only what floats, or may
  colour,      // inherited
  background_colour,
  background_image,
  moves,    // transition or animation: what is hidden now may be shown later
  repaint,  // text-shadow, background-clip: text …: the text shows in another way than by its colour
  count_
};

enum class Word : std::uint8_t {
  unknown,
  inherit,
  none,      // display; no picture; no movement
  contents,  // display
  box,       // display: a box that has a size
  in_line,   // display: any other
  hidden,    // visibility and content-visibility
  visible,
  zero,         // lengths, opacity
  screen,       // a height: that of the screen, or more
  some,         // anything else than that; a picture; a movement
  relative,     // font-size: a share of the parent's
  out_of_flow,  // position
  in_flow,
  far,    // an offset beyond any screen
  empty,  // clip, clip-path: nothing is left
  clips,  // overflow
  colour,
  transparent,
};

struct Value {
  Word word = Word::unknown;
  std::uint32_t colour = 0;  // 0xrrggbb
};

struct Setting {
  Property property;
  Value value;
};

// Could a declaration of this value take part in hiding something?
bool may_hide(const Setting& setting);

// Is the property, in lower case, one of which read_value knows something?
bool is_known_property(std::string_view name);

// What `name: value` sets; nothing where it is of no interest. `value`: without !important.
void read_value(std::string_view name, std::string_view bytes, Span value, std::vector<Setting>& out);

}  // namespace beian::css
