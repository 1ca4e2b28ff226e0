// numbers.h — what `beian number` says about a text: as JSON (a contract), and for people.
#pragma once
#include <string>
#include <string_view>

#include "base/message.h"
#include "number/number.h"

namespace beian {

// One object of the "numbers" list.
std::string number_json(std::string_view text, const Number& number, Language language);

// A few lines: what was read, what it says, what is off and what to do.
std::string number_text(std::string_view text, const Number& number, Language language, bool colour);

}  // namespace beian
