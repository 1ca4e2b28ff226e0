#include "site/did_you_mean.h"

#include <doctest/doctest.h>

TEST_CASE("the nearest name is offered, a far one is not") {
  const std::string_view known[] = {"icp", "gongan", "root", "scope", "include", "exclude", "badge.class"};
  CHECK(beian::nearest_name("gognan", known) == "gongan");
  CHECK(beian::nearest_name("gongn", known) == "gongan");
  CHECK(beian::nearest_name("inlcude", known) == "include");
  CHECK(beian::nearest_name("ipc", known) == "icp");
  CHECK(beian::nearest_name("excludes", known) == "exclude");
  CHECK(beian::nearest_name("colour", known).empty());
  CHECK(beian::nearest_name("", known).empty());
}
