// style.h — how the badge looks: one table, from which come its style attributes and its style sheet.
//
// What:   The root stands above fixed side bars and below floats, centred, in the page's own text colour; a line breaks
//         only between two numbers; the icon stays a small picture in the line whatever a theme says of all images.
// Why two forms: style attributes need no second file and no theme overrules them by chance; but a page whose
//         Content-Security-Policy forbids them gets the same as a sheet of its own site, which the badge itself links.
#pragma once
#include <string>
#include <string_view>

#include "base/escape.h"

namespace beian {

struct BadgeIcon;

enum class BadgePart : unsigned char { root, link, icon, line, number };

// What the badge's parts get.
enum class BadgeStyle : unsigned char {
  automatic,   // of a policy: attributes, or the sheet where the page forbids them
  attributes,  // style="…"
  sheet,       // a <link> to the sheet
  none,        // the site's own sheets
};

// " style=\"…\"" of a part; nothing where `style` is another. `icon`: its size; null for other parts.
Html style_attribute(BadgePart part, BadgeStyle style, const BadgeIcon* icon = nullptr);

// The same as a style sheet, for an icon of that size (empty: none).
std::string badge_sheet(const BadgeIcon& icon);

}  // namespace beian
