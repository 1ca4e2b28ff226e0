#include "archive/member_path.h"

#include <doctest/doctest.h>

#include <optional>
#include <string>

using beian::link_stays_inside;
using beian::member_path;

TEST_CASE("names of members are tidied, or refused") {
  struct Row {
    const char* name;
    std::optional<std::string> path;
  };
  const Row rows[] = {
      {"a.html", "a.html"},
      {"./blog/a.html", "blog/a.html"},
      {"blog//a.html", "blog/a.html"},
      {"blog/./a.html", "blog/a.html"},
      {"blog/", "blog"},
      {"./", ""},
      {".", ""},
      {"..a/b..", "..a/b.."},
      {"京/首页.html", "京/首页.html"},
      {"", std::nullopt},
      {"/a.html", std::nullopt},
      {"../a.html", std::nullopt},
      {"a/../../b", std::nullopt},
      {"a/..", std::nullopt},
      {"a\\b", std::nullopt},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(member_path(row.name) == row.path);
  }
  CHECK(member_path(std::string(beian::kLongestMemberName, 'x')));
  CHECK_FALSE(member_path(std::string(beian::kLongestMemberName + 1, 'x')));
  CHECK_FALSE(member_path(std::string_view("a\0b", 3)));
}

TEST_CASE("links stay beneath the top, or are refused") {
  CHECK(link_stays_inside("blog/a", "b"));
  CHECK(link_stays_inside("blog/a", "../img/x.png"));
  CHECK(link_stays_inside("a/b/c", "../../x"));
  CHECK(link_stays_inside("a", "./x/../y"));
  CHECK_FALSE(link_stays_inside("blog/a", "../../x"));
  CHECK_FALSE(link_stays_inside("a", ".."));
  CHECK_FALSE(link_stays_inside("a", "x/../../y"));
  CHECK_FALSE(link_stays_inside("a", "/etc/passwd"));
  CHECK_FALSE(link_stays_inside("a", ""));
  CHECK_FALSE(link_stays_inside("a", "..\\x"));
}
