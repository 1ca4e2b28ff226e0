// placement_selector.h — placement.selector as someone wrote it: CSS, or XPath behind “xpath:”.
//
// CSS is understood and matched by the core. XPath needs a tree and libxml2, so the core only knows that the answer
// comes from outside: where it waits for one (Inspection::wants_selection), select_on_page gives it.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "select/known_choice.h"
#include "select/selector.h"
#include "text/encoding.h"
#include "xpath/document.h"

namespace beian {

struct PlacementSelector {
  Selector css;
  std::optional<xpath::Expression> xpath;
};

// `text` may be empty: then there is no selector. `where` says in an error where the setting stands.
Result<PlacementSelector> read_placement_selector(const std::string& text, const std::string& where);

// What `expression` selects on the page `bytes`, in `encoding`; fails where it cannot be evaluated. For any thread.
Result<KnownSelection> select_on_page(const xpath::Expression& expression, std::string_view bytes,
                                      const Encoding& encoding);

}  // namespace beian
