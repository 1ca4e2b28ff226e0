// place.h — would a block of ours, put at this point of a page, stay what it is and leave everything else as it is?
//
// Asked of the tree rules at the point itself. What is left open there changes our bytes or is changed by them: in a
// table they would be moved in front of it, an <a> would be ended by our link, a <b> would come back inside the badge.
#pragma once
#include "html/page.h"
#include "html/tree.h"

namespace beian {

// Why not; `phrasing`: there, only a <span> may be the root. The users of the open elements are context bits.
NoPlace no_place_at(const TreeBuilder& tree, bool& phrasing);

// Would bytes behind the last token of the file become part of it?
bool is_cut_off(std::string_view bytes, const Token& last);

}  // namespace beian
