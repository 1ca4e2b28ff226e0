// outline_context.h — what one start tag says about everything inside it: hidden, footer, example, root of an app …
#pragma once
#include <string_view>

#include "html/page.h"
#include "html/tree.h"

namespace beian {

struct ElementContext {
  std::uint32_t where = 0;   // context bits inside the element
  bool site_footer = false;  // the tag makes it a footer of the site, as far as the tag and its parents tell
  bool own_root = false;     // the root of our badge
  bool ignore = false;       // data-beian-ignore
  App app = App::none;       // a sign of an app
};

// The context inside `element`, whose parents gave `outer`. `app`: what earlier signs said.
ElementContext context_of(std::string_view bytes, const Element& element, std::uint32_t outer, App app);

}  // namespace beian
