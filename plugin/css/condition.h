// condition.h — on which screens a part of a style sheet counts: @media, @supports and the media attribute.
//
// What:   Evaluates media queries (Media Queries Level 4: types, and, or, not, nesting, min- and max-, ranges) for two
//         screens: 1280 px wide and upright text to the side of it, and a phone of 390 px.
// Why:    A theme shows one footer on desks and another on phones; a number is displayed where either shows it.
// Ours:   Width, orientation, the light colour scheme and "with scripts" are known of these screens. Everything else
//         (height, pointers, resolution, queries of the future) may or may not hold.
//
//   (min-width: 960px) and (orientation: landscape)   →   yes on the wide screen, no on the phone
#pragma once
#include <array>
#include <string_view>

#include "css/trit.h"

namespace beian::css {

inline constexpr std::array<int, 2> kScreenWidths = {1280, 390};
inline constexpr std::size_t kScreens = kScreenWidths.size();

struct OnScreens {
  std::array<Trit, kScreens> on{};

  static constexpr OnScreens all(Trit trit) { return {{trit, trit}}; }
  constexpr bool nowhere() const { return on[0] == Trit::no && on[1] == Trit::no; }
  constexpr bool operator==(const OnScreens&) const = default;
};

constexpr OnScreens both(OnScreens a, OnScreens b) {
  return {{both(a.on[0], b.on[0]), both(a.on[1], b.on[1])}};
}
constexpr OnScreens either(OnScreens a, OnScreens b) {
  return {{either(a.on[0], b.on[0]), either(a.on[1], b.on[1])}};
}
constexpr OnScreens negated(OnScreens a) {
  return {{negated(a.on[0]), negated(a.on[1])}};
}

// A list of media queries; an empty one counts everywhere.
OnScreens media_queries(std::string_view list);

// The condition of @supports, for a browser of today.
OnScreens supports_condition(std::string_view condition);

}  // namespace beian::css
