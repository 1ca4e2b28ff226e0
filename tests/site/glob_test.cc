#include "site/glob.h"

#include <doctest/doctest.h>

#include <chrono>
#include <string>
#include <vector>

using beian::glob_match;

TEST_CASE("patterns match whole paths") {
  struct Row {
    const char* pattern;
    const char* path;
    bool match;
  };
  const Row rows[] = {
      {"**/*.html", "index.html", true},
      {"**/*.html", "a/b/c.html", true},
      {"**/*.html", ".html", true},
      {"**/*.html", "a/.html", true},
      {"**/*.html", "a.htm", false},
      {"**/*.html", "a.html/b", false},
      {"**/*.html", "A.HTML", true},
      {"**/*.html", "a/B.Html", true},
      {"**/a.html", "A.html", false},
      {"embed/**", "embed/a/b.html", true},
      {"embed/**", "embed", false},
      {"embed/**", "x/embed/a.html", false},
      {"**/embed/**", "x/embed/a.html", true},
      {"**/embed/**", "embed/a.html", true},
      {"404.html", "404.html", true},
      {"404.html", "a/404.html", false},
      {"*.html", "a/b.html", false},
      {"a/*/c.html", "a/b/c.html", true},
      {"a/*/c.html", "a/b/b/c.html", false},
      {"a/**/c.html", "a/c.html", true},
      {"a/**/c.html", "a/b/b/c.html", true},
      {"20?\?/*.html", "2024/x.html", true},
      {"20?\?/*.html", "20241/x.html", false},
      {"[a-c]x.html", "bx.html", true},
      {"[!a-c]x.html", "bx.html", false},
      {"[!a-c]x.html", "dx.html", true},
      {"[]]x.html", "]x.html", true},
      {"[x.html", "[x.html", true},
      {"\\*.html", "*.html", true},
      {"\\*.html", "a.html", false},
      {"?.html", "京.html", true},
      {"[京沪].html", "沪.html", true},
      {"**", "a/b/c", true},
      {"*a*b", "xaxbxaxb", true},
      {"**/a/**/b.html", "a/x/a/y/b.html", true},
      {"a**b/c", "axxb/c", true},
      {"", "", true},
      {"", "a", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.pattern);
    CAPTURE(row.path);
    CHECK(glob_match(row.pattern, row.path) == row.match);
  }
}

TEST_CASE("many stars take no exponential time") {
  std::string pattern;
  for (int i = 0; i < 30; ++i) pattern += "**/*a*";
  const std::string path(2000, 'a');
  const auto start = std::chrono::steady_clock::now();
  CHECK_FALSE(glob_match(pattern + "/b", path));
  CHECK_FALSE(glob_match("*a*a*a*a*a*a*a*a*a*a*a*a*b", path));
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(2));
}

TEST_CASE("a folder that is excluded as a whole need not be read") {
  const std::vector<std::string> patterns = {"embed/**", "drafts/*.html"};
  CHECK(beian::any_glob_covers(patterns, "embed"));
  CHECK(beian::any_glob_covers(patterns, "embed/deep"));
  CHECK_FALSE(beian::any_glob_covers(patterns, "drafts"));
  CHECK_FALSE(beian::any_glob_covers(patterns, "other"));
}

TEST_CASE("the pattern that was meant, of one that can match no path") {
  CHECK(beian::meant_glob("/demo/**") == "demo/**");
  CHECK(beian::meant_glob("./demo/a.html") == "demo/a.html");
  CHECK(beian::meant_glob("demo/") == "demo/**");
  CHECK(beian::meant_glob("/.//demo/") == "demo/**");
  CHECK(beian::meant_glob("/") == "**");
  CHECK(beian::meant_glob("**/demo").empty());
  CHECK(beian::meant_glob(".well-known/x.html").empty());
  CHECK(beian::meant_glob("").empty());
}
