// site_content.cc — is there a site to review? A home page, and something to read on it without a script.
#include "precheck/case.h"
#include "precheck/rule.h"

namespace beian::precheck {
namespace {

constexpr std::uint32_t kLeastText = 200;  // characters of all pages together

void check(const Case& what, Sink& out) {
  if (what.site.pages == 0) return;
  if (what.site.home.path.empty()) return out.report(0, {});
  if (what.site.by_script > 0) {
    return out.report(1, what.site.by_script_at,
                      {static_cast<int>(what.site.by_script), static_cast<int>(what.site.pages)});
  }
  if (what.site.least_text < kLeastText) {
    out.report(2, {what.site.home.path, 0, 0, {}}, {static_cast<int>(what.site.least_text)});
  }
}

constexpr Text2 kMessages[] = {
    {"there is no home page (index.html)", "没有首页（index.html）"},
    {"{0} of {1} pages show nothing until a script has run: what they offer was not judged",
     "{1} 个页面中有 {0} 个要靠脚本才显示内容，未能判断其功能"},
    {"all pages together show {0} characters", "全部页面一共只有 {0} 个字"},
};
constexpr Text2 kRemedies[] = {
    {"give the folder of the whole site", "请指定整个网站的文件夹"},
    {"look at them in a browser; reviewers and crawlers that run no scripts see an empty page",
     "请在浏览器中查看；不运行脚本的审核程序看到的是空白页"},
    {"an almost empty site comes back: file it when it has content", "内容过少会被退回，请充实后再提交"},
};

}  // namespace

extern constinit const PrecheckRule site_content{"site-content", Severity::warning, Key::site_interactive,
                                                 check,          kMessages,         kRemedies};

}  // namespace beian::precheck
