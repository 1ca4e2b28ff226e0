// Displayed text: found over tags and references, not found where it is hidden or cut by the edge of a block.
#include "html/text_search.h"

#include <doctest/doctest.h>

#include <string>

#include "html/outline.h"

using namespace beian;

namespace {

bool shows(const std::string& body, const std::string& text) {
  const std::string page = "<!doctype html><meta charset=utf-8><title>云杉里</title><body>" + body;
  return outline(page, sniff_encoding(page), text).shows_text;
}

// Every place in a small alphabet at which the search could lose its thread.
bool naive(const std::string& text, const std::string& pattern) {
  return !pattern.empty() && text.find(pattern) != std::string::npos;
}

}  // namespace

TEST_CASE("text search: agrees with a plain search on all short texts") {
  for (unsigned p = 0; p < 1u << 5; ++p) {
    std::string pattern;
    for (unsigned i = 0; i < 5; ++i) pattern += (p >> i & 1u) != 0 ? 'b' : 'a';
    for (unsigned t = 0; t < 1u << 10; ++t) {
      std::string text;
      for (unsigned i = 0; i < 10; ++i) text += (t >> i & 1u) != 0 ? 'b' : 'a';
      TextSearch search(pattern);
      for (const char c : text) search.next(static_cast<char32_t>(c));
      REQUIRE(search.found() == naive(text, pattern));
    }
  }
}

TEST_CASE("text search: what a visitor reads") {
  const std::string owner = "云杉里（北京）茶业有限公司";
  CHECK(shows("<footer>版权所有 云杉里（北京）茶业有限公司</footer>", owner));
  CHECK(shows("<footer>版权所有 云杉里(北京) 茶业有限公司</footer>", owner));
  CHECK(shows("<footer><b>云杉里</b>（&#21271;京）<i>茶业</i>有限公司</footer>", owner));
  CHECK(shows("<p>EXAMPLE Ltd.</p>", "Example  Ltd."));
  CHECK_FALSE(shows("<p>云杉里（北京）</p><p>茶业有限公司</p>", owner));
  CHECK_FALSE(shows("<p hidden>云杉里（北京）茶业有限公司</p>", owner));
  CHECK_FALSE(shows("<script>'云杉里（北京）茶业有限公司'</script><!-- 云杉里（北京）茶业有限公司 -->", owner));
  CHECK_FALSE(shows("<img alt=\"云杉里（北京）茶业有限公司\">", owner));
  CHECK_FALSE(shows("<p>云杉里</p>", ""));
  CHECK_FALSE(shows("<p>云杉里</p>", " "));
}
