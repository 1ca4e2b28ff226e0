// placement.selector in CSS: what is understood, what is refused and where, and what it matches on a page.
#include "select/selector.h"

#include <doctest/doctest.h>

#include "html/outline.h"
#include "select/selector_choice.h"

using namespace beian;

namespace {

struct Found {
  Selected selected;
  std::string at;  // the page up to the place, its last 12 bytes
};

Found find(std::string_view page, std::string_view text) {
  Selector selector;
  REQUIRE_FALSE(read_selector(text, selector));
  SelectorChoice choice(page, selector);
  Found out;
  out.selected = outline(page, Encoding(), {}, &choice).selected;
  if (out.selected.no_place != NoPlace::none) return out;
  const std::uint32_t offset = out.selected.place.offset;
  const std::uint32_t from = offset < 12 ? 0 : offset - 12;
  out.at = std::string(page.substr(from, offset - from));
  return out;
}

std::uint32_t matches(std::string_view page, std::string_view text) {
  return find(page, text).selected.matches;
}

}  // namespace

TEST_CASE("selector: what is understood, and how many elements it matches") {
  constexpr std::string_view kPage =
      "<!DOCTYPE html><title>t</title><body class=home><header class='a  b' id=top>1</header>"
      "<main><div class=b data-x='one two' lang=zh-CN>2<p>3</p><p "
      "class=last>4</p></div><section><p>5</p></section></main>"
      "<FOOTER Class=\"a site-footer\" title='Ab\"c'>6</FOOTER></body>";
  struct Row {
    const char* selector;
    std::uint32_t matches;
  };
  constexpr Row kRows[] = {
      {"footer", 1},
      {"FOOTER", 1},
      {"*", 12},
      {".a", 2},
      {".b", 2},
      {".a.b", 1},
      {".A", 0},
      {"#top", 1},
      {"header#top.a.b", 1},
      {"#to", 0},
      {"[data-x]", 1},
      {"[DATA-X='one two']", 1},
      {"[data-x=one]", 0},
      {"[data-x~=two]", 1},
      {"[data-x~=tw]", 0},
      {"[data-x^='one']", 1},
      {"[data-x$=two]", 1},
      {"[data-x*='e t']", 1},
      {"[data-x*='E T']", 0},
      {"[data-x*='E T' i]", 1},
      {"[lang|=zh]", 1},
      {"[lang|=ZH]", 1},  // lang is compared without case
      {"[lang|=ZH s]", 0},
      {"[title='Ab\"c']", 1},
      {"main p", 3},
      {"main > p", 0},
      {"div > p", 2},
      {"main div p", 2},
      {"body > footer", 1},
      {"html footer", 1},
      {"footer, header", 2},
      {"footer , .a", 2},
      {"p:last-of-type", 2},
      {"div p:last-of-type", 1},
      {"div > p:last-of-type", 1},
      {"main > :last-of-type", 2},
      {"div:last-of-type > p:last-of-type", 1},
      {"p:last-of-type.last", 1},
      {".site\\-footer", 1},
      {".site-footer/* ours */", 1},
      {"article", 0},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.selector);
    CHECK(matches(kPage, row.selector) == row.matches);
  }
}

TEST_CASE("selector: what is refused says what and where") {
  struct Row {
    const char* selector;
    SelectorFault fault;
    std::uint32_t begin;
    std::uint32_t end;
  };
  constexpr Row kRows[] = {
      {"", SelectorFault::nothing, 0, 0},
      {" \t", SelectorFault::nothing, 0, 0},
      {"a:hover", SelectorFault::pseudo_class, 1, 7},
      {"footer > p:first-child", SelectorFault::pseudo_class, 10, 22},
      {"a, b:not(.c)", SelectorFault::pseudo_class, 4, 8},
      {":root", SelectorFault::pseudo_class, 0, 5},
      {":is(a)", SelectorFault::pseudo_class, 0, 3},
      {"p:nth-of-type(2)", SelectorFault::pseudo_class, 1, 13},
      {"p:nothing", SelectorFault::pseudo_class, 1, 9},
      {"p::before", SelectorFault::pseudo_element, 1, 9},
      {"p + q", SelectorFault::sibling, 2, 3},
      {"p~q r", SelectorFault::sibling, 1, 2},
      {"svg|a", SelectorFault::name_space, 3, 4},
      {"& p", SelectorFault::nesting, 0, 1},
      {"p..a", SelectorFault::syntax, 2, 4},
      {"p >", SelectorFault::syntax, 3, 3},
      {"> p", SelectorFault::syntax, 0, 3},
      {"p,", SelectorFault::syntax, 2, 2},
      {"p, , q", SelectorFault::syntax, 3, 6},
      {"[a", SelectorFault::syntax, 2, 2},
      {"[a=b c]", SelectorFault::syntax, 5, 7},
      {"[a%=b]", SelectorFault::syntax, 3, 6},
      {"p {", SelectorFault::syntax, 2, 3},
      {"1a", SelectorFault::syntax, 0, 2},
      {"//footer", SelectorFault::syntax, 0, 8},
  };
  for (const Row& row : kRows) {
    CAPTURE(row.selector);
    Selector selector;
    const auto bad = read_selector(row.selector, selector);
    REQUIRE(bad);
    CHECK(bad->fault == row.fault);
    CHECK(bad->at == Span{row.begin, row.end});
    CHECK(selector.empty());
  }
}

TEST_CASE("selector: the place is behind what the element holds") {
  CHECK(find("<footer><p>a</p></footer>", "footer").at == "ter><p>a</p>");
  CHECK(find("<div class=x>a<p>b</div>", ".x").at == "lass=x>a<p>b");
  CHECK(find("<p class=x>a</p>", ".x").selected.place.phrasing);
  CHECK(find("<span class=x>a</span>", ".x").selected.place.phrasing);
  CHECK_FALSE(find("<div class=x>a<p>b</div>", ".x").selected.place.phrasing);
  CHECK_FALSE(find("<footer>a</footer>", "footer").selected.place.phrasing);
  CHECK(find("<div class=x><div>a</div></div>", ".x").at == "<div>a</div>");
  CHECK(find("<p>a", "body").selected.place.kind == Place::Kind::file_end);
  CHECK(find("<p>a</body>", "body").selected.place.kind == Place::Kind::body_end);
  CHECK(find("<footer>a</footer>", "footer").selected.place.kind == Place::Kind::selected);
}

TEST_CASE("selector: an element that is opened again counts once") {
  CHECK(matches("<p><u class=x>a<p>b</u>", ".x") == 1);
}

TEST_CASE("selector: pages made to be slow are given up, and soon") {
  std::string deep;
  for (int i = 0; i < 50'000; ++i) deep += "<div>";
  CHECK(find(deep, "p div div div").selected.no_place == NoPlace::too_deep);
  std::string wide;
  for (int i = 0; i < 300; ++i) wide += "<x-" + std::to_string(i) + "></x-" + std::to_string(i) + ">";
  CHECK(find(wide, "*:last-of-type").selected.no_place == NoPlace::too_deep);
  std::string many;
  for (int i = 0; i < 50'000; ++i) many += "<p>a</p>";
  CHECK(find(many + "<footer>x</footer>", "p:last-of-type").selected.no_place == NoPlace::none);
}
