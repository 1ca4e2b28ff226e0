// Under which path a site is deployed, as its pages' own style sheets tell.
#include "rules/site_prefix.h"

#include <doctest/doctest.h>

#include "html/outline.h"
#include "rules/support.h"

using namespace beian;
using namespace beian::rules_test;

namespace {

// The prefix that `head` tells where only assets/site.css is in the output.
std::string prefix_of(const std::string& head) {
  const std::string bytes = "<!doctype html><meta charset=utf-8>" + head + "<title>t</title><body>x</body>";
  const Page page = outline(bytes, sniff_encoding(bytes));
  Resources resources;
  std::vector<std::string> wanted;
  const std::string asked = site_prefix(page, resources, wanted);
  CHECK(asked.empty());
  for (const std::string& file : wanted) resources.learn_file(file, file == "assets/site.css");
  wanted.clear();
  const std::string known = site_prefix(page, resources, wanted);
  CHECK(wanted.empty());
  return known;
}

}  // namespace

TEST_CASE("what stands in front of a file of the output is where the site is deployed") {
  CHECK(prefix_of("<link rel=stylesheet href=/assets/site.css>") == "/");
  CHECK(prefix_of("<link rel=stylesheet href=/docs/assets/site.css>") == "/docs/");
  CHECK(prefix_of("<link rel=stylesheet href='/docs/v2/assets/site.css?x=1#y'>") == "/docs/v2/");
  CHECK(prefix_of("<style>p{}</style><link rel=stylesheet href=/docs/assets/site.css>") == "/docs/");
  CHECK(prefix_of("<link rel=stylesheet><link rel=stylesheet href=/docs/assets/site.css>") == "/docs/");
  CHECK(prefix_of("<link rel=stylesheet href=/other.css><link rel=stylesheet href=/docs/assets/site.css>") == "/docs/");
}

TEST_CASE("other addresses tell nothing") {
  CHECK(prefix_of("").empty());
  CHECK(prefix_of("<link rel=stylesheet href=assets/site.css>").empty());
  CHECK(prefix_of("<link rel=stylesheet href=//a.example/assets/site.css>").empty());
  CHECK(prefix_of("<link rel=stylesheet href=https://a.example/assets/site.css>").empty());
  CHECK(prefix_of("<link rel=stylesheet href=/docs/assets/other.css>").empty());
}
