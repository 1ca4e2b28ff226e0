// Sheets as they are written: which rules are kept, nesting, layers, imports, and what is broken.
#include "css/sheet.h"

#include <doctest/doctest.h>

#include "css/block.h"

using namespace beian;
using namespace beian::css;

namespace {

// The declarations that may hide, with their selectors.
std::string hiding(std::string_view text) {
  const Sheet sheet = read_sheet(text);
  std::string out;
  for (const Rule& rule : sheet.rules) {
    for (std::uint32_t d = rule.first; d < rule.last; ++d) {
      const std::int32_t t = sheet.declarations[d].text;
      if (t < 0) continue;
      std::string selectors;
      for (const std::string& s : sheet.selector_texts[rule.list]) selectors += (selectors.empty() ? "" : ", ") + s;
      out += (out.empty() ? "" : "; ") + selectors + " {" + sheet.texts[static_cast<std::size_t>(t)] + "}";
    }
  }
  return out;
}

std::uint32_t specificity(std::string_view selector) {
  const Sheet sheet = read_sheet(std::string(selector) + "{display:none}");
  REQUIRE(sheet.rules.size() == 1);
  return sheet.lists[sheet.rules[0].list].complexes[0].specificity;
}

}  // namespace

TEST_CASE("css sheets: rules of interest are kept, others are not") {
  CHECK(hiding(".a{display:none;margin:0}.b{margin:0}") == ".a {display: none}");
  CHECK(read_sheet(".b{margin:0}").lists.empty());
  CHECK(hiding(".a , b > c{color:red;DISPLAY : None !important}") ==
        ".a, b > c {color: red}; .a, b > c {display: None !important}");
  CHECK(hiding("/* { */.a{/*}*/display:none/**/}") == ".a {display: none}");
  CHECK(hiding("\xef\xbb\xbf.a{display:none}") == ".a {display: none}");
  CHECK(hiding("<!-- .a{display:none} -->") == ".a {display: none}");
}

TEST_CASE("css sheets: declarations that are dropped") {
  CHECK(hiding(".a{*display:none;_display:none}").empty());
  CHECK(hiding(".a{display none}").empty());
  CHECK(hiding(".a{;;display:none;}") == ".a {display: none}");
  CHECK(hiding(".a{display:none!ie}") == "");
  CHECK(hiding(".a{x:url(;});display:none}") == ".a {display: none}");
  CHECK(hiding(".a{--x:{display:none};color:red}") == ".a {color: red}");
  CHECK(hiding(".a{filter:progid:X.Y(a='b');display:none}") == ".a {display: none}");
  CHECK(hiding(".a{content:\"}\";display:none}") == ".a {display: none}");
}

TEST_CASE("css sheets: at-rules") {
  CHECK(hiding("@media screen{.a{display:none}}") == ".a {display: none}");
  CHECK(hiding("@media print{.a{display:none}}").empty());
  CHECK(hiding("@font-face{display:none}@keyframes x{from{opacity:0}}.a{opacity:0}") == ".a {opacity: 0}");
  CHECK(hiding("@charset \"utf-8\";@namespace x;.a{opacity:0}") == ".a {opacity: 0}");
  CHECK(hiding("@unknown x{.b{display:none}} .a{opacity:0}") == ".a {opacity: 0}");
  CHECK(hiding("@media screen{@supports (display:grid){.a{display:none}}}.b{opacity:0}") ==
        ".a {display: none}; .b {opacity: 0}");
  CHECK(read_sheet("@container (width>1px){.a{display:none}}").rules.at(0).on == OnScreens::all(Trit::maybe));
}

TEST_CASE("css sheets: nested rules") {
  CHECK(hiding(".a{color:var(--x);.b{display:none}opacity:0}") == ".b {display: none}; .a {opacity: 0}");
  CHECK(hiding(".a{&.b{display:none}}") == "&.b {display: none}");
  CHECK(hiding(".a{@media (max-width:600px){display:none}}") == ".a {display: none}");
  CHECK(hiding(".a{a:hover{display:none}}") == "a:hover {display: none}");
  CHECK(hiding("> .a{display:none}").empty());
  CHECK(hiding(".b{> .a{display:none}}") == "> .a {display: none}");
}

TEST_CASE("css sheets: a broken rule takes only itself away") {
  CHECK(hiding(".a{display:none").size() > 0);
  CHECK(hiding("} .a{display:none} .b{opacity:0}") == ".b {opacity: 0}");
  CHECK(hiding("a..b{display:none}.c{opacity:0}") == ".c {opacity: 0}");
  CHECK(hiding(".a,,.b{display:none}.c{opacity:0}") == ".c {opacity: 0}");
  CHECK(hiding("@media screen{.a{opacity:0} garbage } .b{opacity:0}") == ".a {opacity: 0}; .b {opacity: 0}");
  CHECK(hiding(std::string(200, '{')).empty());
  std::string deep;
  for (int i = 0; i < 5000; ++i) deep += ".a{";
  CHECK(hiding(deep + "display:none").empty());
}

TEST_CASE("css sheets: specificity") {
  CHECK(specificity("#a .b c") == (1u << 20 | 1u << 10 | 1u));
  CHECK(specificity("a[b]:hover::before") == (2u << 10 | 2u));
  CHECK(specificity(":where(#a) b") == 1u);
  CHECK(specificity(":is(#a,.b) c") == (1u << 20 | 1u));
  CHECK(specificity(":not(.a.b)") == 2u << 10);
  CHECK(specificity("*") == 0u);
}

TEST_CASE("css sheets: layers and imports") {
  const Sheet sheet = read_sheet(
      "@layer base, a.b;@import 'x.css';@import url(y.css) layer(base) screen;@import \"p.css\" print;"
      "@layer a{.a{display:none}}@import 'late.css';");
  REQUIRE(sheet.layers.size() == 4);
  CHECK(sheet.layers[2].name == "a");
  CHECK(sheet.layers[3].parent == 2);
  CHECK(sheet.rules.at(0).layer == 2);
  REQUIRE(sheet.imports.size() == 2);
  CHECK(sheet.imports[0].address == "x.css");
  CHECK(sheet.imports[1].layer == "base");
}

TEST_CASE("css sheets: encodings in which half of a character may be a brace cannot be read") {
  CHECK(is_readable_sheet(".a{}"));
  CHECK(is_readable_sheet("/* 京 */"));
  CHECK(is_readable_sheet("/* \xbe\xa9 */"));
  CHECK_FALSE(is_readable_sheet("\"\x81\\\""));
  CHECK_FALSE(is_readable_sheet("/*\x81}*/"));
  CHECK_FALSE(is_readable_sheet(std::string_view("\xff\xfe.\0a\0", 6)));
}

TEST_CASE("css sheets: texts for messages are one line") {
  CHECK(tidy("  a /* x */\n b ") == "a b");
  CHECK(tidy("a\x01\xff") == "a \xef\xbf\xbd");
  CHECK(tidy(std::string(300, 'a')).size() < 130);
}
