// placement.h — where the badge goes on a page, or why nowhere.
//
// In this order: our own badge is replaced where it stands (inspect.cc); the element that placement.selector selects,
// and then no other; on a page that an app renders again, the end of the body, outside the app's root; else the last
// footer of the site; else before the last </body> that counts; else the end of the file where
// </body> is implied; else nowhere, with the reason. A footer of an article, an aside, a quotation or a template is not
// the site's (html/outline_context.cc), and a place at which something left open would change our bytes is no place
// (html/outline.cc).
#pragma once
#include "html/page.h"
#include "rules/page_style.h"
#include "rules/policy.h"

namespace beian {

struct Placement {
  NoPlace no_place = NoPlace::none;
  Place place;  // where no_place is none
};

// `style`: of the page; a footer that it hides on some screen is no place. Null: none hides anything.
Placement place_badge(const Page& page, PlaceAt at, PageStyle* style = nullptr);

// In the element that was selected (Page::selected).
Placement place_selected(const Page& page, PageStyle& style);

}  // namespace beian
