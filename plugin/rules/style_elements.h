// style_elements.h — the elements of a page as selectors see them: those that the outline kept, and their siblings.
#pragma once
#include <vector>

#include "css/element.h"
#include "html/page.h"

namespace beian {

// One for each of page.elements, in the same order; their siblings are not known.
std::vector<css::Element> style_elements(const Page& page);

// Walks the page again and adds the elements that stand before those of page.elements in the same parent; `elements`
// came from style_elements.
void add_siblings(const Page& page, std::vector<css::Element>& elements);

}  // namespace beian
