// layers.h — the order of cascade layers over all sheets of a page (CSS Cascade Level 5, section 6.4).
//
// Layers of one name are one layer, wherever they are mentioned; the first mention decides their order, and what stands
// in a layer itself comes behind the layers inside it. Most pages have none, and pay nothing.
#pragma once
#include <vector>

#include "css/cascade.h"

namespace beian::css {

inline constexpr std::uint16_t kUnlayered = 0x7ffe;

// For each sheet and each of its layers: its place in the order; kUnlayered for what stands in none.
std::vector<std::vector<std::uint16_t>> layer_order(const std::vector<AppliedSheet>& sheets);

}  // namespace beian::css
