// icon_hotlinked.cc — the icon is fetched from the police platform's own server.
//
// The file's address carries the hash of a build and has broken twice; the platform hands the icon out as a download.
// Another host is nobody's business here: it may be the site's own.
#include "rules/icon/icon_source.h"
#include "rules/rule.h"
#include "rules/view.h"

namespace beian {
namespace {

void check(const PageView& view, const Policy&, const Resources&, Sink& out) {
  for (const NumberIcon& icon : view.icons) {
    if (icon.kind != NumberIcon::Kind::image || !is_sound(view.causes[icon.number])) continue;
    if (icon_source(icon.src, view.context.path).registry) out.report(icon.src_value, 0, {icon.src});
  }
}

constexpr Text2 kMessages[] = {
    {"the icon {0} is fetched from the police platform, where its address changes",
     "图标 {0} 取自公安平台的服务器，其地址会改变"},
};

}  // namespace

extern constinit const Rule icon_hotlinked{
    "icon-hotlinked",
    Severity::warning,
    Fix::none,
    check,
    kMessages,
    {"download the icon from the platform after login, and serve it with the site",
     "请登录平台下载图标，放入自己的网站"}};

}  // namespace beian
