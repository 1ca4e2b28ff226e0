// element.h — an element of a page as selectors see it.
#pragma once
#include <string_view>

#include "css/element.h"
#include "html/token.h"

namespace beian {

// `token`: its start tag, with an empty span for an element that the rules made up; `parent`: index of its parent.
css::Element selectable(std::string_view bytes, TagId tag, const Token& token, std::int32_t parent);

}  // namespace beian
