// What a style attribute hides: declarations that count, those that are revoked, and those that only look like it.
#include "html/inline_style.h"

#include <doctest/doctest.h>

using namespace beian;

TEST_CASE("declarations that hide everything inside") {
  for (const char* style :
       {"display:none", "DISPLAY : NONE ;", "color:red;display:none", "display:block;display:none",
        "display:none!important;display:block", "display:block;display:none ! important", "visibility:hidden",
        "visibility:collapse", "opacity:0", "opacity:0.0", "opacity:.0", "opacity:0%", "position:absolute;left:-9999px",
        "position:fixed;top:-999px", "left:-100em;position:absolute", "position:absolute;right:-60rem",
        "position:absolute;bottom:-1000.5px", "position:absolute;left:-99999999999999999999px"}) {
    CAPTURE(style);
    CHECK(read_inline_style(style).hides);
    CHECK_FALSE(read_inline_style(style).hides_own_text);
  }
}

TEST_CASE("declarations that do not") {
  for (const char* style : {"",
                            ";",
                            "display",
                            "display:",
                            "display:block",
                            "display:none;display:block",
                            "x-display:none",
                            "--display:none",
                            "display:none-x",
                            "display:block!important;display:none",
                            "visibility:visible",
                            "opacity:0.1",
                            "opacity:1",
                            "opacity:.",
                            "opacity:",
                            "opacity:00.01",
                            "opacity:-0",
                            "left:-9999px",
                            "position:relative;left:-9999px",
                            "position:absolute;left:-998px",
                            "position:absolute;left:9999px",
                            "position:absolute;left:-59em",
                            "position:absolute;left:-9999",
                            "position:absolute;left:-100%",
                            "position:absolute;left:-0999.9px;left:0",
                            "position:absolute;left:-000px",
                            "/*display:none*/"}) {
    CAPTURE(style);
    CHECK_FALSE(read_inline_style(style).hides);
  }
}

TEST_CASE("a font size of 0 hides what is directly inside") {
  for (const char* style :
       {"font-size:0", "font-size:0px", "font-size:0.0em", "font-size:0%", "font-size:0 !important"}) {
    CAPTURE(style);
    CHECK(read_inline_style(style).hides_own_text);
    CHECK_FALSE(read_inline_style(style).hides);
  }
  for (const char* style : {"font-size:1px", "font-size:0;font-size:12px", "font-size:0.1px", "font-size:10px",
                            "font-size:calc(0px + 1em)", "font-size:0-", "font-size:px"}) {
    CAPTURE(style);
    CHECK_FALSE(read_inline_style(style).hides_own_text);
  }
}
