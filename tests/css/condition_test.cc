// Media queries for a screen of 1280 px and one of 390 px, and @supports.
#include "css/condition.h"

#include <doctest/doctest.h>

#include <string>

using namespace beian::css;

namespace {

std::string name(OnScreens on) {
  const auto letter = [](Trit t) { return t == Trit::yes ? 'y' : t == Trit::no ? 'n' : '?'; };
  return {letter(on.on[0]), letter(on.on[1])};
}

std::string media(std::string_view list) {
  return name(media_queries(list));
}

}  // namespace

TEST_CASE("css media: types") {
  CHECK(media("") == "yy");
  CHECK(media("all") == "yy");
  CHECK(media("Screen") == "yy");
  CHECK(media("only screen") == "yy");
  CHECK(media("print") == "nn");
  CHECK(media("not print") == "yy");
  CHECK(media("print, screen") == "yy");
  CHECK(media("speech") == "nn");
}

TEST_CASE("css media: widths") {
  CHECK(media("(max-width: 600px)") == "ny");
  CHECK(media("(min-width:960px)") == "yn");
  CHECK(media("screen and (min-width: 1280px)") == "yn");
  CHECK(media("(min-width: 1281px)") == "nn");
  CHECK(media("(max-width:390px)") == "ny");
  CHECK(media("(max-width: 389.98px)") == "nn");
  CHECK(media("(min-width: 40em)") == "yn");
  CHECK(media("(width < 600px)") == "ny");
  CHECK(media("(width>=1280px)") == "yn");
  CHECK(media("(600px < width)") == "yn");
  CHECK(media("(390px <= width <= 1279px)") == "ny");
  CHECK(media("(400px<width<=1280px)") == "yn");
  CHECK(media("(width: 390px)") == "ny");
  CHECK(media("(max-device-width:480px)") == "ny");
  CHECK(media("(min-width: 600px) and (max-width: 900px)") == "nn");
  CHECK(media("(min-width:600px), (max-width:400px)") == "yy");
}

TEST_CASE("css media: words between conditions") {
  CHECK(media("not (max-width: 600px)") == "yn");
  CHECK(media("not screen and (max-width: 600px)") == "yn");
  CHECK(media("(max-width:600px) or (min-width:1000px)") == "yy");
  CHECK(media("((max-width:600px) or (min-width:1000px)) and (orientation: portrait)") == "ny");
  CHECK(media("(not (max-width:600px))") == "yn");
  CHECK(media("(orientation:landscape)") == "yn");
}

TEST_CASE("css media: what is known of both screens, and what is not") {
  CHECK(media("(prefers-color-scheme: dark)") == "nn");
  CHECK(media("(prefers-color-scheme:light)") == "yy");
  CHECK(media("(scripting: none)") == "nn");
  CHECK(media("(hover: hover)") == "??");
  CHECK(media("(min-height: 400px)") == "??");
  CHECK(media("not (hover)") == "??");
  CHECK(media("(max-width:600px) and (hover)") == "n?");
  CHECK(media("(min-resolution: 2dppx)") == "??");
  CHECK(media("(max-width: calc(1px + 2px))") == "??");
  CHECK(media("(((((((((((((((((((max-width:1px)))))))))))))))))))") == "??");
  CHECK(media("(max-width:") == "??");
  CHECK(media("screen and") == "??");
}

TEST_CASE("css supports") {
  CHECK(name(supports_condition("(display: grid)")) == "yy");
  CHECK(name(supports_condition("not (display:flex)")) == "nn");
  CHECK(name(supports_condition("(--css: variables)")) == "yy");
  CHECK(name(supports_condition("(position: sticky) and (display:block)")) == "yy");
  CHECK(name(supports_condition("(display: -moz-box)")) == "??");
  CHECK(name(supports_condition("selector(:has(a))")) == "??");
}
