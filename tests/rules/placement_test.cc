// fixtures/placement/: where a badge goes on pages that are not tidy, and where it goes nowhere.
//
// The expected pages were written from the HTML standard and the placement rules, not taken from the program:
// NAME.expected.html is what inject must make of NAME.html, byte for byte; NAME.refused holds the reason, a name of
// NoPlace.
#include <doctest/doctest.h>

#include <chrono>

#include "html/page.h"
#include "rules/page/variants.h"
#include "rules/rule.h"
#include "rules/support.h"

using namespace beian;
using namespace beian::rules_test;

namespace {

constexpr std::string_view kReasons[] = {"none",          "empty_file",    "frameset",        "raw_text_open",
                                         "plaintext",     "table_open",    "select_open",     "template_open",
                                         "foreign_open",  "anchor_open",   "formatting_open", "interactive_open",
                                         "hidden_parent", "inside_app",    "too_deep",        "no_footer",
                                         "selector_none", "selector_many", "selector_open",   "not_proven"};
static_assert(std::size(kReasons) == undecidable_variant(NoPlace::not_proven) + 1u);

std::string with_ending(const std::filesystem::path& file, std::string_view ending) {
  std::string name = file.string();
  return name.substr(0, name.size() - std::string_view(".html").size()) + std::string(ending);
}

// Around the first difference, for a person who reads a failed test.
std::string first_difference(const std::string& a, const std::string& b) {
  std::size_t i = 0;
  while (i < a.size() && i < b.size() && a[i] == b[i]) ++i;
  const std::size_t from = i < 40 ? 0 : i - 40;
  return "at " + std::to_string(i) + ": …" + a.substr(from, 120) + "… but expected …" + b.substr(from, 120) + "…";
}

}  // namespace

TEST_CASE("placement: the badge stands where the standard and the placement rules put it") {
  std::size_t placed = 0;
  std::size_t refused = 0;
  for (const auto& file : files_in(source_folder("fixtures/placement"))) {
    const std::string name = file.filename().string();
    if (file.extension() != ".html" || name.ends_with(".expected.html")) continue;
    CAPTURE(name);
    const std::string bytes = read_file(file);
    const Injected injected = inject(bytes, example_policy());
    INFO(said(injected.inspection));
    if (std::filesystem::exists(with_ending(file, ".refused"))) {
      ++refused;
      CHECK(injected.bytes == bytes);
      CHECK(injected.inspection.refused);
      REQUIRE(injected.inspection.findings.size() == 1);
      const std::string reason = read_file(with_ending(file, ".refused"));
      REQUIRE(injected.inspection.findings[0].variant < std::size(kReasons));
      CHECK(std::string(kReasons[injected.inspection.findings[0].variant]) + "\n" == reason);
      continue;
    }
    ++placed;
    const std::string expected = read_file(with_ending(file, ".expected.html"));
    REQUIRE_FALSE(expected.empty());
    INFO(first_difference(injected.bytes, expected));
    CHECK((injected.bytes == expected));
    // A warning may say that no place of this page is a lasting one; an error may not be left.
    std::string lasting;
    for (const Finding& finding : check(injected.bytes, example_policy()).findings) lasting += finding.rule->id;
    CHECK(lasting == (name == "next-app-router.html"        ? "document-root"
                      : name == "own-marker-moves-not.html" ? "not-in-footer"
                                                            : ""));
    CHECK((inject(injected.bytes, example_policy()).bytes == injected.bytes));
  }
  CHECK(placed >= 70);
  CHECK(refused >= 28);
}

TEST_CASE("placement: remove gives back the page that inject changed") {
  for (const auto& file : files_in(source_folder("fixtures/placement"))) {
    const std::string name = file.filename().string();
    if (!name.ends_with(".expected.html") || name.starts_with("own-marker-")) continue;
    CAPTURE(name);
    const std::string injected = read_file(file);
    const std::string old = read_file(file.parent_path() / (name.substr(0, name.find('.')) + ".html"));
    const PageContext context{"page.html", true};
    Inspection inspection = inspect(injected, context, example_policy(), Resources(), Action::remove);
    REQUIRE(inspection.edits.size() == 1);
    CHECK((rewrite(injected, context, example_policy(), Resources(), Action::remove, inspection) == old));
  }
}

TEST_CASE("placement: a million open tags and a page on one line end in reasonable time") {
  const auto begin = std::chrono::steady_clock::now();
  std::string nested = "<!doctype html><meta charset=utf-8><title>t</title>";
  for (int i = 0; i < 1'000'000; ++i) nested += "<div>";
  const Injected deep = inject(nested, example_policy());
  CHECK(deep.inspection.refused == (deep.bytes == nested));
  if (!deep.inspection.refused) CHECK(deep.bytes.compare(0, nested.size(), nested) == 0);

  std::string line = "<!doctype html><meta charset=utf-8><title>t</title><body><p>";
  line.append(std::size_t{20} << 20, 'x');
  const std::size_t end = line.size() + 4;
  line += "</p></body>";
  const Injected wide = inject(line, example_policy());
  CHECK(wide.bytes.compare(0, end, line, 0, end) == 0);
  CHECK(wide.bytes.ends_with("</div></body>"));
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(60));
}
