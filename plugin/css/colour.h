// colour.h — a colour of a style sheet as red, green and blue; those that need arithmetic or a theme are unknown.
#pragma once
#include <string_view>

#include "base/span.h"
#include "css/value.h"

namespace beian::css {

// `part` as one colour: Word::colour with its value where it is opaque, Word::transparent where nothing of it shows,
// Word::unknown where it is half transparent, another notation (hsl, lab, currentColor, var) or no colour.
Value read_colour(std::string_view bytes, Span part);

}  // namespace beian::css
