// One cause, one finding: numbers with two things wrong at once, in the order of enum Cause (rules/view.h).
#include <doctest/doctest.h>

#include "rules/rule.h"
#include "rules/support.h"

using namespace beian;
using namespace beian::rules_test;

namespace {

struct Case {
  const char* config;  // as in the comment of a fixture
  const char* footer;
  const char* said;  // the rules, one a finding, in the order of the page
};

constexpr const char* kNothing = R"(icp = ""; gongan = ""; show = "optional")";
constexpr const char* kIcpOnly = R"(gongan = "")";
constexpr const char* kForbidden = R"(show = "forbidden")";

constexpr Case kCases[] = {
    {kForbidden, "<p>京ICP备XXXXXXXX号</p>", "number-forbidden"},
    {kForbidden, "<p>沪ICP备2023990007号</p><p>沪ICP备2023990007号</p>", "number-forbidden number-forbidden"},
    {kForbidden,
     "<a href=\"https://beian.mps.gov.cn/#/query/webSearch?code=11010102990001\">京ICP备2024990001号-1</a> "
     "<a href=\"https://beian.miit.gov.cn/\">京公网安备11010102990001号</a>",
     "number-forbidden number-forbidden"},
    {kForbidden, "<p>萌ICP备20249900号</p>", "parody-registry"},
    {kIcpOnly, "<p>京ICP备12345678号</p><p>京ICP备12345678号</p>", "number-placeholder number-placeholder"},
    {kIcpOnly, "<p><a href=\"#\">川ICP备2024990003号-1</a></p>", "icp-link-wrong number-unexpected"},
    {kIcpOnly,
     "<p><a href=\"https://beian.miit.gov.cn/\">沪ICP备2023990007号</a></p>"
     "<p><a href=\"https://beian.miit.gov.cn/\">沪ICP备2023990007号</a></p>",
     "number-unexpected number-unexpected"},
    {kIcpOnly,
     "<p><a href=\"https://beian.miit.gov.cn/\">京ICP备2024990001号-1</a></p>"
     "<p><a href=\"#\">京 ICP 备2024990001号-1</a></p>",
     "number-duplicate"},
    {kIcpOnly,
     "<p class=\"d-md-none\"><a href=\"https://beian.miit.gov.cn/\">京ICP备2024990001号-1</a></p>"
     "<p class=\"d-none d-md-block\"><a href=\"#\">京ICP备2024990001号-1</a></p>",
     "icp-link-wrong"},
    {kNothing,
     "<p><a href=\"https://beian.miit.gov.cn/\">京ICP备2024990001号-1</a></p>"
     "<p><a href=\"https://beian.miit.gov.cn/\">沪ICP备2023990007-2A</a></p>",
     "number-conflict"},
    {kNothing, "<p><a href=\"https://beian.miit.gov.cn/\">川ICP备 2024990003 号</a></p>", "icp-province-letter"},
    {kNothing, "<p><a href=\"https://beian.miit.gov.cn/\">京IPC备2024990001号</a></p>", "icp-malformed"},
    {kNothing,
     "<p><a href=\"https://beian.mps.gov.cn/#/query/webSearch?code=11019902990002\">京公网安备 1101990 "
     "2990002号</a></p>",
     "gongan-malformed"},
    {kNothing,
     "<p><a href=\"https://beian.mps.gov.cn/#/query/webSearch?code=11019902990002\">沪公网安备11019902990002号</a></p>",
     "province-mismatch"},
    {kNothing, "<p><a href=\"https://beian.miit.gov.cn/\">川ICP备202499000号</a></p>", "icp-malformed"},
    {kNothing,
     "<p><a href=\"https://beian.mps.gov.cn/#/query/webSearch?code=110199029900021\">蜀公网安备 "
     "110199029900021号</a></p>",
     "gongan-malformed"},
    {kIcpOnly,
     "<p><a href=\"https://beian.miit.gov.cn/\">京ICP备2024990001号-1</a></p><p>小程序：京ICP备2024990001号-2X</p>",
     "icp-link-missing"},
    {R"(gongan = ""; owner = "云杉里")", "<p>云杉木作</p>", "icp-missing"},
};

Inspection judge(const Case& c, const std::string& more_config = {}) {
  const std::string page =
      "<!doctype html><meta charset=utf-8><title>t</title><!-- beian.toml: " + std::string(c.config) + more_config +
      " --><footer>" + c.footer + "</footer>";
  return check(page, policy_of_comment(example_policy(), page));
}

std::string one_by_one(const Inspection& inspection) {
  std::string out;
  for (const Finding& f : inspection.findings) out += (out.empty() ? "" : " ") + std::string(f.rule->id);
  return out;
}

}  // namespace

TEST_CASE("causes: of two things that are wrong with a number the first in the order is said") {
  for (const Case& c : kCases) {
    CAPTURE(std::string(c.footer));
    const Inspection inspection = judge(c);
    INFO(said(inspection));
    CHECK(one_by_one(inspection) == std::string(c.said));
  }
}

TEST_CASE("causes: swapped links are not hidden by turning their rule off") {
  const Case c = {
      R"(parody-registry = "off")",
      "<a href=\"https://beian.mps.gov.cn/#/query/webSearch?code=11010102990001\">京ICP备2024990001号-1</a> "
      "<a href=\"https://beian.miit.gov.cn/\">京公网安备11010102990001号</a>",
      ""};
  CHECK(one_by_one(judge(c)) == "links-swapped");
  CHECK(one_by_one(judge(c, "; links-swapped = \"off\"")) == "icp-link-wrong gongan-link-wrong");
}

TEST_CASE("causes: of swapped links each number is named with where its own link leads, whichever stands first") {
  const Case c = {
      "",
      "<a href=\"https://beian.miit.gov.cn/\">京公网安备11010102990001号</a> "
      "<a href=\"https://beian.mps.gov.cn/#/query/webSearch?code=11010102990001\">京ICP备2024990001号-1</a>",
      ""};
  CHECK(said(judge(c)) ==
        "links-swapped: the links are swapped: 京ICP备2024990001号-1 leads to the police's registry and "
        "京公网安备11010102990001号 to the ministry's\n");
}

TEST_CASE("causes: a link that asks for the configured number beside another number is not wrong too") {
  const auto beside = [](const std::string& code) {
    const std::string link = "<a href=\"https://beian.mps.gov.cn/#/query/webSearch?code=" + code + "\">";
    const std::string footer = link + "沪公网安备31010102990002号</a>";
    return one_by_one(judge({R"(icp = "")", footer.c_str(), ""}));
  };
  CHECK(beside("11010102990001") == "number-unexpected");
  CHECK(beside("11010102990003") == "link-code-mismatch number-unexpected");
  CHECK(beside("31010102990002") == "number-unexpected");
}

TEST_CASE("causes: a page full of one number is judged in time, and said once") {
  std::string page = "<!doctype html><meta charset=utf-8><title>t</title><!-- beian.toml: gongan = \"\" -->";
  for (int i = 0; i < 20'000; ++i) page += "<p>京ICP备2024990001号-1</p>";
  const Inspection inspection = check(page, policy_of_comment(example_policy(), page));
  CHECK(one_by_one(inspection) == "icp-link-missing number-duplicate");
}
