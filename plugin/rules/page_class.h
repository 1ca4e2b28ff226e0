// page_class.h — is this file a page at all?
//
// Not everything that ends in .html is read by a visitor: redirect stubs forward him, search consoles ask for a file
// with a token in it, templates are written out as fragments. Such files are counted as skipped, with the class, never
// as passed.
#pragma once
#include "html/page.h"
#include "rules/inspect.h"

namespace beian {

PageClass classify_page(const Page& page, std::string_view path);

}  // namespace beian
