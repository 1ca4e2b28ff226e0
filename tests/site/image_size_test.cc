// Pictures: what counts as one, and its proportions.
#include "site/image_size.h"

#include <doctest/doctest.h>

#include <string>

#include "site/sample_png.h"

using namespace beian;

namespace {

// "png 36x40", or "none".
std::string read(std::string_view bytes) {
  const std::optional<ImageSize> size = image_size(bytes);
  if (!size) return "none";
  return std::string(image_extension(size->type)) + " " + std::to_string(static_cast<int>(size->width)) + "x" +
         std::to_string(static_cast<int>(size->height));
}

}  // namespace

TEST_CASE("a PNG is one when all of it decodes") {
  const std::string png = test::sample_png();
  CHECK(read(png) == "png 36x40");
  CHECK(read(png.substr(0, png.size() - 40)) == "none");
  CHECK(read(png.substr(0, 30)) == "none");
  CHECK(read(std::string("\x89PNG\r\n\x1a\n")) == "none");
  CHECK(read("") == "none");
  CHECK(read("<!DOCTYPE html><title>登录</title>") == "none");
}

TEST_CASE("a GIF of one point") {
  const std::string gif(
      "GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00"
      "\x00\x02\x02\x44\x01\x00;",
      35);
  CHECK(read(gif) == "gif 1x1");
}

TEST_CASE("an SVG says its size, or its view box") {
  CHECK(read(R"x(<svg xmlns="http://www.w3.org/2000/svg" width="36" height="40px"><path d="M0 0"/></svg>)x") ==
        "svg 36x40");
  CHECK(read(R"x(<?xml version="1.0"?><!-- x --><svg viewBox="0 0 18,20" width="100%"><g/></svg>)x") == "svg 18x20");
  CHECK(read(R"x(<svg viewBox="0 0 18 20"/>)x") == "svg 18x20");
  for (const char* bad : {
           R"x(<svg width="36" height="40">)x",
           R"x(<svg width="36"></svg>)x",
           R"x(<svg viewBox="0 0 0 20"></svg>)x",
           R"x(<svg viewBox="0 0 18"></svg>)x",
           R"x(<svg width="3em" height="3em"></svg>)x",
           R"x(<html><svg width="36" height="40"></svg></html>)x",
           R"x(<svg width="36" height="40"><script>alert(1)</script></svg>)x",
           R"x(<svg width="36" height="40" onload="alert(1)"></svg>)x",
           R"x(<svg width="36" height="40"><a href="javascript:alert(1)"></a></svg>)x",
           R"x(<svg width="36" height="40"><image href="https://example.com/x.png"/></svg>)x",
           R"x(<svg width="36" height="40"><use xlink:href="//example.com/x.svg#a"/></svg>)x",
           R"x(<svg width="36" height="40"><foreignObject></foreignObject></svg>)x",
       }) {
    CAPTURE(bad);
    CHECK(read(bad) == "none");
  }
  CHECK(read(R"x(<svg width="36" height="40"><use href="#a"/></svg>)x") == "svg 36x40");
}
