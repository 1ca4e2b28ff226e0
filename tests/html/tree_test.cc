// The stack of open elements after small documents. What is expected was decided by hand from the HTML standard
// (13.2.6), section by section; parse5 says the same of large ones (tests/differential).
#include "html/tree.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace {

using namespace beian;

struct Recorder : TreeSink {
  std::string_view bytes;
  std::vector<std::string> events;

  explicit Recorder(std::string_view page) : bytes(page) {}
  static std::string name(std::string_view bytes, const Element& e) {
    std::string out = e.ns == Namespace::svg ? "svg:" : e.ns == Namespace::mathml ? "math:" : "";
    return out + std::string(e.tag == TagId::unknown ? slice(bytes, e.token.name) : tag_name(e.tag));
  }
  void opened(Element& e, const Element*) override {
    events.push_back((e.token.span.empty() ? "+(" : "+") + name(bytes, e));
  }
  void closed(const Element& e, std::uint32_t at, const Token* end_tag) override {
    events.push_back("-" + name(bytes, e) + "@" + std::to_string(at) + (end_tag == nullptr ? "" : "/"));
  }
  void text(const Token& token, bool fostered) override {
    events.push_back((fostered ? "fostered:" : "text:") + std::string(slice(bytes, token.span)));
  }
};

struct Result {
  std::string stack;  // before the end of the file was fed
  std::string end;    // after it
  InsertionMode mode = InsertionMode::initial;
  bool over_budget = false;
  std::size_t deepest = 0;
  std::vector<std::string> events;
};

std::string names(std::string_view page, const std::vector<Element>& elements) {
  std::string out;
  for (const Element& e : elements) out += (out.empty() ? "" : " ") + Recorder::name(page, e);
  return out;
}

Result parse(std::string_view page, bool spell = true) {
  Recorder recorder(page);
  Tokenizer tokenizer(page);
  TreeBuilder tree(page, tokenizer, recorder);
  Result out;
  for (;;) {
    const Token token = tokenizer.next();
    if (token.kind == TokenKind::eof && spell) out.stack = names(page, tree.open_elements());
    if (token.kind == TokenKind::eof) out.mode = tree.mode();
    tree.feed(token);
    out.deepest = std::max(out.deepest, tree.open_elements().size());
    out.over_budget = tree.over_budget();
    if (token.kind == TokenKind::eof || out.over_budget) break;
  }
  if (spell) out.end = names(page, tree.open_elements());
  out.events = std::move(recorder.events);
  return out;
}

struct Case {
  const char* page;
  const char* stack;
};

template <std::size_t N>
void check(const Case (&cases)[N]) {
  for (const Case& c : cases) {
    const std::string page = c.page;
    const std::string expected = c.stack;
    CAPTURE(page);
    CHECK(parse(page).stack == expected);
  }
}

// A doctype, so that nothing depends on quirks mode.
std::string standards(const char* rest) {
  return std::string("<!DOCTYPE html>") + rest;
}

std::string repeated(std::string_view piece, std::size_t count) {
  std::string out;
  out.reserve(piece.size() * count);
  for (std::size_t i = 0; i < count; ++i) out += piece;
  return out;
}

}  // namespace

TEST_CASE("implied html, head and body (13.2.6.4.1 to 13.2.6.4.6)") {
  check({
      {"", ""},
      {"<!-- c -->", ""},
      {"x", "html body"},
      {"<p>", "html body p"},
      {"<title>x</title>", "html head"},
      {"<title>x</title> ", "html head"},
      {"<title>x</title> y", "html body"},
      {"<meta><p>", "html body p"},
      {"<head></head> <title>", "html title"},
      {"<head></head><title>x</title>", "html"},
      {"</div><title>", "html head title"},
      {"</body>", "html body"},
      {"<body><head><body><html>", "html body"},
      {"<noscript><p></noscript>", "html head"},
      {"<body><noscript><p>", "html body noscript"},
  });
  CHECK(parse("").end == "html body");
  CHECK(parse("<title>").end == "html body");
}

TEST_CASE("implied end tags") {
  check({
      {"<p>one<p>", "html body p"},
      {"<p><span><div>", "html body div"},
      {"<p><object><p>", "html body p object p"},
      {"<p><button><p>", "html body p button p"},
      {"<button><div><button>", "html body button"},
      {"<h1><h2>", "html body h2"},
      {"<h1>x</h3>", "html body"},
      {"<h1><b></h2>", "html body"},
      {"<ul><li>a<li>", "html body ul li"},
      {"<li><div><li>", "html body li"},
      {"<li><ul><li>", "html body li ul li"},
      {"<li><section><li>", "html body li section li"},
      {"<dl><dt>a<dd>", "html body dl dd"},
      {"<dl><dd><b>a<dt>", "html body dl dt"},
      {"<address><p></address>", "html body"},
      {"<div><span></div>", "html body"},
      {"<div><span></section>", "html body div span"},
      {"<span><div></span>", "html body span div"},
      {"</p>", ""},
      {"<body></p>", "html body"},
      {"</br>", "html body"},
      {"<image>", "html body"},
      {"<textarea><p>", "html body textarea"},
      {"<xmp><p></xmp><p>", "html body p"},
      {"<plaintext></plaintext><p>", "html body plaintext"},
  });
}

TEST_CASE("the adoption agency (13.2.6.4.7)") {
  check({
      {"<b><p>x</b>y", "html body p"},
      {"<b><i></b>", "html body"},
      {"<b><i></b>x", "html body i"},
      {"<b>1<i>2<p>3</b>4", "html body i p"},
      {"<a>1<p>2<a>", "html body p a"},
      {"<a><b></a>x", "html body b"},
      {"<p><b></p>x", "html body b"},
      {"<nobr><nobr>", "html body nobr"},
      {"<a><table><a>", "html body table a"},
      {"<a><div><div><div><div><div><div><div><div><div></a>", "html body div div div div div div div div a div"},
      {"<b><a><b><a>", "html body b b a"},
      {"</b>x", "html body"},
  });
}

TEST_CASE("Noah's Ark: three alike are enough (13.2.4.3)") {
  check({
      {"<p><b><b><b><b></p><p>x", "html body p b b b"},
      {"<p><b id=1><b id=2><b id=3><b id=4></p><p>x", "html body p b b b b"},
      {"<p><b a=1 c=2><b c=2 a=1><b A='1' c=2><b a=&#49; c=2></p>x", "html body b b b"},
      {"<b><b><b><marquee><b><b><b></marquee>x", "html body b b b"},
      {"<marquee><b></marquee>x", "html body"},
  });
}

TEST_CASE("tables (13.2.6.4.9 to 13.2.6.4.15)") {
  check({
      {"<table><div>", "html body table div"},
      {"<table><td>", "html body table tbody tr td"},
      {"<table><tr><th>a<td>", "html body table tbody tr td"},
      {"<table><td><table><td></table>", "html body table tbody tr td"},
      {"<table><thead><tr><tbody>", "html body table tbody"},
      {"<table><caption><div></table>", "html body"},
      {"<table><caption><tr>", "html body table tbody tr"},
      {"<table><col>", "html body table colgroup"},
      {"<table><col>x", "html body table"},
      {"<table><input type=hidden>", "html body table"},
      {"<table><form>", "html body table"},
      {"<table><tr></td></p>", "html body table tbody tr"},
      {"<table><b><tr><td>x", "html body table tbody tr td"},
      {"<b><table><tr><td>x", "html body b table tbody tr td"},
      {"<table><table>", "html body table"},
      {"<table></body></html>", "html body table"},
      {"<table><td></table></table>", "html body"},
      {"<td>", "html body"},
  });
  CHECK(parse("<table>x").events.back() == "fostered:x");
  CHECK(parse("<table><tr>x").events.back() == "fostered:x");
  CHECK(parse("<table> ").events.back() == "text: ");
  CHECK(parse("<table><td>x").events.back() == "text:x");
}

TEST_CASE("quirks mode: a table does not close a p") {
  CHECK(parse("<p><table>").stack == "html body p table");
  CHECK(parse(standards("<p><table>")).stack == "html body table");
  CHECK(parse("<!DOCTYPE html PUBLIC '-//W3C//DTD HTML 3.2//EN'><p><table>").stack == "html body p table");
  CHECK(parse("<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Transitional//EN' ''><p><table>").stack ==
        "html body table");
}

TEST_CASE("templates (13.2.6.4.18)") {
  check({
      {"<template><tr><td>", "html head template tr td"},
      {"<template><td>", "html head template td"},
      {"<template><tr></template>", "html head"},
      {"<div><template><p></template>", "html body div"},
      {"<template><col><div>", "html head template"},
      {"<table><template><tr>", "html body table template tr"},
      {"<template></div></body></html>", "html head template"},
      {"</template>", ""},
      {"<head></template>", "html head"},
      {"<template><template></template>", "html head template"},
      {"<template><b></template><p>x", "html body p"},
  });
  CHECK(parse("<div><template><p>").end == "html body div");
}

TEST_CASE("select, before it could hold other elements") {
  check({
      {"<select><option>a<option>", "html body select option"},
      {"<select><optgroup><option><optgroup>", "html body select optgroup"},
      {"<select><div><option>", "html body select option"},
      {"<select><input>", "html body"},
      {"<select><select>", "html body"},
      {"<select></div></p>", "html body select"},
      {"<table><select>", "html body table select"},
      {"<table><select><tr>", "html body table tbody tr"},
      {"<table><td><select></td>", "html body table tbody tr"},
      {"<select><td>", "html body select"},
  });
}

TEST_CASE("framesets (13.2.6.4.20 to 13.2.6.4.23)") {
  check({
      {"<frameset><frame><frameset>", "html frameset frameset"},
      {"<frameset></frameset>", "html"},
      {"<frameset></frameset><p>x", "html"},
      {"<p>x<frameset>", "html body p"},
      {"<div><frameset>", "html frameset"},
      {"<body><frameset>", "html body"},
      {"<input type=hidden><frameset>", "html frameset"},
      {"<input><frameset>", "html body"},
  });
  CHECK(parse("<frameset></frameset></html>").mode == InsertionMode::after_after_frameset);
}

TEST_CASE("foreign content (13.2.6.5)") {
  check({
      {"<svg><path><p>", "html body p"},
      {"<svg><font>", "html body svg:svg svg:font"},
      {"<svg><font size=1>", "html body font"},
      {"<svg><g/><path>", "html body svg:svg svg:path"},
      {"<svg/><p>", "html body p"},
      {"<svg></p>", "html body"},
      {"<svg><g></br>", "html body"},
      {"<svg><DESC></svg>", "html body"},
      {"<svg><a><b>", "html body b"},
      {"<svg><table>", "html body table"},
      {"<table><svg><tr>", "html body table svg:svg svg:tr"},
      {"<svg><![CDATA[<p>]]><g>", "html body svg:svg svg:g"},
      {"<svg><title><![CDATA[<p>]]>", "html body svg:svg svg:title"},
      {"<![CDATA[<p>]]>", "html body"},
      {"<svg><style><g></style>", "html body svg:svg"},
      {"<svg><script><g>", "html body svg:svg svg:script svg:g"},
  });
}

TEST_CASE("integration points (13.2.6, tree construction dispatcher)") {
  check({
      {"<math><mi><p>", "html body math:math math:mi p"},
      {"<math><mi><mglyph>", "html body math:math math:mi math:mglyph"},
      {"<math><mi><mglyph><p>", "html body math:math math:mi p"},
      {"<math><annotation-xml><svg>", "html body math:math math:annotation-xml svg:svg"},
      {"<math><annotation-xml><p>", "html body p"},
      {"<math><annotation-xml encoding=text/html><p>", "html body math:math math:annotation-xml p"},
      {"<math><annotation-xml encoding=' text/html'><p>", "html body p"},
      {"<svg><foreignObject><p><svg><g>", "html body svg:svg svg:foreignobject p svg:svg svg:g"},
      {"<svg><foreignObject><p></svg>", "html body svg:svg svg:foreignobject p"},
      {"<svg><foreignObject></svg>", "html body"},
      {"<svg><title><div></title>", "html body svg:svg svg:title div"},
      {"<title><svg></title>", "html head"},
  });
}

TEST_CASE("ruby") {
  check({
      {"<ruby>a<rt>b<rp>", "html body ruby rp"},
      {"<ruby><rtc><rt>", "html body ruby rtc rt"},
      {"<ruby><rt><rtc>", "html body ruby rtc"},
      {"<ruby><rb>a<rt>", "html body ruby rt"},
      {"<rt><rp>", "html body rt rp"},
  });
}

TEST_CASE("the form element pointer (13.2.4.4)") {
  check({
      {"<form><div><form>", "html body form div"},
      {"<form><div></form>", "html body div"},
      {"<form></form><form>", "html body form"},
      {"<div><form></div><form>", "html body"},
      {"<div><form></div></form><form>", "html body form"},
      {"<template><form><form>", "html head template form form"},
      {"<table><form></table><form>", "html body"},
  });
}

TEST_CASE("behind the body (13.2.6.4.19 and 13.2.6.4.22)") {
  check({
      {"</body></html><p>", "html body p"},
      {"</body>x", "html body"},
      {"<p></body><div>", "html body div"},
      {"</body></html><html>", "html body"},
      {"<object></body>", "html body object"},
  });
  CHECK(parse("</body> ").mode == InsertionMode::after_body);
  CHECK(parse("</body></html> <!-- c -->").mode == InsertionMode::after_after_body);
  CHECK(parse("</body></html>x").mode == InsertionMode::in_body);
}

TEST_CASE("a sink hears what is opened and closed, where, and by which end tag") {
  using Events = std::vector<std::string>;
  CHECK(parse("<p>x</p>").events == Events{"+(html", "+(head", "-head@0", "+(body", "+p", "text:x", "-p@4/"});
  CHECK(parse("<body><p>x<div>").events ==
        Events{"+(html", "+(head", "-head@0", "+body", "+p", "text:x", "-p@10", "+div"});
}

TEST_CASE("a page made to be slow is given up") {
  CHECK(parse(repeated("<span>", 20'000) + repeated("</x>", 20'000), false).over_budget);
  CHECK(parse(repeated("<b>", 20'000) + repeated("<p></p>", 20'000), false).deepest < 100'000);
}

TEST_CASE("a page that is only deep is not") {
  constexpr std::size_t kMany = 1'000'000;
  const Result divs = parse(repeated("<div>", kMany), false);
  CHECK_FALSE(divs.over_budget);
  CHECK(divs.deepest == kMany + 2);
  CHECK_FALSE(parse(repeated("<div>", kMany) + repeated("</div>", kMany), false).over_budget);
}
