// icon_missing.cc — the public-security number stands without its icon.
//
// The platform hands out an icon to stand in front of the number. It can only be downloaded after login, so the site's
// owner has to bring it; nobody has been refused for its want that we know of. A note, said once for a site at the
// first page that shows it: the pages of a site are made by one template. inspect() gives the place, the run says it
// once. A number of the theme's own gets no icon from us even where badge.icon is set: what was put into other people's
// markup remove could not take back, and the icon's file with it. The remedy says what to write there.
#include "rules/page/variants.h"
#include "rules/rule.h"

namespace beian {
namespace {

constexpr Text2 kMessages[] = {
    {"no icon stands in front of {0}", "{0} 前没有图标"},
    {"no icon stands in front of {0}, which the theme shows", "主题显示的 {0} 前没有图标"},
};
static_assert(kInOurBadge == 0 && kInTheTheme == 1);

constexpr Text2 kRemedies[] = {
    {"download the icon from beian.mps.gov.cn after login, and name it in beian.toml (badge.icon)",
     "请登录 beian.mps.gov.cn 下载图标，并在 beian.toml 中设置 badge.icon"},
    {"download the icon from beian.mps.gov.cn after login into the site's static files, and write <img src=\"…\" "
     "alt=\"\" "
     "width=\"18\" height=\"20\"> in front of the number in the theme; badge.icon is for beian's own badge",
     "请登录 beian.mps.gov.cn 下载图标，放入网站的静态文件，并在主题中备案号之前写 <img src=\"…\" alt=\"\" "
     "width=\"18\" "
     "height=\"20\">；badge.icon 只用于 beian 插入的备案信息"},
};

}  // namespace

extern constinit const Rule icon_missing{"icon-missing", Severity::note, Fix::none, nullptr, kMessages, {}, kRemedies};

}  // namespace beian
