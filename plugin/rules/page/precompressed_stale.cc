// precompressed_stale.cc — a packed copy beside the page holds another page.
//
// Servers with gzip_static or its like send page.html.gz and never open page.html: what is right in the one is wrong on
// every screen. Reported from outside a page (site/twins.h); inject packs the page anew.
#include "rules/rule.h"

namespace beian {
namespace {

constexpr Text2 kMessages[] = {
    {"{0} does not unpack to this page: a server that sends it shows another one",
     "{0} 解压后不是本页：服务器发送它时，访客看到的是另一个版本"},
};

}  // namespace

extern constinit const Rule precompressed_stale{
    "precompressed-stale",
    Severity::error,
    Fix::safe,
    nullptr,
    kMessages,
    {"run inject, which packs it anew, or pack the pages after it", "请运行 inject（会重新压缩），或在其后再压缩页面"}};

}  // namespace beian
