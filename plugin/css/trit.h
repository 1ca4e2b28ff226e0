// trit.h — yes, no, or cannot be told from here.
//
// What a style sheet does to an element depends on things that no file says: a pointer over it, a class that a script
// sets, a query of which we know nothing. Kleene's logic keeps such doubt apart from a plain no, so that "not (hover)"
// stays a doubt; what is done with it is decided once, in the cascade (cascade.h).
#pragma once
#include <algorithm>
#include <cstdint>

namespace beian::css {

enum class Trit : std::uint8_t { no, maybe, yes };

constexpr Trit both(Trit a, Trit b) {
  return std::min(a, b);
}
constexpr Trit either(Trit a, Trit b) {
  return std::max(a, b);
}
constexpr Trit negated(Trit a) {
  return a == Trit::maybe ? a : a == Trit::yes ? Trit::no : Trit::yes;
}
constexpr Trit trit(bool known) {
  return known ? Trit::yes : Trit::no;
}

}  // namespace beian::css
