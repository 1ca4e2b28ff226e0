// site_prefix.h — what stands in front of the site's own files in an address that holds on every page: "/" or "/docs/".
//
// A 404 page is shown under any address, so nothing on it may be relative; and the path that a site is deployed under
// is not known here. But the page's own style sheets are asked for by addresses from the root of the host, and what is
// in front of a file of the output in such an address is the path:
//
//   <link rel="stylesheet" href="/docs/assets/site.css">, and assets/site.css is in the output   →   "/docs/"
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "html/page.h"
#include "rules/resources.h"

namespace beian {

// Empty where the page does not tell. `wanted` gets the files of which the answer would have to know whether they are
// there.
std::string site_prefix(const Page& page, const Resources& resources, std::vector<std::string>& wanted);

}  // namespace beian
