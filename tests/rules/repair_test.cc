// What inject mends in the page's own text, and what it leaves alone: two causes on one number are one edit, a rule
// that is off mends nothing, and text with markup inside or in the root of an app stays as it is.
#include <doctest/doctest.h>

#include "rules/rule.h"
#include "rules/support.h"

using namespace beian;
using namespace beian::rules_test;

namespace {

struct Case {
  const char* config;  // as in the comment of a fixture
  const char* body;
  const char* mended;  // what inject makes of the body
};

#define MIIT "<a href=\"https://beian.miit.gov.cn/\" target=\"_blank\" rel=\"noreferrer\">"

constexpr Case kCases[] = {
    {"", "<p>京 ICP 备 2024990001 号-1</p>", "<p>" MIIT "京ICP备2024990001号-1</a></p>"},
    {R"(icp-link-missing = "off")", "<p>京 ICP 备 2024990001 号-1</p>", "<p>京ICP备2024990001号-1</p>"},
    {R"(icp-malformed = "off")", "<p>京 ICP 备 2024990001 号-1</p>", "<p>" MIIT "京 ICP 备 2024990001 号-1</a></p>"},
    {R"(icp-malformed = "off"; icp-link-missing = "off")", "<p>京 ICP 备 2024990001 号-1</p>", nullptr},
    {"", "<p>备案号：京&#73;CP备2024990001号&ndash;1。</p>", "<p>备案号：" MIIT "京ICP备2024990001号-1</a>。</p>"},
    {"", "<p>京<b>ICP</b>备2024990001号-1</p>", nullptr},
    {"", "<p><a>京ICP备2024990001号-1</a></p>", nullptr},
    {"", "<div id=\"__nuxt\"><p>京 ICP备2024990001号-1</p></div>", nullptr},
    {"", "<p data-beian-ignore>京 ICP备2024990001号-1</p><p>" MIIT "京ICP备2024990001号-1</a></p>", nullptr},
    {"", "<p>沪 ICP备2023990007号</p>", nullptr},
    {R"(icp = "沪ICP备2023990007号")", "<p>沪 ICP备2023990007号</p>", "<p>" MIIT "沪ICP备2023990007号</a></p>"},
    {R"(icp = "蜀ICP备2024990003号-1")", "<p>川ICP备2024990003号-1</p>", "<p>" MIIT "蜀ICP备2024990003号-1</a></p>"},
    {R"(icp = "蜀ICP备2024990003号-1"; icp-province-letter = "off")", "<p>川ICP备2024990003号-1</p>",
     "<p>" MIIT "川ICP备2024990003号-1</a></p>"},
};

}  // namespace

TEST_CASE("repair: the configured number is mended in place, once, and nothing else is") {
  for (const Case& c : kCases) {
    CAPTURE(c.config);
    CAPTURE(c.body);
    const std::string settings = c.config;
    const std::string comment =
        "<!-- beian.toml: gongan = \"\"" + (settings.empty() ? settings : "; " + settings) + " -->";
    const Policy policy = policy_of_comment(example_policy(), comment);
    const std::string expected = page_of(c.mended == nullptr ? c.body : c.mended);
    const Injected injected = inject(page_of(c.body), policy);
    INFO(said(injected.inspection));
    CHECK(injected.bytes == expected);
    CHECK(inject(injected.bytes, policy).bytes == expected);
  }
}

TEST_CASE("repair: where an app renders the text again, the remedy names its setting, and nothing is edited") {
  struct AppCase {
    const char* open;
    const char* setting;
  };
  constexpr AppCase kApps[] = {
      {"<meta name=\"generator\" content=\"VitePress v1.6.3\"><div id=\"app\">", "themeConfig.footer in .vitepress"},
      {"<div id=\"__docusaurus\">", "themeConfig.footer.copyright"},
      {"<div id=\"__nuxt\">", "layouts/default.vue"},
      {"<div id=\"__next\">", "pages/_app"},
      {"<script>self.__next_f=[]</script><div>", "app/layout"},
      {"<div data-sveltekit-preload-data=\"hover\">", "+layout.svelte"},
  };
  for (const AppCase& c : kApps) {
    CAPTURE(c.open);
    const std::string body =
        std::string(c.open) + "<footer><p>京 ICP备2024990001号-1</p>" +
        "<a "
        "href=\"http://www.beian.gov.cn/portal/"
        "registerSystemInfo?recordcode=11010102990001\">京公网安备11010102990001号</a></footer></div>";
    const Injected injected = inject(page_of(body.c_str()), example_policy());
    CHECK(injected.bytes == page_of(body.c_str()));
    REQUIRE(injected.inspection.findings.size() == 3);
    for (const Finding& finding : injected.inspection.findings) {
      CAPTURE(finding.rule->id);
      CHECK_FALSE(finding.fixed);
      CHECK(finding.remedy(Language::en).find(c.setting) != std::string::npos);
      CHECK(finding.remedy(Language::zh).find("重新渲染") != std::string::npos);
    }
  }
  for (const Finding& finding : check(page_of("<p>京 ICP备2024990001号-1</p>"), example_policy()).findings) {
    CHECK(finding.remedy(Language::en).find("renders this again") == std::string::npos);
  }
}
