// What style sheets hide, as a visitor on a wide screen and on a phone sees it: selectors, cascade, inheritance, doubt.
#include <doctest/doctest.h>

#include "css/support.h"

using namespace beian;
using namespace beian::css_test;

TEST_CASE("css cascade: selectors that match") {
  for (const char* selector : {".x",
                               "#f",
                               "footer",
                               "footer.x#f",
                               "body .x",
                               "body>.x",
                               "html footer",
                               "p",
                               ".x p",
                               ".x > p",
                               "*",
                               "footer *",
                               "[class]",
                               "[class=x]",
                               "[class~=x]",
                               "[id^=f]",
                               "[id$=f]",
                               "[class*=x]",
                               "[CLASS=x]",
                               "[class='X' i]",
                               ":is(.y, .x)",
                               ":where(#f)",
                               ".x:not(.y)",
                               "p:not(.x)",
                               "main ~ .x",
                               "main + footer",
                               "main + .x > p",
                               "p:first-child",
                               "footer:nth-child(2)",
                               "footer:nth-of-type(1)",
                               ".x:nth-child(even)",
                               ":root .x",
                               ":not(.x) .x",
                               ".y, .x",
                               ".X, .x",
                               "a|b, .x",
                               ".x:not(:first-child)",
                               "p:nth-child(-n + 3)"}) {
    CAPTURE(std::string(selector));
    CHECK(shown(std::string(selector) + "{display:none}") == "none");
  }
}

TEST_CASE("css cascade: selectors that do not, or may not") {
  for (const char* selector : {".X",
                               ".y",
                               "#F",
                               "div",
                               "body>p",
                               "p .x",
                               "p > .x",
                               "[class=X]",
                               "[id|=x]",
                               "[href]",
                               ":is(.y)",
                               ".x:not(.x)",
                               "p:not(.x *)",
                               "main > .x",
                               ".x + p",
                               ".x ~ p",
                               "p:first-child .x",
                               "footer:first-child",
                               "footer:nth-child(3)",
                               ".x:nth-child(odd)",
                               ".x::before",
                               ".x:before",
                               ":host .x",
                               ".x:hover",
                               ".x:target",
                               ".x:last-child",
                               ".x:empty",
                               ".x:has(p)",
                               ".x:-moz-broken",
                               ".x, .y:-x-unknown",
                               ".x:not(:hover)",
                               ".js .x",
                               "html[data-theme=dark] .x",
                               "body.loading .x",
                               "body:not(.loaded) .x",
                               ".x:nth-child(2 of .x)",
                               "svg|footer"}) {
    CAPTURE(std::string(selector));
    CHECK(shown(std::string(selector) + "{display:none}") == "both");
  }
}

TEST_CASE("css cascade: which declaration wins") {
  CHECK(shown(".x{display:none}.x{display:block}") == "both");
  CHECK(shown(".x{display:block}.x{display:none}") == "none");
  CHECK(shown("#f{display:block}.x{display:none}") == "both");
  CHECK(shown("footer.x{display:none}.x{display:block}") == "none");
  CHECK(shown(".x{display:none!important}#f{display:block}") == "none");
  CHECK(shown(".x{display:none!important}#f{display:block!important}") == "both");
  CHECK(shown(".x{display:none;display:var(--x)}") == "both");
  CHECK(shown(".x{display:none;all:unset}") == "both");
  CHECK(shown(".x{display:none}", "<footer class=x style='display:block'>N</footer>") == "both");
  CHECK(shown(".x{display:none!important}", "<footer class=x style='display:block'>N</footer>") == "none");
  CHECK(shown(":where(#f.x){display:block}footer{display:none}") == "none");
  CHECK(shown(".x{display:block;p{display:none}}") == "none");
  CHECK(shown(".x{&.y{display:none}}") == "both");
  CHECK(shown("footer{&.x{display:none}}.x{display:block}") == "none");
}

TEST_CASE("css cascade: layers") {
  CHECK(shown("@layer a{.x{display:none}}.x{display:block}") == "both");
  CHECK(shown("@layer a{#f{display:none}}@layer b{.x{display:block}}") == "both");
  CHECK(shown("@layer b,a;@layer a{.x{display:none}}@layer b{#f{display:block}}") == "none");
  CHECK(shown("@layer a{.x{display:none!important}}#f{display:block!important}") == "none");
  CHECK(shown("@layer a{.x{display:block}@layer b{.x{display:none}}}") == "both");
  CHECK(shown("@layer a.b{.x{display:none}}@layer a{.x{display:block}}") == "both");
}

TEST_CASE("css cascade: what is in doubt does not hide, and does show") {
  CHECK(shown(".x{display:none}.x:hover{display:block}") == "both");
  CHECK(shown(".x{display:none}.x:has(p){display:block}") == "both");
  CHECK(shown(".x{display:none}.x:has(p){display:none}") == "none");
  CHECK(shown(".x{display:none}.js .x{display:block}") == "both");
  CHECK(shown(".x{display:none}.x.is-active{display:block}") == "both");
  CHECK(shown(".x{display:none}.show{display:block}") == "none");
  CHECK(shown(".x:not(.show){display:none}") == "both");
  CHECK(shown(".sr-only{display:none}", "<footer class=sr-only>N</footer>") == "none");
  CHECK(shown("[v-cloak]{display:none}", "<footer v-cloak>N</footer>") == "both");
  CHECK(shown(".wow{visibility:hidden}", "<footer class=wow>N</footer>") == "both");
  CHECK(shown(".a.aos-animate{opacity:1}.a{opacity:0}", "<footer class=a>N</footer>") == "both");
  CHECK(shown(".x{display:none}.card .x{display:block}") == "none");
  CHECK(shown("@container (width>9px){.x{display:none}}") == "both");
  CHECK(shown("@supports (display:-x-none){.x{display:none}}") == "both");
  CHECK(shown("body{display:none}html{visibility:hidden;opacity:0}") == "both");
  CHECK(shown(".x{display:none}@container (width>9px){.x{display:block}}") == "both");
  CHECK(shown(".y{display:none}", "<my-footer class=y>N</my-footer>") == "both");
}

TEST_CASE("css cascade: screens") {
  CHECK(shown("@media (max-width:600px){.x{display:none}}") == "wide");
  CHECK(shown("@media (min-width:600px){.x{display:none}}") == "phone");
  CHECK(shown(".x{display:none}@media (max-width:600px){.x{display:block}}") == "phone");
  CHECK(shown("@media (max-width:600px){.x{display:none}}@media (min-width:600px){.x{display:none}}") == "none");
  CHECK(shown("@media print{.x{display:none}}") == "both");
  CHECK(shown("@media (hover){.x{display:none}}") == "both");
}

TEST_CASE("css cascade: each way to hide") {
  for (const char* way :
       {"display:none", "visibility:hidden", "visibility:collapse", "content-visibility:hidden", "opacity:0",
        "font-size:0", "font:0/0 a", "position:absolute;left:-9999px", "position:fixed;top:-100em",
        "position:absolute;clip:rect(0 0 0 0)", "clip-path:inset(50%)", "height:0;overflow:hidden",
        "max-height:0;overflow:hidden", "width:0;overflow-x:hidden", "color:transparent", "color:#fff;background:white",
        "position:absolute;width:1px;height:1px;padding:0;overflow:hidden"}) {
    CAPTURE(std::string(way));
    CHECK(shown(std::string(".x{") + way + "}") == "none");
    CHECK(shown("", std::string("<div><footer style='") + way + "'><p>N</p></footer></div>") == "none");
  }
}

TEST_CASE("css cascade: what looks like hiding and is not") {
  for (const char* way : {"display:contents",
                          "opacity:.1",
                          "font-size:1px",
                          "left:-9999px",
                          "position:absolute;left:-9999px;right:-9999px",
                          "clip:rect(0 0 0 0)",
                          "height:0",
                          "overflow:hidden",
                          "height:0;overflow:hidden;padding-bottom:56%",
                          "height:0;overflow:hidden;min-height:20px",
                          "height:0;overflow:visible",
                          "width:0;overflow-y:hidden",
                          "display:inline;height:0;overflow:hidden",
                          "opacity:0;transition:opacity .3s",
                          "opacity:0;animation:a 1s",
                          "max-height:0;overflow:hidden;transition:max-height 1s",
                          "color:transparent;background-clip:text",
                          "color:transparent;text-shadow:0 0 1px #000",
                          "color:#fff;background:#fff url(a.png)",
                          "color:#fff",
                          "color:#fff;background:#000",
                          "color:rgba(0,0,0,.1)",
                          "position:absolute;top:-10px",
                          "visibility:visible"}) {
    CAPTURE(std::string(way));
    CHECK(shown(std::string(".x{") + way + "}") == "both");
  }
}

TEST_CASE("css cascade: what is inherited, and what is not") {
  CHECK(shown(".x{visibility:hidden}p{visibility:visible}") == "both");
  CHECK(shown(".x{visibility:hidden}p{visibility:inherit}") == "none");
  CHECK(shown(".x{font-size:0}p{font-size:12px}") == "both");
  CHECK(shown(".x{font-size:0}p{font-size:1.5em}") == "none");
  CHECK(shown(".x{opacity:0}p{opacity:1}") == "none");
  CHECK(shown(".x{display:none}p{display:block}") == "none");
  CHECK(shown(".x{height:0;overflow:hidden}p{position:absolute}") == "both");
  CHECK(shown(".x{position:absolute;left:-9999px}p{position:fixed}") == "both");
  CHECK(shown(".x{color:transparent}p{color:#000}") == "both");
  CHECK(shown(".x{background:#fff}p{color:#fff}") == "none");
  CHECK(shown(".x{background:#fff}p{color:#fff;background:#333}") == "both");
  CHECK(shown(".x{color:#fff;background:#fff}", "<footer class=x><a href=/>N</a></footer>") == "both");
  CHECK(shown(".x{color:#fff;background:#fff}.x a{color:inherit}", "<footer class=x><a href=/>N</a></footer>") ==
        "none");
}

TEST_CASE("css cascade: the message names sheet, selector and declaration") {
  const auto by = [](const std::string& css, const std::string& body) {
    return verdict_of_page(page_with(css, body)).by;
  };
  CHECK(by(".VPFooter.has-sidebar[data-v-1]{border:0;display : none}",
           "<footer class='VPFooter has-sidebar' data-v-1>N</footer>") ==
        "<style>: .VPFooter.has-sidebar[data-v-1] { display: none }");
  CHECK(by(".y,.x{opacity:0!important}", "<footer class=x>N</footer>") == "<style>: .x { opacity: 0 !important }");
  CHECK(by("", "<footer style='color:red;clip-path: inset(50%)'>N</footer>") == "style=\"clip-path: inset(50%)\"");
}

TEST_CASE("css cascade: siblings are known where it matters, however the page is written") {
  CHECK(shown("li+li{display:none}", "<ul><li>a<li>N</ul>") == "none");
  CHECK(shown("li+li{display:none}", "<ul><li>N<li>a</ul>") == "both");
  CHECK(shown("p ~ footer{display:none}", "<p>a</p><div></div><footer>N</footer>") == "none");
  CHECK(shown("p + footer{display:none}", "<p>a</p><div></div><footer>N</footer>") == "both");
  CHECK(shown(".hide + .x{display:none}", "<b class=hide></b><footer class=x>N</footer>") == "none");
  CHECK(shown(".x{display:none}p + .x{display:block}", "<p>a</p><footer class=x>N</footer>") == "both");
  CHECK(shown(".x{display:none}p + .x{display:block}", "<b>a</b><footer class=x>N</footer>") == "none");
  CHECK(shown("tr:nth-child(2) td{display:none}", "<table><tr><td>a<tr><td>N</table>") == "none");
  CHECK(shown("tr:nth-child(1) td{display:none}", "<table><tr><td>a<tr><td>N</table>") == "both");
  CHECK(shown("head + body > footer{display:none}", "<footer>N</footer>") == "none");
}

TEST_CASE("css cascade: a sheet made to be slow is given up, and hides nothing") {
  std::string selector;
  for (int i = 0; i < 40; ++i) selector += "div ";
  std::string body = "<footer class=x>N</footer>";
  for (int i = 0; i < 120; ++i) body = "<div>" + body;
  CHECK(shown("b " + selector + ".x{display:none}", body) == "both");
}
