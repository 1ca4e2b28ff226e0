// sitemap_page_missing.cc — the sitemap promises a page that the folder has not.
//
// A page that is not there was not checked, and nobody noticed. Reported from outside a page (site_rules/sitemap.h), at
// the address in the sitemap.
#include "rules/page/variants.h"
#include "rules/rule.h"

namespace beian {
namespace {

constexpr Text2 kMessages[] = {
    {"{0} leads to no file of the folder, so its page was not checked", "{0} 在文件夹中没有对应的文件，该页面未经检查"},
    {"{0} names another sitemap, which the folder has not", "{0} 指向另一个站点地图，但文件夹中没有"},
    {"the sitemap cannot be read: it is no well-formed XML, or damaged",
     "站点地图无法读取：不是格式正确的 XML，或已损坏"},
};
static_assert(std::size(kMessages) == kSitemapBroken + 1u);

constexpr Text2 kRemedies[] = {
    {"build the page, take its address out of the sitemap, or give the whole output folder",
     "请生成该页面，或从站点地图中去掉该地址，或指定完整的输出文件夹"},
    {"build it, or take it out of the index", "请生成它，或从索引中去掉"},
    {"build again; the pages that it lists were checked only as far as they are in the folder",
     "请重新生成；其中列出的页面只检查了文件夹里有的"},
};

}  // namespace

extern constinit const Rule sitemap_page_missing{"sitemap-page-missing", Severity::error, Fix::none, nullptr, kMessages,
                                                 kRemedies[0],           kRemedies};

}  // namespace beian
