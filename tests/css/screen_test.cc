// Below the first screen of a page that does not scroll: said where it is sure, and only there.
#include <doctest/doctest.h>

#include "css/support.h"
#include "rules/support.h"

using namespace beian;
using namespace beian::css_test;

namespace {

constexpr const char* kApp = "<div class=app>正文</div><footer class=x><p>N</p></footer>";

std::string below(const std::string& css, const std::string& body = kApp, const std::string& tag = "<body>",
                  const std::string& html = "<html>") {
  return screens(verdict_of_page(page_with(css, body, html, tag)));
}

}  // namespace

TEST_CASE("one screen: what stands behind an app that fills it is never seen") {
  const std::string app = ".app{height:100vh}";
  for (const char* css : {"body{overflow:hidden}", "html{overflow:hidden}", "html,body{overflow:hidden}",
                          "body{overflow-y:clip}", "html{overflow:hidden}body{overflow:hidden;position:relative}"}) {
    CAPTURE(css);
    CHECK(below(app + css) == "none");
    CHECK(below(".app{min-height:100dvh}" + std::string(css)) == "none");
    CHECK(below(app + css + ".app{height:50vh}") == "both");
    CHECK(below(css) == "both");
  }
  const StyleVerdict verdict = verdict_of_page(page_with(app + "body{overflow:hidden}", kApp));
  CHECK(verdict.by == "<style>: body { overflow: hidden }");
  CHECK(below(app + "body{overflow:hidden}", "<div class=app>正文</div><div>1</div><div class=x>N</div>") == "none");
  CHECK(below(app, kApp, "<body style='overflow:hidden'>") == "none");
  CHECK(below(app + "@media (max-width:600px){body{overflow:hidden}}") == "wide");
  CHECK(below("@media (min-width:600px){.app{height:100vh}}body{overflow:hidden}") == "phone");
}

TEST_CASE("one screen: where something scrolls, shrinks, or is moved, nothing is said") {
  const std::string base = ".app{height:100vh}body{overflow:hidden}";
  for (const char* css : {"html{overflow:auto}",
                          "html{overflow-y:var(--x)}",
                          "body{overflow-y:scroll}",
                          "body{overflow-x:hidden;overflow-y:auto}",
                          "body{display:flex;flex-direction:column}",
                          "body{display:grid}",
                          "body{position:fixed}",
                          "body.open{overflow:auto}",
                          ".app{position:fixed}",
                          ".app{position:absolute}",
                          ".app{float:left}",
                          ".app{display:none}",
                          ".app{display:inline}",
                          ".app{max-height:80vh}",
                          ".app{height:calc(100vh - 60px)}",
                          ".x{position:fixed;bottom:0}",
                          ".x{position:absolute}",
                          ".x{position:sticky;bottom:0}",
                          ".x{margin-top:-60px}",
                          ".x p{position:fixed}",
                          ".x{bottom:var(--b)}"}) {
    CAPTURE(css);
    CHECK(below(base + css) == "both");
  }
  CHECK(below(".app{height:100vh}body.loading{overflow:hidden}", kApp, "<body class=loading>") == "both");
  CHECK(below(".app{height:100vh}body{overflow-x:hidden}") == "both");
  CHECK(below(base, "<footer class=x>N</footer><div class=app>1</div>") == "both");
  CHECK(below(base, "<div class=app>正文<footer class=x>N</footer></div>") == "both");
  CHECK(below(base, "<div class=app hidden>1</div><footer class=x>N</footer>") == "both");
  CHECK(below(base + ".s{overflow:auto;height:100vh}", "<div class=s><div class=app>1</div><p>N</p></div>") == "both");
}

TEST_CASE("one screen: inject says that its badge is not seen, in the run that puts it in and in the next") {
  Policy policy = rules_test::example_policy();
  policy.gongan.clear();
  const std::string page =
      "<!doctype html><html><head><meta charset=utf-8><title>t</title><style>body{margin:0;overflow:hidden}"
      "#app{height:100vh}</style></head><body><div id=app><p>x</p></div></body></html>";
  const auto unfixed = [](const Inspection& inspection) {
    std::string out;
    for (const Finding& f : inspection.findings) {
      if (!f.fixed) out += std::string(out.empty() ? "" : " ") + std::string(f.rule->id);
    }
    return out;
  };
  const rules_test::Injected once = rules_test::inject(page, policy);
  CHECK(once.bytes.find("data-beian") != std::string::npos);
  CHECK(unfixed(once.inspection) == "not-displayed");
  CHECK(once.inspection.findings.back().message(Language::en).find("body { overflow: hidden }") != std::string::npos);
  const rules_test::Injected twice = rules_test::inject(once.bytes, policy);
  CHECK(twice.bytes == once.bytes);
  CHECK(unfixed(twice.inspection) == "not-displayed");
  CHECK(unfixed(rules_test::check(once.bytes, policy)) == "not-displayed");
}
