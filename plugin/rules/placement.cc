#include "rules/placement.h"

#include <algorithm>

namespace beian {

Placement place_badge(const Page& page, PlaceAt at, PageStyle* style) {
  const bool use_footer = at == PlaceAt::footer || (at == PlaceAt::automatic && page.app == App::none);
  if (use_footer) {
    const auto footer = std::find_if(page.footers.rbegin(), page.footers.rend(),
                                     [&](const Place& place) { return style == nullptr || style->shows(place); });
    if (footer != page.footers.rend()) return {NoPlace::none, *footer};
  }
  if (at == PlaceAt::footer) return {NoPlace::no_footer, {}};
  if (!page.has_body_end) return {page.no_body_end, {}};
  return {NoPlace::none, page.body_end};
}

Placement place_selected(const Page& page, PageStyle& style) {
  const Selected& selected = page.selected;
  if (selected.no_place != NoPlace::none) return {selected.no_place, {}};
  if (!style.shows(selected.place)) return {NoPlace::hidden_parent, {}};
  return {NoPlace::none, selected.place};
}

}  // namespace beian
