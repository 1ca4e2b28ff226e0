// sitemap_unlisted.cc — a page of the folder that the site's own sitemap does not list.
//
// A draft, an old page that the deployment never takes away, or a test page: it is public all the same, and the filing
// covers it. Reported from outside a page (site_rules/sitemap.h).
#include "rules/rule.h"

namespace beian {
namespace {

constexpr Text2 kMessages[] = {
    {"the sitemap does not list this page, and the page does not ask to be left out",
     "站点地图没有列出本页，而本页也没有要求不被收录"},
};

}  // namespace

extern constinit const Rule sitemap_unlisted{
    "sitemap-unlisted",
    Severity::note,
    Fix::none,
    nullptr,
    kMessages,
    {"list it, mark it as noindex, or do not publish it", "请列入站点地图，或标记为 noindex，或不要发布"}};

}  // namespace beian
