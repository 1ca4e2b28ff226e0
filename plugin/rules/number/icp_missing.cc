// icp_missing.cc — a page must show the site's ICP number where a visitor can read it.
//
// 非经营性互联网信息服务备案管理办法 art. 13: the number stands at the bottom of the page. "Shown" is what a browser
// displays: a copy in a script, a comment, a <template>, <noscript> or a hidden element counts for nothing, and neither
// does a mention in a code sample. Where another or a broken number stands in its place, that is the finding
// (number-unexpected, icp-malformed …) and not this one.
//
// The repair is the badge: inspect.cc puts one badge with all that is missing at the place that placement found.
#include "rules/missing.h"

namespace beian {
namespace {

void check(const PageView& view, const Policy& policy, const Resources&, Sink& out) {
  report_missing(view, policy, policy.icp, out);
}

constexpr Text2 kMessages[] = {
    {"the page does not show {0}", "页面没有显示 {0}"},
};

}  // namespace

extern constinit const Rule icp_missing{
    "icp-missing",
    Severity::error,
    Fix::safe,
    check,
    kMessages,
    {"run `beian inject` after the build, or put the number into the footer of the theme",
     "构建后运行 `beian inject`，或在主题页脚中写入备案号"}};

}  // namespace beian
