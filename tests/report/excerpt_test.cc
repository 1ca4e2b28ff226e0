#include "report/excerpt.h"

#include <doctest/doctest.h>

using namespace beian;

namespace {

const Encoding kUtf8;

Encoding gbk() {
  Encoding encoding;
  encoding.id = EncodingId::gbk;
  encoding.name = "GBK";
  return encoding;
}

Span span_of(std::string_view page, std::string_view part) {
  const auto at = static_cast<std::uint32_t>(page.find(part));
  return {at, at + static_cast<std::uint32_t>(part.size())};
}

}  // namespace

TEST_CASE("lines and columns count characters") {
  const std::string_view page = "a\r\n京ICP备x\n\ny";
  Positions positions(page, kUtf8);
  CHECK(positions.at(0).column == 1);
  const Position x = positions.at(span_of(page, "x").begin);
  CHECK(x.line == 2);
  CHECK(x.column == 6);
  CHECK(positions.at(span_of(page, "y").begin).line == 4);
  CHECK(positions.at(span_of(page, "ICP").begin).column == 2);
}

TEST_CASE("a byte order mark has no column") {
  Positions positions("\xef\xbb\xbfx", kUtf8);
  CHECK(positions.at(0).column == 1);
  CHECK(positions.at(3).column == 1);
}

TEST_CASE("columns of a page in GBK are those of its characters") {
  const std::string_view page = "\xb1\xb8\xb0\xb8x";
  Positions positions(page, gbk());
  CHECK(positions.at(4).column == 3);
}

TEST_CASE("the caret stands under the span, wide characters take two columns") {
  const std::string_view page = "first\n京备 <a>\nlast";
  const Excerpt excerpt = make_excerpt(page, span_of(page, "<a>"), kUtf8);
  CHECK(excerpt.line == "京备 <a>");
  CHECK(excerpt.caret_column == 5);
  CHECK(excerpt.caret_width == 3);
}

TEST_CASE("excerpts of GBK pages are shown as UTF-8") {
  const std::string_view page = "\xb1\xb8\xb0\xb8 <a>";
  const Excerpt excerpt = make_excerpt(page, span_of(page, "<a>"), gbk());
  CHECK(excerpt.line == "备案 <a>");
  CHECK(excerpt.caret_column == 5);
}

TEST_CASE("long lines are cut around the span") {
  const std::string page = std::string(5000, 'x') + " <b>" + std::string(5000, 'y');
  const Excerpt excerpt = make_excerpt(page, span_of(page, "<b>"), kUtf8);
  CHECK(excerpt.line.starts_with("…"));
  CHECK(excerpt.line.ends_with("…"));
  CHECK(display_width(excerpt.line) <= 102);
  CHECK(excerpt.line.find("<b>") != std::string::npos);
}

TEST_CASE("a long span is cut, one over several lines ends with the first") {
  const std::string page = "<a " + std::string(500, 'x') + ">";
  CHECK(make_excerpt(page, {0, 504}, kUtf8).caret_width <= 100);
  CHECK(make_excerpt("<a\nhref>", {0, 8}, kUtf8).caret_width == 2);
}

TEST_CASE("control characters and invalid bytes are made visible") {
  const std::string_view page = "a\x1b[31m\xff<b>\x07";
  const Excerpt excerpt = make_excerpt(page, span_of(page, "<b>"), kUtf8);
  CHECK(excerpt.line == "a␛[31m\xef\xbf\xbd<b>␇");
}

TEST_CASE("an absence has no excerpt") {
  CHECK(make_excerpt("page", {0, 0}, kUtf8).line.empty());
  CHECK(make_excerpt("", {0, 0}, kUtf8).line.empty());
}

TEST_CASE("an excerpt fits into the columns that there are, its caret too") {
  const std::string page = "<p>" + std::string(300, 'x') + "京ICP备2024990001号-1" + std::string(300, 'y') + "</p>";
  for (const std::uint32_t columns : {24u, 40u, 72u, 100u}) {
    const Excerpt excerpt = make_excerpt(page, span_of(page, "京ICP备2024990001号-1"), kUtf8, columns);
    CHECK(display_width(excerpt.line) <= columns + 2);
    CHECK(excerpt.caret_column + excerpt.caret_width <= columns + 2);
    CHECK(excerpt.line.find("京ICP备") != std::string::npos);
  }
}
