// A rule's page on a terminal: wrapped by columns, code as it stands, and no sign of Markdown left.
#include "report/markdown.h"

#include <doctest/doctest.h>

#include <sstream>

#include "report/excerpt.h"

using namespace beian;

namespace {

std::string plain(std::string_view markdown, std::uint32_t columns) {
  return render_markdown(markdown, {columns, false});
}

std::uint32_t widest_line(const std::string& text) {
  std::uint32_t widest = 0;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) widest = std::max(widest, display_width(line));
  return widest;
}

}  // namespace

TEST_CASE("markdown: headings stand at the edge, text is indented") {
  CHECK(plain("# a\n\nText *with* `code` and **weight**.\n\n## b\n\nMore\ntext\n", 80) ==
        "a\n\n  Text with “code” and weight.\n\nb\n\n  More text\n");
}

TEST_CASE("markdown: Latin text wraps at spaces, Chinese between any two characters") {
  CHECK(plain("one two three four", 12) == "  one two\n  three four\n");
  CHECK(plain("备案号必须显示", 10) == "  备案号必\n  须显示\n");
  CHECK(plain("备案号\n必须", 80) == "  备案号必须\n");
}

TEST_CASE("markdown: no line begins with a closing mark or ends with an opening one") {
  CHECK(plain("备案号必。须显", 10) == "  备案号\n  必。须显\n");
  CHECK(plain("备案号（必须）", 10) == "  备案号\n  （必须）\n");
}

TEST_CASE("markdown: a number and a piece of code stay on one line") {
  CHECK(plain("应写成京ICP备2024990001号-1这样", 24) == "  应写成\n  京ICP备2024990001号-1这\n  样\n");
  CHECK(plain("看看 `icp = \"x\"` 吧", 12) == "  看看\n  “icp = \"x\"”\n  吧\n");
}

TEST_CASE("markdown: a line is no wider than the terminal") {
  const std::string text =
      "在 `themeConfig` 里设置 footer，再运行 beian inject；然后 check the pages again（每一页）。《办法》第十三条。";
  for (std::uint32_t columns = 24; columns < 60; ++columns) {
    CAPTURE(columns);
    CHECK(widest_line(plain(text, columns)) <= columns);
  }
}

TEST_CASE("markdown: code is kept as it stands, signs and blank lines included") {
  CHECK(plain("```html\n<p>\n\n  # no heading *at* all, however long the line may become</p>\n```\n", 20) ==
        "    <p>\n\n      # no heading *at* all, however long the line may become</p>\n");
}

TEST_CASE("markdown: lists and quotations") {
  CHECK(plain("- one two three\n- four\n", 14) == "  • one two\n    three\n  • four\n");
  CHECK(plain("3. a\n4. b\n", 80) == "  3. a\n  4. b\n");
  CHECK(plain("> said\n", 80) == "  │ said\n");
}

TEST_CASE("markdown: an address is shown where it leads anywhere") {
  CHECK(plain("[here](https://a.example/)", 80) == "  here <https://a.example/>\n");
  CHECK(plain("[icp-missing](icp_missing.md)", 80) == "  icp-missing\n");
  CHECK(plain("<https://a.example/>", 80) == "  https://a.example/\n");
}

TEST_CASE("markdown: colour tells code and weight, and ends with the line") {
  CHECK(render_markdown("a `b c` **d**", {80, true}) == "  a \x1b[36mb c\x1b[0m \x1b[1md\x1b[0m\n");
}

TEST_CASE("markdown: a page is cut at its titles, not at a # in code") {
  const auto parts = split_at_titles("x\n# a\n```\n# no\n```\n# b\nc\n");
  REQUIRE(parts.size() == 2);
  CHECK(parts[0] == "# a\n```\n# no\n```\n");
  CHECK(parts[1] == "# b\nc\n");
  CHECK(render_first_paragraph(parts[1], {80, false}) == "  c\n");
}
