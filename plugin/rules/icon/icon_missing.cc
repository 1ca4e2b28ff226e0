// icon_missing.cc — the public-security number stands without its icon.
//
// The platform hands out an icon to stand in front of the number. It can only be downloaded after login, so the site's
// owner has to bring it; nobody has been refused for its want that we know of. A note, said once for a site at the
// first page that shows it: the pages of a site are made by one template. inspect() gives the place, the run says it
// once.
#include "rules/rule.h"

namespace beian {
namespace {

constexpr Text2 kMessages[] = {
    {"no icon stands in front of {0}", "{0} 前没有图标"},
};

}  // namespace

extern constinit const Rule icon_missing{"icon-missing",
                                         Severity::note,
                                         Fix::none,
                                         nullptr,
                                         kMessages,
                                         {"download the icon from beian.mps.gov.cn after login; for our badge name it "
                                          "in beian.toml (badge.icon), in a theme "
                                          "show it in front of the number, 18 by 20 pixels",
                                          "请登录 beian.mps.gov.cn 下载图标；由 beian 插入的，请在 beian.toml 中设置 "
                                          "badge.icon；主题自带的，请显示在备案号之前，"
                                          "大小为 18×20 像素"}};

}  // namespace beian
