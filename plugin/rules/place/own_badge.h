// own_badge.h — what the rules about the place of our own badge share.
//
// A theme's own badge is the theme's affair: wherever it is displayed, these rules are silent. Ours may have been moved
// (a template that it was pasted into, a plugin that reorders the page), or the page may be one that no place can keep.
#pragma once
#include "rules/rule.h"
#include "rules/view.h"

namespace beian {

// Where a finding about the place of `badge` points: its start, with no width, because putting the badge anew mends
// what is in it and not where it stands.
inline Span place_of(const OwnBadge& badge) {
  return {badge.span.begin, badge.span.begin};
}

}  // namespace beian
