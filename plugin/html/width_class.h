// width_class.h — class names that show an element only on screens of some width.
//
// A theme may hold two footers of which its style sheet shows one on wide screens and the other on phones. The names
// are those of the common style sheets: d-none d-md-block, hidden-xs, lg:hidden, is-hidden-mobile, layui-hide-xs,
// uk-visible@m, mobile-only. A name is a sign and no proof; so it is only ever a reason to say less.
#pragma once
#include <string_view>

namespace beian {

// Is any of the class names in `value` (a class attribute) of that kind?
bool shows_by_width(std::string_view value);

}  // namespace beian
