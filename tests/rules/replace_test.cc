// --unsafe-fixes: when the configured number takes the place of the one that the page shows, and when nothing does.
#include <doctest/doctest.h>

#include "rules/rule.h"
#include "rules/support.h"

using namespace beian;
using namespace beian::rules_test;

namespace {

struct Case {
  const char* config;  // as in the comment of a fixture
  const char* body;
  const char* mended;  // what inject --unsafe-fixes makes of the body; null: nothing
};

#define NEW " target=\"_blank\" rel=\"noreferrer\">"
#define MIIT "<a href=\"https://beian.miit.gov.cn/\">"
#define MPS "<a href=\"https://beian.mps.gov.cn/#/query/webSearch?code="
#define RIGHT "京ICP备2024990001号-1"

constexpr Case kCases[] = {
    // every kind of contradiction, the link kept, mended or made
    {"", "<p>" MIIT "沪ICP备2023990007号-1</a></p>", "<p>" MIIT RIGHT "</a></p>"},
    {"", "<p>" MIIT "京ICP备XXXXXXXX号-1</a></p>", "<p>" MIIT RIGHT "</a></p>"},
    {"", "<p>" MIIT "京ICP备12345678号</a></p>", "<p>" MIIT RIGHT "</a></p>"},
    {"", "<p>" MIIT "京ICP备2024990号-1</a></p>", "<p>" MIIT RIGHT "</a></p>"},
    {"", "<p><a href=\"http://www.miitbeian.gov.cn/\">沪ICP备2023990007号-1</a></p>", "<p>" MIIT RIGHT "</a></p>"},
    {"", "<p><a href=http://www.miitbeian.gov.cn>京ICP备XXXXXXXX号</a></p>", "<p>" MIIT RIGHT "</a></p>"},
    {"", "<p>沪ICP备2023990007号-1</p>", "<p><a href=\"https://beian.miit.gov.cn/\"" NEW RIGHT "</a></p>"},
    {"", "<p>京ICP备2024990003号-1</p>", "<p><a href=\"https://beian.miit.gov.cn/\"" NEW RIGHT "</a></p>"},
    {R"(icp = ""; gongan = "京公网安备11010102990001号")",
     "<p>" MPS "31010102990002\">沪公网安备31010102990002号</a></p>",
     "<p>" MPS "11010102990001\">京公网安备11010102990001号</a></p>"},
    {R"(icp = ""; gongan = "京公网安备11010102990001号")",
     "<p>" MPS "11010102990001\">沪公网安备11010102990001号</a></p>",
     "<p>" MPS "11010102990001\">京公网安备11010102990001号</a></p>"},
    {R"(icp = ""; gongan = "京公网安备11010102990001号")",
     "<p>" MPS "11010102990001\">沪公网安备44010102990002号</a></p>",
     "<p>" MPS "11010102990001\">京公网安备11010102990001号</a></p>"},
    {R"(icp = ""; gongan = "京公网安备11010102990001号")", "<p>" MIIT "京公网安备 XXXXXXXXXXXXXX号</a></p>",
     "<p>" MPS "11010102990001\">京公网安备11010102990001号</a></p>"},
    {"", "<p><a href=\"https://beian.miit.gov.cn/#/Integrated/index\">沪ICP备2023990007号-1</a></p>",
     "<p><a href=\"https://beian.miit.gov.cn/#/Integrated/index\">" RIGHT "</a></p>"},
    // an address that works is kept, and our own badge is no second opinion
    {R"(icp = ""; gongan = "京公网安备11010102990001号")",
     "<p><a href=\"//beian.mps.gov.cn/#/query/webSearch?code=11010102990001\">沪公网安备31010102990002号</a></p>",
     "<p><a href=\"//beian.mps.gov.cn/#/query/webSearch?code=11010102990001\">京公网安备11010102990001号</a></p>"},
    {"", "<p>" MIIT "沪ICP备2023990007号-1</a></p><div data-beian>" MIIT "沪ICP备2023990007号-1</a></div>",
     "<p>" MIIT RIGHT "</a></p>"},
    // which is right is not clear
    {"", "<p>" MIIT "沪ICP备2023990007号-1</a> " MIIT "粤ICP备2023990008号-1</a></p>", nullptr},
    {"", "<p>" MIIT RIGHT "</a> " MIIT "沪ICP备2023990007号-1</a></p>", nullptr},
    {R"(icp = "京ICP备2024990001号-1, 沪ICP备2024990002号-1")", "<p>" MIIT "粤ICP备2023990008号-1</a></p>", nullptr},
    {R"(number-unexpected = "off")", "<p>" MIIT "沪ICP备2023990007号-1</a></p>", nullptr},
    // where nothing may be edited
    {"", "<p>" MIIT "沪<b>ICP备</b>2023990007号-1</a></p>", nullptr},
    {"", "<div id=\"__nuxt\"><p>" MIIT "沪ICP备2023990007号-1</a></p></div>", nullptr},
    {"", "<div data-beian-ignore><p>沪ICP备2023990007号-1</p></div><p>" MIIT RIGHT "</a></p>", nullptr},
    {"", "<article><p>沪ICP备2023990007号-1</p></article><p>" MIIT RIGHT "</a></p>", nullptr},
    // phones and desktops
    {"",
     "<p class=\"d-md-none\">" MIIT "沪ICP备2023990007号-1</a></p><p class=\"hidden-xs\">" MIIT
     "沪ICP备2023990007号-1</a></p>",
     "<p class=\"d-md-none\">" MIIT RIGHT "</a></p><p class=\"hidden-xs\">" MIIT RIGHT "</a></p>"},
};

Policy policy_of(const Case& c, bool unsafe) {
  const std::string settings = c.config;
  const std::string gongan = settings.find("gongan") == std::string::npos ? "gongan = \"\"" : "";
  const std::string both = gongan + (gongan.empty() || settings.empty() ? "" : "; ") + settings;
  Policy policy = policy_of_comment(example_policy(), "<!-- beian.toml: " + both + " -->");
  policy.unsafe_fixes = unsafe;
  return policy;
}

}  // namespace

TEST_CASE("replace: one configured number takes the place of the one that contradicts it") {
  for (const Case& c : kCases) {
    CAPTURE(c.config);
    CAPTURE(c.body);
    const Policy policy = policy_of(c, true);
    const std::string expected = page_of(c.mended == nullptr ? c.body : c.mended);
    const Injected injected = inject(page_of(c.body), policy);
    INFO(said(injected.inspection));
    CHECK(injected.bytes == expected);
    CHECK(inject(injected.bytes, policy).bytes == expected);
    CHECK_FALSE(injected.inspection.refused);
    if (c.mended == nullptr) continue;
    for (const Finding& finding : injected.inspection.findings)
      CHECK((finding.fixed || finding.severity == Severity::note));
    const Injected after = inject(expected, policy);
    INFO(said(after.inspection));
    for (const Finding& finding : after.inspection.findings) CHECK(finding.severity == Severity::note);
  }
}

TEST_CASE("replace: without being asked, number and finding stay") {
  for (const Case& c : kCases) {
    if (c.mended == nullptr) continue;
    CAPTURE(c.body);
    const Injected injected = inject(page_of(c.body), policy_of(c, false));
    CHECK(injected.bytes.find(RIGHT) == std::string::npos);
    CHECK(std::any_of(injected.inspection.findings.begin(), injected.inspection.findings.end(),
                      [](const Finding& f) { return !f.fixed && f.severity == Severity::error; }));
  }
}
