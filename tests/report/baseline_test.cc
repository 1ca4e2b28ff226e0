#include "report/baseline.h"

#include <doctest/doctest.h>

#include "site/temp_folder.h"

using namespace beian;

namespace {

Finding finding(std::string_view rule, std::vector<std::string> args, std::uint8_t variant = 0) {
  Finding out;
  out.rule = find_rule(rule);
  out.args = std::move(args);
  out.variant = variant;
  return out;
}

Baseline parsed(std::string_view text) {
  Result<Baseline> baseline = Baseline::parse(text, "known.tsv");
  REQUIRE(baseline);
  return *std::move(baseline);
}

std::string error_of(std::string_view text) {
  Result<Baseline> baseline = Baseline::parse(text, "known.tsv");
  return baseline ? "" : baseline.error().en;
}

const Policy kPolicy;

}  // namespace

TEST_CASE("a baseline is sorted, counted, and the same whatever the order it was filled in") {
  Baseline one;
  one.add("b.html", finding("icp-link-stale", {"http://x/"}));
  one.add("a.html", finding("icp-missing", {"n"}));
  one.add("b.html", finding("icp-link-stale", {"http://x/"}));
  one.add("b.html", finding("icp-link-missing", {"n"}));
  Baseline other;
  other.add("b.html", finding("icp-link-missing", {"n"}));
  other.add("b.html", finding("icp-link-stale", {"http://x/"}));
  other.add("b.html", finding("icp-link-stale", {"http://x/"}));
  other.add("a.html", finding("icp-missing", {"n"}));
  CHECK(one.text() ==
        "# beian baseline 1\n"
        "icp-missing\t1\ta.html\t0\tn\n"
        "icp-link-missing\t1\tb.html\t0\tn\n"
        "icp-link-stale\t2\tb.html\t0\thttp://x/\n");
  CHECK(other.text() == one.text());
  CHECK(parsed(one.text()).text() == one.text());
}

TEST_CASE("as many as are known are crossed off, on their page alone") {
  const Finding stale = finding("icp-link-stale", {"http://x/"});
  Baseline known = parsed("# beian baseline 1\nicp-link-stale\t2\ta.html\t0\thttp://x/\n");
  CHECK(known.left("a.html", kPolicy) == 2);
  CHECK_FALSE(known.take("b.html", stale));
  CHECK_FALSE(known.take("a.html", finding("icp-link-stale", {"http://y/"})));
  CHECK_FALSE(known.take("a.html", finding("icp-link-stale", {"http://x/"}, 1)));
  CHECK_FALSE(known.take("a.html", finding("icp-link-wrong", {"http://x/"})));
  CHECK(known.take("a.html", stale));
  CHECK(known.left("a.html", kPolicy) == 1);
  CHECK(known.take("a.html", stale));
  CHECK_FALSE(known.take("a.html", stale));
  CHECK(known.left("a.html", kPolicy) == 0);
  CHECK(known.left("b.html", kPolicy) == 0);
}

TEST_CASE("what a rule that is off would have found is not gone") {
  const Baseline known = parsed("# beian baseline 1\nicp-missing\t1\ta.html\t0\tn\nof-old-times\t1\ta.html\t0\n");
  Policy policy;
  CHECK(known.left("a.html", policy) == 2);
  policy.severities.assign(all_rules().size(), Severity::by_rule);
  policy.severities[rule_index(*find_rule("icp-missing"))] = Severity::off;
  CHECK(known.left("a.html", policy) == 1);
}

TEST_CASE("paths and arguments may be any bytes") {
  using namespace std::string_view_literals;
  const std::string path("a\tb\nc\\t\r\xff\0.html"sv);
  const Finding odd = finding("icp-link-wrong", {"京", "x\ty\\n\n"}, 2);
  Baseline written;
  written.add(path, odd);
  const std::string text = written.text();
  CHECK(text ==
        "# beian baseline 1\n"
        "icp-link-wrong\t1\ta\\tb\\nc\\\\t\\r\xff\0.html\t2\t京\tx\\ty\\\\n\\n\n"sv);
  Baseline known = parsed(text);
  CHECK(known.text() == text);
  CHECK(known.take(path, odd));
  Baseline apart;
  apart.add("a", finding("icp-link-wrong", {"x\ty", ""}));
  CHECK_FALSE(apart.take("a", finding("icp-link-wrong", {"x", "y"})));
}

TEST_CASE("a checkout with other line ends is still a baseline") {
  Baseline known = parsed("# beian baseline 1\r\nicp-missing\t1\ta.html\t0\tn\r\n");
  CHECK(known.take("a.html", finding("icp-missing", {"n"})));
}

TEST_CASE("a malformed baseline is an error with its line") {
  CHECK(error_of("").starts_with("known.tsv:1: "));
  CHECK(error_of("# beian baseline 2\n").starts_with("known.tsv:1: "));
  CHECK(error_of("# beian baseline 1\n").empty());
  CHECK(error_of("# beian baseline 1").empty());
  const std::string good = "# beian baseline 1\nicp-missing\t1\ta.html\t0\tn\n";
  CHECK(error_of(good).empty());
  for (const char* line : {"\n", "<<<<<<< ours\n", "icp-missing\t1\ta.html\n", "icp-missing\t0\ta.html\t0\tn\n",
                           "icp-missing\t-1\ta.html\t0\tn\n", "icp-missing\t1x\ta.html\t0\tn\n", "\t1\ta.html\t0\tn\n",
                           "icp-missing\t1\t\t0\tn\n", "icp-missing\t1\ta\\x\t0\tn\n", "icp-missing\t1\ta\\\t0\tn\n",
                           "icp-missing\t1\ta.html\tn\n", "icp-missing\t99999999999\ta.html\t0\n"}) {
    CAPTURE(line);
    const std::string error = error_of(good + line);
    CHECK(error.starts_with("known.tsv:3: "));
    CHECK(error.find("--write-baseline") != std::string::npos);
  }
}

TEST_CASE("a baseline that cannot be read is an error") {
  test::TempFolder folder;
  CHECK_FALSE(Baseline::read(folder / "none"));
  CHECK_FALSE(Baseline::read(folder.path()));
  folder.write("known.tsv", "# beian baseline 1\n");
  CHECK(Baseline::read(folder / "known.tsv"));
}
