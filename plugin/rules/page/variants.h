// variants.h — message variants that code outside a rule's own file reports.
#pragma once
#include <cstdint>

#include "html/page.h"

namespace beian {

inline constexpr std::uint8_t kSiteNote = 1;  // gongan-missing: the site has no police number at all

// subject-or-site-number: of a configured number it is said for the site.
inline constexpr std::uint8_t kSubjectElsewhere = 0;
inline constexpr std::uint8_t kSiteInGuangdong = 1;

// sitemap-page-missing
inline constexpr std::uint8_t kSitemapPage = 0;
inline constexpr std::uint8_t kSitemapLost = 1;    // another sitemap that it names
inline constexpr std::uint8_t kSitemapBroken = 2;  // it cannot be read

// icon-missing: who has to show it.
inline constexpr std::uint8_t kInOurBadge = 0;
inline constexpr std::uint8_t kInTheTheme = 1;

// page-undecidable: one variant a reason, and a link that leads out of the folder.
constexpr std::uint8_t undecidable_variant(NoPlace reason) {
  return static_cast<std::uint8_t>(reason);
}
inline constexpr std::uint8_t kOutsideLink = static_cast<std::uint8_t>(NoPlace::not_proven) + 1;

}  // namespace beian
