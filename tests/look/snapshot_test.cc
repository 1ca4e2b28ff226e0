// snapshot_test.cc — the mark that a browser finds again stands at the very byte. The pictures:
// tests/precheck/sites_test.py.
#include "look/snapshot.h"

#include <doctest/doctest.h>

namespace beian {
namespace {

TEST_CASE("look/snapshot: a tag carries the mark, behind its name and before its attributes") {
  CHECK(with_mark("<p>a</p><form id=x>", 8, 3) == "<p>a</p><form data-beian-here=\"3\" id=x>");
  CHECK(with_mark("<button>", 0, 0) == "<button data-beian-here=\"0\">");
  CHECK(with_mark("<input/>", 0, 0) == "<input data-beian-here=\"0\"/>");
}

TEST_CASE("look/snapshot: a text and a script, which have no box of their own, get an element before them") {
  CHECK(with_mark("<p>¥96</p>", 3, 1) == "<p><span data-beian-here=\"1\"></span>¥96</p>");
  CHECK(with_mark("<SCRIPT src=w.js>", 0, 1) == "<span data-beian-here=\"1\"></span><SCRIPT src=w.js>");
  CHECK(with_mark("text", 4, 1) == "text<span data-beian-here=\"1\"></span>");
}

TEST_CASE("look/snapshot: a tag that never ends, and a place behind the end") {
  CHECK(with_mark("a<b", 1, 1) == "a<span data-beian-here=\"1\"></span><b");
  CHECK(with_mark("ab", 9, 1) == "ab");
}

}  // namespace
}  // namespace beian
