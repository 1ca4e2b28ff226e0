// Pages that inject once refused, or worse, though there is a place on them. Each was found by fuzz_rewrite.
#include <doctest/doctest.h>

#include "edit/verify.h"
#include "rules/inspect.h"
#include "rules/resources.h"

using namespace beian;

namespace {

Policy policy() {
  Policy p;
  p.this_year = 2026;
  p.icp = {read_number("京ICP备2024990001号-1", p.this_year)};
  return p;
}

// The page after inject; empty where it was refused.
std::string injected(std::string_view page) {
  Inspection in = inspect(page, {"index.html", true}, policy(), Resources{}, Action::inject);
  if (in.edits.empty()) return {};
  return rewrite(page, {"index.html", true}, policy(), Resources{}, Action::inject, in);
}

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace

TEST_CASE("a page that ends before its body begins has a place at its end") {
  for (const std::string_view page :
       {"<html>", "<!doctype html>", "<!doctype html><title>t</title>", "<head></head>", "<title>t</title>\n"}) {
    const std::string after = injected(page);
    CHECK_MESSAGE(after.starts_with(std::string(page) + "<div data-beian"), page);
  }
}

TEST_CASE("a page whose body shows no text yet has a place before </body>") {
  for (const std::string_view page :
       {"<!doctype html><title>t</title><div id=x></div><script src=x></script></body></html>",
        "<!doctype html><title>t</title><p></body>"}) {
    CHECK_MESSAGE(has(injected(page), "</body>"), page);
  }
}

TEST_CASE("text put in front of a frameset would undo it, and is refused") {
  const std::string before = "<!doctype html><title>t</title><div></div><frameset><frame></frameset>";
  const std::uint32_t at = 36;
  REQUIRE(before.substr(at, 6) == "</div>");
  const std::vector<Edit> edits = {{{at, at}, "x"}};
  CHECK_FALSE(verify_edits(before, apply_edits(before, edits), edits));
  const std::vector<Edit> harmless = {{{at, at}, "<i></i>"}};
  CHECK(verify_edits(before, apply_edits(before, harmless), harmless));
}

TEST_CASE("data-beian on an element that is never our root is not ours") {
  for (const std::string_view page :
       {"<body data-beian><p>a</p></body>", "<!doctype html><title>t</title><footer data-beian>a</footer>",
        "<!doctype html><title>t</title><p data-beian>a"}) {
    const std::string after = injected(page);
    CHECK_MESSAGE(has(after, "data-beian style="), page);
    CHECK_MESSAGE(inspect(after, {"index.html", true}, policy(), Resources{}, Action::inject).edits.empty(), page);
  }
}

TEST_CASE("two numbers in one stale link mend it once") {
  const std::string page =
      "<!doctype html><meta charset=utf-8><title>t</title><body><a "
      "href=\"http://www.miibeian.gov.cn\">京ICP备2024990001号-1 · "
      "京ICP备2024990001号-1</a></body>";
  const std::string after = injected(page);
  CHECK(has(after, "<a href=\"https://beian.miit.gov.cn/\">京ICP备2024990001号-1 · 京ICP备2024990001号-1</a>"));
}

TEST_CASE("our badge is a line of its own, whatever text stands beside it") {
  for (const std::string_view page : {"<!doctype html><meta charset=utf-8><title>t</title><p>a</body>23 b",
                                      "<!doctype html><title>t</title><p>ICP备1234</body>号"}) {
    const std::string after = injected(page);
    REQUIRE_MESSAGE(has(after, "<span data-beian"), page);
    for (const Finding& f : inspect(after, {"index.html", true}, policy(), Resources{}, Action::check).findings) {
      CHECK_MESSAGE(f.rule->id != "icp-missing", page);
    }
  }
}
