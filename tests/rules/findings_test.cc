// What is said of a number by itself, of the owner's line, of the icon and of a selected element; and when nothing is.
#include <doctest/doctest.h>

#include "rules/number/flaw_findings.h"
#include "rules/support.h"
#include "select/selector.h"

using namespace beian;
using namespace beian::rules_test;

namespace {

Inspection look(const std::string& page, Action action, const Policy& policy = example_policy()) {
  return inspect(page, {"a.html", true}, policy, Resources{}, action);
}

}  // namespace

TEST_CASE("of a number by itself one finding a cause is said, and what to write only where that is known") {
  const auto told = [](std::string_view text) {
    std::string out;
    for (const NumberFinding& each : findings_of(read_number(text, kYear))) {
      out += std::string(out.empty() ? "" : " | ") + std::string(each.rule) + ": " + std::string(each.remedy.en);
    }
    return out;
  };
  const std::string copy_it = ": copy the number from the filing platform";
  CHECK(told("京ICP备2024990001号-1").empty());
  CHECK(told("三月").empty());
  CHECK(told("京ICP备：2024990001号-1") == "icp-malformed: write {1}");
  CHECK(told("京ICP备：202499000号") == "icp-malformed" + copy_it + " | icp-malformed" + copy_it);
  CHECK(told("沪公网安备11019902990002号").find("gongan-place-unknown") == std::string::npos);
  CHECK(told("沪公网安备11019902990002号").starts_with("province-mismatch: one of the two"));
  CHECK(told("京公网安备11019902990002号").starts_with("gongan-place-unknown: compare"));
  CHECK(told("萌ICP备20240001号").starts_with("parody-registry: it may stay"));
}

TEST_CASE("the owner's line is asked for only where the page must show the number, and shows it") {
  Policy policy = example_policy();
  policy.gongan.clear();
  policy.owner = "示例公司";
  const std::string linked = "<a href=\"https://beian.miit.gov.cn/\">京ICP备2024990001号-1</a>";
  const auto spoke = [&](const std::string& body, bool required) {
    return rules_that_spoke(inspect(page_of(body), {"a.html", required}, policy, Resources{}, Action::check));
  };
  CHECK(spoke(linked, true) == "owner-missing");
  CHECK(spoke(linked + " 版权所有 示例公司", true).empty());
  CHECK(spoke(linked, false).empty());
  CHECK(spoke("", true) == "icp-missing");
  policy.show = Show::optional;
  CHECK(spoke(linked, true).empty());
}

TEST_CASE("the icon that the new badge lacks is said of the badge") {
  const Inspection bare = look(page_of("<footer>x</footer>"), Action::inject);
  REQUIRE(bare.bare_number);
  CHECK(bare.bare_number->own);
  CHECK_FALSE(look(page_of("<footer>x</footer>"), Action::check).bare_number);
  Policy two = example_policy();
  two.icp.clear();
  two.gongan.push_back(read_number("沪公网安备31010102990002号", kYear));
  const std::string behind =
      "<footer>x</footer><p><a href=\"https://beian.mps.gov.cn/#/query/webSearch?code=31010102990002\">"
      "沪公网安备31010102990002号</a></p>";
  const Inspection first = look(page_of(behind), Action::inject, two);
  REQUIRE(first.bare_number);
  CHECK(first.bare_number->own);
  CHECK(first.bare_number->number == "京公网安备11010102990001号");
}

TEST_CASE("an element that is selected and never closed is pointed at") {
  Policy policy = example_policy();
  REQUIRE_FALSE(read_selector("#foot", policy.selector));
  const std::string page = page_of("<p>x</p><div id=foot><p>y</p>");
  const Inspection open = look(page, Action::check, policy);
  REQUIRE(!open.findings.empty());
  const Finding& finding = open.findings.back();
  CHECK(finding.rule->id == "page-undecidable");
  CHECK(slice(page, finding.span) == "<div id=foot>");
}

TEST_CASE("a website's number without a link fails, an app's beside it is a note") {
  Policy policy = example_policy();
  policy.gongan.clear();
  const std::string site = "<p><a href=\"https://beian.miit.gov.cn/\">京ICP备2024990001号-1</a></p>";
  const auto severity = [&](const std::string& body) {
    const Inspection inspection = look(page_of(body), Action::check, policy);
    REQUIRE(inspection.findings.size() == 1);
    CHECK(inspection.findings[0].rule->id == "icp-link-missing");
    return inspection.findings[0].severity;
  };
  CHECK(severity("<p>京ICP备2024990001号-1</p>") == Severity::error);
  CHECK(severity(site + "<p>APP备案号：京ICP备2024990001号-2A</p>") == Severity::note);
  CHECK(severity(site + "<p>小程序：京ICP备2024990001号-3X</p>") == Severity::note);
  CHECK(severity(site + "<p>快应用：京ICP备2024990001号-4K</p>") == Severity::note);
}

TEST_CASE("where a page's policy forbids pictures in addresses, the badge shows the icon's copy") {
  Policy policy = example_policy();
  policy.icon.file = "beian-icon-0.png";
  policy.icon.data_uri = "data:image/png;base64,AAAA";
  policy.icon.width = 18;
  policy.icon.height = 20;
  policy.icon.inlined = true;
  const auto source = [&](const std::string& images) {
    const std::string page =
        "<!doctype html><meta charset=utf-8><title>t</title><meta http-equiv=Content-Security-Policy "
        "content=\"img-src " +
        images + "\"><body><p>x</p></body>";
    const Inspection made = look(page, Action::inject, policy);
    REQUIRE(made.edits.size() == 1);
    const std::string& bytes = made.edits[0].bytes;
    const std::size_t at = bytes.find("src=\"");
    return at == std::string::npos ? "none" : bytes.substr(at + 5, bytes.find('"', at + 5) - at - 5);
  };
  CHECK(source("'self' data:") == policy.icon.data_uri);
  CHECK(source("'self'") == policy.icon.file);
  CHECK(source("'none'") == "none");
}
