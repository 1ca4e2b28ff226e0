// What the outline keeps of a page: places and why there are none, links, runs of text, signs of apps, metas, our own
// badges.
#include "html/outline.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "rules/placement.h"

namespace {

using namespace beian;

Page outline_of(const std::string& page) {
  return outline(page, sniff_encoding(page));
}

std::size_t footers_in(const std::string& page) {
  return outline_of(page).footers.size();
}
NoPlace refusal_of(const std::string& page) {
  return outline_of(page).no_body_end;
}
App app_of(const std::string& page) {
  return outline_of(page).app;
}

std::string repeated(std::string_view piece, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += piece;
  return out;
}

const std::string kNumber = "京ICP备2024990001号-1";

// The texts of the page's runs, pieces joined with '|'.
std::vector<std::string> runs_of(const std::string& bytes) {
  const Page page = outline_of(bytes);
  std::vector<std::string> out;
  for (const TextRun& run : page.runs) {
    std::string text;
    for (std::uint32_t i = run.first; i < run.last; ++i) {
      text += (i > run.first ? "|" : "") + std::string(slice(bytes, page.pieces[i].token.span));
    }
    out.push_back(text);
  }
  return out;
}

}  // namespace

TEST_CASE("footers of the site") {
  for (const char* page : {
           "<footer>x</footer>",
           "<FOOTER class=a>x</Footer >",
           "<div id=footer>x</div>",
           "<section id='footer'>x</section>",
           "<div role=contentinfo>x</div>",
           "<main><footer>x</footer></main>",
           "<footer><p>x</footer>",
           "<footer><ul><li>x</ul></footer>",
           "<footer><script>'</footer>'</script></footer>",
           "<footer><!-- </footer> --></footer>",
           "<footer><article>x</article></footer>",
       }) {
    CAPTURE(std::string(page));
    CHECK(footers_in(page) == 1);
  }
  const std::string page = "<footer>a</footer><p>b<div id=footer>c</div>";
  const Page outline = outline_of(page);
  REQUIRE(outline.footers.size() == 2);
  CHECK(outline.footers[0].offset == page.find("</footer>"));
  CHECK(outline.footers[1].offset == page.find("</div>"));
  CHECK(outline.footers[1].kind == Place::Kind::site_footer);
}

TEST_CASE("footers of something else, or with no place in them") {
  for (const char* page : {
           "x",
           "<footer>x",
           "<div><footer>x</div>",
           "<p id=footer>x</p>",
           "<div id=Footer>x</div>",
           "<article><footer>x</footer></article>",
           "<aside><footer>x</footer></aside>",
           "<nav><footer>x</footer></nav>",
           "<blockquote><footer>x</footer></blockquote>",
           "<figure><footer>x</footer></figure>",
           "<details><footer>x</footer></details>",
           "<table><td><footer>x</footer></table>",
           "<pre><footer>x</footer></pre>",
           "<a><footer>x</footer></a>",
           "<template><footer>x</footer></template>",
           "<select><footer>x</footer></select>",
           "<svg><footer>x</footer></svg>",
           "<footer hidden>x</footer>",
           "<footer style='Display : none'>x</footer>",
           "<div hidden><footer>x</footer></div>",
           "<footer data-beian-ignore>x</footer>",
           "<div id=__nuxt><footer>x</footer></div>",
           "<footer><a href=x>y</footer>",
           "<footer><p><b>x</p></footer>",
           "<footer><span>x</footer>",
           "<footer><table><td>x</footer>",
           "<script>'<footer>x</footer>'</script>",
           "<!-- <footer>x</footer> -->",
           "<textarea><footer>x</footer></textarea>",
           "<noscript><footer>x</footer></noscript>",
           "<p title='<footer>x</footer>'>",
           "<footer>x<plaintext></footer>",
       }) {
    CAPTURE(std::string(page));
    CHECK(footers_in(page) == 0);
  }
}

TEST_CASE("the end of the body") {
  const std::string with_tag = "<html><body><p>x</p></body></html>\n";
  CHECK(outline_of(with_tag).body_end.kind == Place::Kind::body_end);
  CHECK(outline_of(with_tag).body_end.offset == with_tag.find("</body>"));
  const std::string only_html = "<p>x</p></html>";
  CHECK(outline_of(only_html).body_end.offset == only_html.find("</html>"));
  const std::string without = "<p>x</p>";
  CHECK(outline_of(without).body_end.kind == Place::Kind::file_end);
  CHECK(outline_of(without).body_end.offset == without.size());
  CHECK_FALSE(outline_of(without).body_end.phrasing);
  const std::string open_p = "<p>x</body>";
  CHECK(outline_of(open_p).body_end.phrasing);
  const std::string twice = "<p>x</p></body><p>y</p></body>";
  CHECK(outline_of(twice).has_body_end);
  const std::string sample =
      "<pre>&lt;/body></pre><script>'</body>'</script><!-- </body> --><a title='</body>'></a></BODY >";
  CHECK(outline_of(sample).body_end.offset == sample.find("</BODY >"));
  const std::string ignored = "<object></body></object>x";
  CHECK(outline_of(ignored).body_end.offset == ignored.size());
}

TEST_CASE("why there is no place: each reason once") {
  const std::pair<NoPlace, std::string> cases[] = {
      {NoPlace::none, "<p>x</p>"},
      {NoPlace::frameset, "<frameset><frame></frameset>"},
      {NoPlace::raw_text_open, "<p>x</p><script>y"},
      {NoPlace::plaintext, "<p>x</p><plaintext>y"},
      {NoPlace::table_open, "<table><tr><td>x"},
      {NoPlace::select_open, "<select><option>x"},
      {NoPlace::template_open, "<p>x</p><template>y"},
      {NoPlace::foreign_open, "<svg><g>"},
      {NoPlace::anchor_open, "<a href=x>y"},
      {NoPlace::formatting_open, "<p><b>x</p>"},
      {NoPlace::interactive_open, "<h1>x"},
      {NoPlace::hidden_parent, "<div hidden>x"},
      {NoPlace::inside_app, "<div id=__nuxt>x"},
      {NoPlace::too_deep, repeated("<span>", 20'000) + repeated("</x>", 20'000)},
  };
  for (const auto& each : cases) {
    const NoPlace reason = each.first;
    const std::string& page = each.second;
    CAPTURE(page.substr(0, 60));
    CHECK(refusal_of(page) == reason);
    CHECK(outline_of(page).has_body_end == (reason == NoPlace::none));
  }
  const std::string no_footer = "<p>x</p>";
  CHECK(place_badge(outline_of(no_footer), PlaceAt::footer).no_place == NoPlace::no_footer);
  CHECK(place_badge(outline_of(no_footer), PlaceAt::automatic).no_place == NoPlace::none);
}

TEST_CASE("what runs on to the end of the file is no place, in every form") {
  for (const char* page :
       {"<p>x<!-- y", "<p>x<!-- y --", "<p>x<!", "<p>x<?php", "<p>x<a href='", "<p>x<a", "<p>x</", "<p>x</p",
        "<p>x<!DOCTYPE", "<p>x<textarea>y", "<p>x<style>", "<title>y", "<p>x<xmp>y", "<p>x<noscript>y"}) {
    CAPTURE(std::string(page));
    CHECK(refusal_of(page) == NoPlace::raw_text_open);
  }
  for (const char* page : {"<p>x<!-->", "<p>x<!--->", "<p>x<!-- y --!>", "<p>x<", "<p>x</>", "<p>x<?php>", "<p>x&am"}) {
    CAPTURE(std::string(page));
    CHECK(refusal_of(page) == NoPlace::none);
  }
}

TEST_CASE("links around text, with the spans that a repair needs") {
  const std::string bytes = "<p>x <a class=y href='http://a/?b&amp;c'><b>" + kNumber + "</b></a> z";
  const Page page = outline_of(bytes);
  REQUIRE(page.links.size() == 1);
  const Link& link = page.links[0];
  CHECK(link.has_href);
  CHECK(link.href == "http://a/?b&c");
  CHECK(slice(bytes, link.tag) == "<a class=y href='http://a/?b&amp;c'>");
  CHECK(slice(bytes, link.href_value) == "http://a/?b&amp;c");
  CHECK(slice(bytes, link.href_attribute) == "href='http://a/?b&amp;c'");
  CHECK(link.href_quote == '\'');
  REQUIRE(page.pieces.size() == 3);
  CHECK(page.pieces[0].link == -1);
  CHECK(page.pieces[1].link == 0);
  CHECK(page.pieces[2].link == -1);
  const std::string bare = "<a href=b>" + kNumber + "</a><a>" + kNumber + "</a>";
  const Page two = outline_of(bare);
  REQUIRE(two.links.size() == 2);
  CHECK(slice(bare, two.links[0].href_attribute) == "href=b");
  CHECK_FALSE(two.links[1].has_href);
}

TEST_CASE("links of drawings are links, by either attribute; an HTML link has only href") {
  const auto href_of = [](const std::string& open, const std::string& close) {
    const Page page = outline_of(open + kNumber + close);
    return page.links.empty() ? std::string("no link") : page.links[0].href;
  };
  CHECK(href_of("<svg><a href=x><text>", "</text></a></svg>") == "x");
  CHECK(href_of("<svg><a xlink:href=x><text>", "</text></a></svg>") == "x");
  CHECK(href_of("<svg><a xlink:href=y href=x><text>", "</text></a></svg>") == "x");
  CHECK(href_of("<a xlink:href=x>", "</a>").empty());
  CHECK(href_of("<math><a href=x></a></math>", "") == "no link");
}

TEST_CASE("a <br> behind the words of a number does not end the line, any other does") {
  using Runs = std::vector<std::string>;
  CHECK(runs_of("<p>京ICP备<br>2024990001号-1") == Runs{"京ICP备|2024990001号-1"});
  CHECK(runs_of("<p>京ICP備 <br/>\n2024990001号-1<br>x") == Runs{"京ICP備 |\n2024990001号-1"});
  CHECK(runs_of("<p>京公网安备&#x200b;<br>11010102990001号") == Runs{"京公网安备&#x200b;|11010102990001号"});
  CHECK(runs_of("<p>京ICP备案<br>2024990001号") == Runs{"京ICP备案|2024990001号"});
  CHECK(runs_of("<p>京ICP备<br><br>2024990001号") == Runs{"京ICP备"});
  CHECK(runs_of("<p>京ICP备</p>2024990001号") == Runs{"京ICP备"});
  CHECK(runs_of("<p>x备<br>y备<br>z") == Runs{"x备|y备|z"});
  CHECK(runs_of("<p>" + kNumber + "<br>x") == Runs{kNumber});
}

TEST_CASE("runs of text: what stands in one line, where a number may be") {
  using Runs = std::vector<std::string>;
  CHECK(runs_of("<p>no number here</p>") == Runs{});
  CHECK(runs_of("<p>a</p><p>" + kNumber + "</p><p>b</p>") == Runs{kNumber});
  CHECK(runs_of("<p>a <b>" + kNumber + "</b> b<br>c") == Runs{"a |" + kNumber + "| b"});
  CHECK(runs_of("<p>京<span>ICP</span>备2024990001号") == Runs{"京|ICP|备2024990001号"});
  CHECK(runs_of("<table>" + kNumber + "<tr><td>x</table>") == Runs{kNumber});
  for (const char* hidden : {"<script>",
                             "<style>",
                             "<template>",
                             "<noscript>",
                             "<title>",
                             "<textarea>",
                             "<svg>",
                             "<svg><g>",
                             "<math><mtext>",
                             "<svg><defs><text>",
                             "<svg><text><title>",
                             "<svg><title>",
                             "<svg display=none><text>",
                             "<svg><text visibility=hidden>",
                             "<svg><text style=display:none>",
                             "<svg hidden><style>",
                             "<svg><text opacity=0>",
                             "<p hidden><svg><text>",
                             "<p hidden>",
                             "<p style=display:none>",
                             "<iframe>",
                             "<select><option>",
                             "<dialog>"}) {
    CAPTURE(std::string(hidden));
    CHECK(runs_of(hidden + kNumber) == Runs{});
  }
  CHECK(runs_of("<dialog open>" + kNumber) == Runs{kNumber});
  CHECK(runs_of("<svg><text>" + kNumber) == Runs{kNumber});
  CHECK(runs_of("<svg>a<g><text>x</text><text>京<tspan>" + kNumber) == Runs{"京|" + kNumber});
  CHECK(runs_of("<svg><foreignObject><p>" + kNumber) == Runs{kNumber});
  CHECK(runs_of("<svg opacity=1><text visibility=visible display=inline>" + kNumber) == Runs{kNumber});
  CHECK(runs_of("<!-- " + kNumber + " --><p title='" + kNumber + "'>x") == Runs{});
}

TEST_CASE("where text stands") {
  const auto where = [](const std::string& page) {
    const Page outline = outline_of(page);
    return outline.pieces.empty() ? 0u : outline.pieces[0].where;
  };
  CHECK(where(kNumber) == context::in_body);
  CHECK((where("<footer>" + kNumber) & context::footer) != 0);
  CHECK((where("<article>" + kNumber) & context::article) != 0);
  CHECK((where("<article><footer>" + kNumber) & (context::article | context::footer)) == context::footer);
  CHECK((where("<pre><code>" + kNumber) & context::quoted) != 0);
  CHECK((where("<div data-beian>" + kNumber) & context::own) != 0);
  CHECK((where("<div data-beian-ignore>" + kNumber) & context::ignore) != 0);
  CHECK((where("<div id=__next>" + kNumber) & context::app_root) != 0);
}

TEST_CASE("signs of apps") {
  const std::pair<App, std::string> cases[] = {
      {App::vitepress, "<meta name=generator content='VitePress v1.6.3'><div id=app>x</div>"},
      {App::vitepress, "<script>window.__VP_HASH_MAP__=JSON.parse('{}')</script>"},
      {App::vuepress, "<meta name=generator content='VuePress 2.0.0-rc.30'><div id=app>x</div>"},
      {App::vue_ssr, "<div id=app data-server-rendered=true>x</div>"},
      {App::nuxt, "<div id='__nuxt'>x</div>"},
      {App::docusaurus, "<div id='__docusaurus'>x</div>"},
      {App::gatsby, "<div id='___gatsby'>x</div>"},
      {App::next_pages, "<div id='__next'>x</div>"},
      {App::next_app, "<p>x</p><script>(self.__next_f=self.__next_f||[]).push([0])</script>"},
      {App::remix, "<p>x</p><script>window.__remixContext = {}</script>"},
      {App::remix, "<p>x</p><script>window.__reactRouterContext = {}</script>"},
      {App::rspress, "<div id='__rspress_root'>x</div>"},
      {App::rspress, "<meta name=generator content='Rspress v1.47.2'><div id=root>x</div>"},
      {App::sveltekit, "<body data-sveltekit-preload-data=hover>x"},
      {App::sveltekit, "<p>x</p><script>__sveltekit_1a2b = {}</script>"},
      {App::none, "<div id=app>x</div>"},
      {App::none, "<div id=root>x</div>"},
      {App::none, "<meta name=generator content='Hugo 0.150'><p>x"},
      {App::none, "<pre>self.__next_f</pre><!-- id=__nuxt --><p title='id=__nuxt'>"},
  };
  for (const auto& each : cases) {
    const std::string& page = each.second;
    CAPTURE(page);
    CHECK(app_name(app_of(page)) == app_name(each.first));
  }
}

TEST_CASE("an id that any app may have is a root only where the generator is known") {
  const std::string footer = "<footer>x</footer></div></body>";
  CHECK(outline_of("<meta name=generator content='Rspress v1.47.2'><body><div id=root>" + footer).footers.empty());
  CHECK(outline_of("<meta name=generator content='VitePress v1.6.4'><body><div id=app>" + footer).footers.empty());
  CHECK(outline_of("<body><div id=root>" + footer).footers.size() == 1);
  CHECK(outline_of("<meta name=generator content='VitePress v1.6.4'><body><div id=root>" + footer).footers.size() == 1);
}

TEST_CASE("metas: refresh, a late charset") {
  const std::string refresh = "<meta http-equiv=Refresh content='0; url=/zh/'>";
  CHECK(outline_of(refresh).has_refresh);
  CHECK(outline_of(refresh).refresh_target == "/zh/");
  for (const char* page :
       {"<meta http-equiv=refresh content=5>", "<body><meta http-equiv=refresh content='0;url=x'>",
        "<template><meta http-equiv=refresh content='0;url=x'></template>",
        "<noscript><meta http-equiv=refresh content='0;url=x'></noscript>", "<meta name=refresh content='0;url=x'>"}) {
    CAPTURE(std::string(page));
    const std::string bytes = page;
    CHECK_FALSE(outline_of(bytes).has_refresh);
  }
  const std::string late = "<p>" + std::string(2000, 'x') + "<meta charset=GBK><meta charset=utf-8>";
  CHECK(outline_of(late).late_charset == "GBK");
  CHECK(slice(late, outline_of(late).late_charset_tag) == "<meta charset=GBK>");
  const std::string pragma = "<meta http-equiv=content-type content='text/html; charset=big5'>";
  CHECK(outline_of(pragma).late_charset == "big5");
  const std::string in_template = "<template><meta charset=GBK></template>";
  CHECK(outline_of(in_template).late_charset.empty());
}

TEST_CASE("our own badges") {
  const std::string bytes =
      "<p>a</p><div class=x data-beian>b<div data-beian>c</div></div><p>d<span data-beian>e</span>";
  const Page page = outline_of(bytes);
  REQUIRE(page.own_badges.size() == 2);
  CHECK(slice(bytes, page.own_badges[0].span) == "<div class=x data-beian>b<div data-beian>c</div></div>");
  CHECK_FALSE(page.own_badges[0].phrasing);
  CHECK(slice(bytes, page.own_badges[1].span) == "<span data-beian>e</span>");
  CHECK(page.own_badges[1].phrasing);
  for (const char* none :
       {"<div data-beian>x", "<section data-beian>x</section>", "<template><div data-beian>x</div></template>",
        "<!-- <div data-beian>x</div> -->", "<section><div data-beian>x</section>"}) {
    CAPTURE(std::string(none));
    const std::string bytes_of_none = none;
    CHECK(outline_of(bytes_of_none).own_badges.empty());
  }
}

TEST_CASE("what kind of page it is") {
  const std::string ignored = "<html data-beian-ignore><p>x";
  CHECK(outline_of(ignored).ignored);
  const std::string not_ignored = "<body data-beian-ignore><p>x";
  CHECK_FALSE(outline_of(not_ignored).ignored);
  for (const char* tag : {"<!DOCTYPE html>", "<html>", "<head>", "<title>x</title>", "<body>"}) {
    CAPTURE(std::string(tag));
    const std::string page = tag;
    CHECK(outline_of(page).has_document_tags);
  }
  const std::string fragment = "<p>x<!-- <html> --><script>'<body>'</script>";
  CHECK_FALSE(outline_of(fragment).has_document_tags);
  CHECK(outline_of(fragment).shown_characters == 1);
  // Counted where the number decides something: on a page that may be a redirect stub.
  const std::string longer = std::string(3000, 'x');
  CHECK(outline_of(longer).shown_characters == 1);
  const std::string stub = "<meta http-equiv=refresh content='0;url=x'>" + longer;
  CHECK(outline_of(stub).shown_characters == 1000);
}
