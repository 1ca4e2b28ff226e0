// What the values of the properties that hide come to.
#include "css/value.h"

#include <doctest/doctest.h>

#include <string>

using namespace beian;
using namespace beian::css;

namespace {

std::vector<Setting> settings(std::string_view name, std::string_view value) {
  std::vector<Setting> out;
  read_value(name, value, {0, static_cast<std::uint32_t>(value.size())}, out);
  return out;
}

Word word(std::string_view name, std::string_view value) {
  const auto all = settings(name, value);
  REQUIRE(!all.empty());
  return all.front().value.word;
}

}  // namespace

TEST_CASE("css values: display and visibility") {
  CHECK(word("display", " none ") == Word::none);
  CHECK(word("display", "NONE") == Word::none);
  CHECK(word("display", "flex") == Word::box);
  CHECK(word("display", "inline") == Word::in_line);
  CHECK(word("display", "contents") == Word::contents);
  CHECK(word("display", "none\\9") != Word::none);
  CHECK(word("display", "var(--d, none)") == Word::unknown);
  CHECK(word("display", "inherit") == Word::unknown);
  CHECK(word("display", "initial") == Word::in_line);
  CHECK(word("visibility", "collapse") == Word::hidden);
  CHECK(word("visibility", "inherit") == Word::inherit);
  CHECK(word("visibility", "unset") == Word::inherit);
  CHECK(word("visibility", "revert") == Word::unknown);
  CHECK(word("content-visibility", "hidden") == Word::hidden);
  CHECK(word("content-visibility", "auto") == Word::visible);
}

TEST_CASE("css values: lengths and shares") {
  CHECK(word("opacity", "0") == Word::zero);
  CHECK(word("opacity", ".0") == Word::zero);
  CHECK(word("opacity", "0%") == Word::zero);
  CHECK(word("opacity", "0.01") == Word::some);
  CHECK(word("opacity", "calc(0)") == Word::unknown);
  CHECK(word("font-size", "0") == Word::zero);
  CHECK(word("font-size", "0px") == Word::zero);
  CHECK(word("font-size", "1px") == Word::some);
  CHECK(word("font-size", "1.2em") == Word::relative);
  CHECK(word("font-size", "120%") == Word::relative);
  CHECK(word("font-size", "1rem") == Word::some);
  CHECK(word("font-size", "smaller") == Word::relative);
  CHECK(word("font", "0/0 a") == Word::zero);
  CHECK(word("font", "bold 400 12px/1.5 sans-serif") == Word::some);
  CHECK(word("font", "italic 1.2em serif") == Word::relative);
  CHECK(word("height", "1px") == Word::zero);
  CHECK(word("height", "2px") == Word::some);
  CHECK(word("height", "0.5em") == Word::some);
  CHECK(word("height", "100vh") == Word::screen);
  CHECK(word("min-height", "100DVH") == Word::screen);
  CHECK(word("height", "99vh") == Word::some);
  CHECK(word("height", "100vw") == Word::some);
  CHECK(word("height", "calc(100vh - 20px)") == Word::unknown);
  CHECK(settings("margin", "0 -15px").empty());
  CHECK(settings("margin-top", "var(--gap)").empty());
  CHECK(word("margin-top", "-1px") == Word::unknown);
  CHECK(word("margin", "calc(-1 * var(--height)) 0 0") == Word::unknown);
  CHECK(word("float", "left") == Word::some);
  CHECK(settings("float", "none").empty());
  CHECK(word("padding", "0 auto") == Word::some);
  CHECK(word("padding", "0 0") == Word::zero);
  CHECK(settings("padding-top", "0").empty());
  CHECK(word("padding-top", "3px") == Word::some);
}

TEST_CASE("css values: places and clips") {
  CHECK(word("position", "fixed") == Word::out_of_flow);
  CHECK(word("position", "sticky") == Word::in_flow);
  CHECK(word("left", "-9999px") == Word::far);
  CHECK(word("left", "-999px") == Word::far);
  CHECK(word("left", "-998px") == Word::some);
  CHECK(word("left", "-100em") == Word::far);
  CHECK(word("left", "9999px") == Word::some);
  CHECK(word("clip", "rect(0 0 0 0)") == Word::empty);
  CHECK(word("clip", "rect(1px, 1px, 1px, 1px)") == Word::empty);
  CHECK(word("clip", "rect(0, 100px, 100px, 0)") == Word::some);
  CHECK(word("clip", "rect(auto, 0, 0, 0)") == Word::unknown);
  CHECK(word("clip", "auto") == Word::some);
  CHECK(word("clip-path", "inset(50%)") == Word::empty);
  CHECK(word("clip-path", "inset(10%)") == Word::unknown);
  CHECK(word("clip-path", "circle(0)") == Word::empty);
  CHECK(word("clip-path", "polygon(0 0, 0 0, 0 0)") == Word::empty);
  CHECK(word("clip-path", "none") == Word::some);
  CHECK(word("overflow", "hidden") == Word::clips);
  CHECK(settings("overflow", "hidden auto")[1].value.word == Word::some);
  CHECK(settings("inset", "-9999px").size() == 4);
  CHECK(word("inset", "-9999px") == Word::unknown);
}

TEST_CASE("css values: colours") {
  const auto colour = [](std::string_view text) { return settings("color", text).front().value; };
  CHECK(colour("#fff").word == Word::colour);
  CHECK(colour("#fff").colour == 0xffffff);
  CHECK(colour("#1a2B3c").colour == 0x1a2b3c);
  CHECK(colour("white").colour == 0xffffff);
  CHECK(colour("rgb(1, 2, 3)").colour == 0x010203);
  CHECK(colour("rgb(100% 0% 0%)").colour == 0xff0000);
  CHECK(colour("transparent").word == Word::transparent);
  CHECK(colour("rgba(0,0,0,0)").word == Word::transparent);
  CHECK(colour("#0000").word == Word::transparent);
  CHECK(colour("rgba(0,0,0,.5)").word == Word::unknown);
  CHECK(colour("#ffffff80").word == Word::unknown);
  CHECK(colour("hsl(0,0%,0%)").word == Word::unknown);
  CHECK(colour("currentColor").word == Word::unknown);
  CHECK(colour("#ff").word == Word::unknown);
  CHECK(colour("inherit").word == Word::inherit);
  CHECK(settings("background", "#fff")[1].value.word == Word::none);
  CHECK(settings("background", "#fff url(a.png)")[1].value.word == Word::unknown);
  CHECK(settings("background", "none")[0].value.word == Word::transparent);
}

TEST_CASE("css values: movement, and everything at once") {
  CHECK(word("transition", "none") == Word::none);
  CHECK(word("transition", "opacity .3s") == Word::some);
  CHECK(word("transition-duration", "0s") == Word::none);
  CHECK(settings("all", "unset").size() == static_cast<std::size_t>(Property::count_));
  CHECK(settings("margin", "0").empty());
  CHECK(settings("display", "  ").empty());
}
