#include "rules/placement.h"

namespace beian {

Placement place_badge(const Page& page, PlaceAt at) {
  const bool use_footer = at == PlaceAt::footer || (at == PlaceAt::automatic && page.app == App::none);
  if (use_footer && !page.footers.empty()) return {NoPlace::none, page.footers.back()};
  if (at == PlaceAt::footer) return {NoPlace::no_footer, {}};
  if (!page.has_body_end) return {page.no_body_end, {}};
  return {NoPlace::none, page.body_end};
}

}  // namespace beian
