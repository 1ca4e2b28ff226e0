// A page that is read on from a mark is the page that is read from its first byte, and the proof of an edit that begins
// at a mark says what the proof from the first byte says.
#include <doctest/doctest.h>

#include <iterator>
#include <random>
#include <string>
#include <string_view>

#include "edit/verify.h"
#include "html/outline.h"
#include "html/tree.h"
#include "tools/same_page.h"

namespace beian {
namespace {

constexpr std::string_view kHead =
    "<!doctype html><html><head><meta charset=utf-8><title>t</title><style>p{}</style></head><body>"
    "<p>京ICP备2024990001号-1</p>";
constexpr std::string_view kPieces[] = {"<div>",
                                        "</div>",
                                        "<p>",
                                        "</p>",
                                        "<a href=\"x\">",
                                        "</a>",
                                        "<b>",
                                        "</b>",
                                        "<ul><li>",
                                        "</ul>",
                                        "<table>",
                                        "<tr><td>",
                                        "</table>",
                                        "<footer>",
                                        "</footer>",
                                        "<footer>x</footer>",
                                        "<article>",
                                        "</article>",
                                        "<!-- x -->",
                                        "<svg>",
                                        "</svg>",
                                        "<form>",
                                        "</form>",
                                        "<div hidden>",
                                        "words ",
                                        " ",
                                        "京ICP备2024990001号-1 ",
                                        "<br>",
                                        "<div id=footer>",
                                        "<div data-beian>",
                                        "<script>self.__next_f</script>",
                                        "<button>",
                                        "</button>",
                                        "<select>",
                                        "</select>",
                                        "</body>",
                                        "</html>",
                                        "<h2>",
                                        "</h2>",
                                        "<nobr>",
                                        "<a href=https://beian.miit.gov.cn/>京ICP备",
                                        "<template>",
                                        "</template>",
                                        "<base href=/x/>",
                                        "<meta name=generator content=VitePress>"};
constexpr std::string_view kBadges[] = {
    "<div data-beian><a href=\"https://beian.miit.gov.cn/\">京ICP备2024990001号-1</a></div>",
    "<b>x",
    "<p>",
    "</div>",
    "<div title=\"",
    "<!--",
    "<table>",
    "<footer>京公网安备11010102990001号</footer>"};

TEST_CASE("read on from a mark, read from the first byte: the same outline, the same proof") {
  std::mt19937 random(5);
  const Encoding utf8;
  std::size_t marks_seen = 0;
  std::size_t proven = 0;
  for (int round = 0; round < 4000; ++round) {
    std::string page(kHead);
    for (std::size_t n = 1 + random() % 40; n > 0; --n) page += kPieces[random() % std::size(kPieces)];
    if (random() % 2 == 0) page += "</body></html>";
    OutlineMarks marks;
    const Page whole = outline(page, utf8, "words", nullptr, &marks);
    if (whole.no_body_end == NoPlace::too_deep) continue;
    for (const OutlineMark& mark : marks.marks) {
      ++marks_seen;
      INFO(page << " at " << mark.offset());
      CHECK(marks.before(mark.offset())->offset() == mark.offset());
      CHECK(difference(outline_from(mark, page), whole) == "");
      const std::string_view badge = kBadges[random() % std::size(kBadges)];
      std::string changed = page;
      changed.insert(mark.offset(), badge);
      INFO(badge);
      CHECK(difference(outline_from(mark, changed), outline(changed, utf8, "words")) == "");
      const std::vector<Edit> edits = {{{mark.offset(), mark.offset()}, std::string(badge)}};
      const bool sound = verify_edits(page, changed, edits, &mark.tree(), mark.offset());
      CHECK(sound == verify_edits_from_start(page, changed, edits));
      proven += sound ? 1 : 0;
    }
  }
  CHECK(marks_seen > 4000);
  CHECK(proven > 500);
  CHECK(proven < marks_seen);
}

TEST_CASE("marks: of the footers and the end of the body, bounded in memory") {
  OutlineMarks marks;
  const std::string page = "<!doctype html><body><footer>a</footer><p>x</p></body>";
  outline(page, Encoding(), {}, nullptr, &marks);
  REQUIRE(marks.marks.size() == 2);
  CHECK(marks.marks[0].offset() == page.find("</footer>"));
  CHECK(marks.marks[1].offset() == page.find("</body>"));
  CHECK(marks.before(marks.marks[1].offset() - 1)->offset() == marks.marks[0].offset());
  CHECK(marks.before(3) == nullptr);

  std::string many = "<!doctype html><body>";
  for (int i = 0; i < 20'000; ++i) many += "<footer>备</footer>";
  OutlineMarks few;
  outline(many, Encoding(), {}, nullptr, &few);
  CHECK(!few.marks.empty());
  CHECK(few.marks.size() < 1000);
}

}  // namespace
}  // namespace beian
