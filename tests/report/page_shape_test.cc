#include "report/page_shape.h"

#include <doctest/doctest.h>

#include <string>

using namespace beian;

namespace {

std::string shape(std::string_view page) {
  return page_shape(page, {}).page;
}

std::string around(const std::string& page, std::string_view place) {
  const std::size_t at = page.find(place);
  REQUIRE(at != std::string::npos);
  return page_shape(page, {static_cast<std::uint32_t>(at)}).elements.at(0);
}

constexpr std::string_view kPost =
    "<!DOCTYPE html><title>a</title><body class='post-17'><header class=site><nav><a>b</a></nav></header><main>"
    "<article class='post h-entry'><h1>c</h1><p>d<div class=box></div></article></main><footer id=footer "
    "class='css-1x2 "
    "foot'><p>e</p></footer><script>f</script>";

}  // namespace

TEST_CASE("the boxes around the content are the shape") {
  CHECK(shape(kPost) == "header.site, main (article.post.h-entry), footer#footer.foot");
}

TEST_CASE("more text, other numbers in names and repeated boxes are the same shape") {
  std::string other(kPost);
  other.replace(other.find("post-17"), 7, "post-18");
  other.replace(other.find("<p>d"), 4, "<p>d<p>e<table><tr><td>f</table><ul><li>g</ul>");
  CHECK(shape(other) == shape(kPost));
  CHECK(shape("<body><main><article>a</article></main>") ==
        shape("<body><main><article>a</article><article>b</article></main>"));
}

TEST_CASE("other boxes are another shape") {
  CHECK(shape("<body><main><ul></ul></main><footer>a</footer>") == "main, footer");
  CHECK(shape("<body><main><article></article></main><footer>a</footer>") == "main (article), footer");
  CHECK(shape("<body class=home><main></main>") == "body.home > main");
}

TEST_CASE("wrappers around everything are no level") {
  CHECK(shape("<body><div id=app><div class=Layout><header></header><div class=content><main class=m></main></div>"
              "<footer></footer></div></div>") == "div#app > div.Layout > header, div.content (main.m), footer");
}

TEST_CASE("a page without boxes has a shape too, and none is long") {
  CHECK(shape("") == "body");
  CHECK(shape("<p>a") == "body");
  std::string wide = "<body>";
  for (std::size_t i = 0; i < 3000; ++i)
    wide += "<x-" + std::string(1 + i % 20, 'a') + "></x-" + std::string(1 + i % 20, 'a') + ">";
  CHECK(shape(wide).size() < 300);
  std::string deep = "<body>";
  for (int i = 0; i < 3000; ++i) deep += "<div><section></section>";
  CHECK(shape(deep).size() < 300);
}

TEST_CASE("what is around a place") {
  const std::string page(kPost);
  CHECK(around(page, "e</p>") == "footer#footer.foot > p");
  CHECK(around(page, "<p>d") == "main > article.post.h-entry > p");
  CHECK(around(page, "b</a>") == "header.site > nav > a");
  CHECK(around("<body><p>x", "<body>") == "");
  CHECK(around("<a><b><c-d><e-f><g-h>x", "x") == "b > c-d > e-f > g-h");
}

TEST_CASE("each place has its answer, also those behind the end of the markup") {
  const PageShape two = page_shape("<body><p>x</p><footer>y</footer>", {9, 22});
  REQUIRE(two.elements.size() == 2);
  CHECK(two.elements[0] == "p");
  CHECK(two.elements[1] == "footer");
  CHECK(page_shape("<p>", {0, 9}).elements.size() == 2);
}

TEST_CASE("a name from a page is never more than a name") {
  CHECK(shape("<body><div id='\"><script>' class='<b> &amp; ok'></div>") == "div.ok");
  CHECK(shape("<body><div class='\xd6\xd0 a'></div>") == "div.a");
  CHECK(shape("<body><x-\xd6\xd0></x-\xd6\xd0>").find('\xd6') == std::string::npos);
}
