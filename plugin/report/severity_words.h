// severity_words.h — a severity's name and colour, wherever a person reads it.
#pragma once
#include <string_view>

#include "base/message.h"
#include "rules/severity.h"

namespace beian {

Text2 severity_words(Severity severity);
// As the terminal's sequence of attributes has it: "1;31".
std::string_view severity_colour(Severity severity);

}  // namespace beian
