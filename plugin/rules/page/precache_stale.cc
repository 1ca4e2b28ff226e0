// precache_stale.cc — the service worker's list has another digest of the page than the page has.
//
// Browsers that know the site keep their copy until the digest in the list changes. Reported from outside a page
// (site_rules/precache.h), at the digest; inject writes the right one.
#include "rules/rule.h"

namespace beian {
namespace {

constexpr Text2 kMessages[] = {
    {"the digest of {0} is not that of the page: returning visitors keep the old page",
     "{0} 的摘要与页面不符：再次访问的人看到的仍是旧页面"},
};

}  // namespace

extern constinit const Rule precache_stale{"precache-stale",
                                           Severity::warning,
                                           Fix::safe,
                                           nullptr,
                                           kMessages,
                                           {"run inject, which writes the digest anew, or make the list after it",
                                            "请运行 inject（会更新摘要），或在其后再生成清单"}};

}  // namespace beian
