// outline_meta.h — what a <meta> says of its page: generator, refresh, content security policy, encoding.
//
// A page has ten of them, nearly all for search engines: the attributes are looked at once, and their values read only
// where the names say that this one counts.
#pragma once
#include "html/page.h"

namespace beian {

// Takes what the <meta> with the start tag `tag` says into `page`. It is an HTML element outside of <template>;
// `in_body`: there it neither refreshes nor has a policy.
void read_meta(const Token& tag, bool in_body, Page& page);

}  // namespace beian
