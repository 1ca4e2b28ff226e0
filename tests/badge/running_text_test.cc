// Numbers in the text of an article are mentioned, those of the page's own footer are shown: by the signs of real
// themes.
#include "badge/running_text.h"

#include <doctest/doctest.h>

#include "badge/find.h"
#include "html/outline.h"
#include "rules/support.h"

using namespace beian;
using namespace beian::rules_test;

namespace {

#define MIIT "<a href=\"https://beian.miit.gov.cn/\">"
#define OWN MIIT "京ICP备2024990001号-1</a>"
#define OTHER "<p>例如 沪ICP备2023990007号</p>"

// "shown", "mention" for each number of the body, in order.
std::string kinds(const std::string& body) {
  const std::string bytes = page_of(body);
  const Page page = outline(bytes, sniff_encoding(bytes));
  std::string out;
  for (const ShownNumber& shown : shown_numbers(page, kYear)) {
    out += std::string(out.empty() ? "" : " ") + (shown.mention ? "mention" : "shown");
  }
  return out;
}

}  // namespace

TEST_CASE("running text: the elements in which generators put an article") {
  for (const char* tag : {"<article>",
                          "<div class=\"vp-doc _article\">",
                          "<div class=\"a theme-default-content\">",
                          "<div class=theme-hope-content>",
                          "<div vp-content>",
                          "<div class='sl-markdown-content'>",
                          "<div class=\"theme-doc-markdown markdown\">",
                          "<div class=rspress-doc>",
                          "<div class='heti\tmarkdown-body'>",
                          "<section class=\"normal markdown-section\">",
                          "<div itemprop=articleBody>",
                          "<div role=article>",
                          "<div class=body role=main>",
                          "<div class=post-content>",
                          "<div class=post-body>",
                          "<div class=post-entry>",
                          "<div class=entry-content>",
                          "<div class=article-entry>",
                          "<div class=article-body>",
                          "<div class=article-content>",
                          "<div class=\"e-content p-name\">"}) {
    CAPTURE(tag);
    CHECK(kinds(std::string(tag) + OTHER) == "mention");
    CHECK(kinds(std::string(tag) + "<section><ul><li>" OTHER) == "mention");
    CHECK(kinds(std::string(tag) + "<p>" OWN) == "shown");
    CHECK(kinds(std::string(tag) + "<footer>" OTHER "</footer>") == "shown");
    CHECK(kinds(std::string(tag) + "<div class=site-footer>" OTHER "</div>") ==
          (std::string_view(tag) == "<article>" ? "mention" : "shown"));
  }
}

TEST_CASE("running text: names that are only alike") {
  for (const char* tag : {"<div class=my-vp-doc>", "<div class=vp-doc-footer>", "<div class=vp-docs>",
                          "<div id=vp-doc>", "<div class=body>", "<div role=main>", "<div itemprop=name>", "<main>",
                          "<div class=content>", "<div data-x=markdown-body>"}) {
    CAPTURE(tag);
    CHECK(kinds(std::string(tag) + OTHER) == "shown");
  }
  CHECK(kinds("<div class=markdown-body><div class=footnotes>" OTHER "</div></div>") == "mention");
  CHECK(kinds("<div class=footer><div class=markdown-body>" OTHER "</div></div>") == "mention");
  CHECK(kinds("<footer><div class=markdown-body>" OTHER "</div></footer>") == "shown");
}

TEST_CASE("running text: what <main> holds beside the site's own number elsewhere") {
  const std::string footer = "<footer>" OWN "</footer>";
  for (const char* main : {"<main>", "<div role=main>"}) {
    CAPTURE(main);
    const std::string open = main;
    const std::string close = open == "<main>" ? "</main>" : "</div>";
    CHECK(kinds(open + OTHER + close + footer) == "mention shown");
    CHECK(kinds(footer + open + OTHER "<p>京ICP备2024990001号-1</p>" + close) == "shown mention mention");
    CHECK(kinds(open + "<ul><li><a href=\"https://a.example/\">甲 沪ICP备2023990007号</a></ul>" + close + footer) ==
          "mention shown");
    // no number of the site elsewhere, or none with its link, or one of the other registry
    CHECK(kinds(open + OTHER + close) == "shown");
    CHECK(kinds(open + OTHER + close + "<footer>京ICP备2024990001号-1</footer>") == "shown shown");
    CHECK(kinds(open + OTHER + close + "<footer>" MIIT "京公网安备11010102990001号</a></footer>") == "shown shown");
    CHECK(kinds(open + OTHER + OWN + close) == "shown shown");
    CHECK(kinds(open + OTHER + close + "<article>京ICP备2024990001号-1</article>") == "shown mention");
    // what may be a badge
    CHECK(kinds(open + "<div class=copyright>" OTHER "</div>" + close + footer) == "shown shown");
    CHECK(kinds(open + "<div id=page-Footer>" OTHER "</div>" + close + footer) == "shown shown");
    CHECK(kinds(open + "<footer>" OTHER "</footer>" + close + footer) == "shown shown");
    CHECK(kinds(open + "<p>" MIIT "沪ICP备2023990007号</a></p>" + close + footer) == "shown shown");
    CHECK(kinds(open + "<p>京ICP备12345678号</p>" + close + footer) == "shown shown");
    CHECK(kinds(open + "<p>浙公网安备33010002000078号</p>" + close +
                "<footer><a href=\"https://beian.mps.gov.cn/#/query/webSearch?code=11010102990001\">"
                "京公网安备11010102990001号</a></footer>") == "shown shown");
  }
  const std::string own_badge = "<div data-beian>" OWN "</div>";
  CHECK(kinds("<main><p>京ICP备2024990001号-1</p></main>" + own_badge) == "shown shown");
}
