// gongan_missing.cc — a page must show the site's public-security number where a visitor can read it.
//
// 计算机信息网络国际联网安全保护管理办法 art. 12: file with the police within 30 days of going online; the platform
// asks to show the number within 30 days of approval. What counts as shown is as for icp-missing. A site that is
// configured without a police number gets one note (kSiteNote), once, from the end of the run.
#include "rules/missing.h"
#include "rules/page/variants.h"

namespace beian {
namespace {

void check(const PageView& view, const Policy& policy, const Resources&, Sink& out) {
  report_missing(view, policy, policy.gongan, out);
}

constexpr Text2 kMessages[] = {
    {"the page does not show {0}", "页面没有显示 {0}"},
    {"no public-security number is configured: a site files with the police within 30 days of going online",
     "未配置公安备案号：网站应在开通之日起 30 日内办理公安联网备案"},
};
static_assert(kSiteNote == 1);

constexpr Text2 kRemedies[] = {
    {"run `beian inject` after the build, or put the number into the footer of the theme",
     "构建后运行 `beian inject`，或在主题页脚中写入备案号"},
    {"file at https://beian.mps.gov.cn/ and set `gongan` in beian.toml, or turn this off with gongan-missing = \"off\"",
     "请在 https://beian.mps.gov.cn/ 备案后在 beian.toml 中设置 gongan；不需要此提示可设 gongan-missing = \"off\""},
};

}  // namespace

extern constinit const Rule gongan_missing{"gongan-missing", Severity::error, Fix::safe, check, kMessages, {},
                                           kRemedies};

}  // namespace beian
