// The tree that XPath is asked about: whole trees are held against parse5 in tests/differential (trees); here is what
// parse5 does not say: spans, what is displayed, encodings, errors, and that pages made to be slow stay cheap.
#include "xpath/document.h"

#include <doctest/doctest.h>

#include <thread>

#include "text/encoding.h"

using namespace beian;

namespace {

xpath::Expression expression(const char* text) {
  Result<xpath::Expression> compiled = xpath::Expression::compile(text, "test");
  REQUIRE_MESSAGE(compiled.ok(), text);
  return *compiled;
}

std::vector<xpath::Node> nodes(std::string_view page, const char* text) {
  const xpath::Document document(page, sniff_encoding(page));
  REQUIRE(document.complete());
  const Result<xpath::Value> value = document.evaluate(expression(text));
  REQUIRE(value.ok());
  CHECK(value.value().kind == xpath::Value::Kind::nodes);
  return value.value().nodes;
}

std::string only(std::string_view page, const char* text) {
  const std::vector<xpath::Node> found = nodes(page, text);
  REQUIRE_MESSAGE(found.size() == 1, text);
  return std::string(slice(page, found[0].span));
}

std::string why(const char* text) {
  const Result<xpath::Expression> compiled = xpath::Expression::compile(text, "beian.toml:3:8");
  REQUIRE_FALSE_MESSAGE(compiled.ok(), text);
  return compiled.error().en;
}

}  // namespace

TEST_SUITE_BEGIN("xpath" * doctest::skip(!xpath::available()));

TEST_CASE("every node knows its bytes") {
  constexpr std::string_view kPage =
      "<!DOCTYPE html><title>t</title><body><div ID=a class='x y' hidden>one<!--c--><br>two</div><p>last";
  CHECK(only(kPage, "//div") == "<div ID=a class='x y' hidden>one<!--c--><br>two</div>");
  CHECK(only(kPage, "//br") == "<br>");
  CHECK(only(kPage, "//p") == "<p>last");
  CHECK(only(kPage, "//div/@id") == "ID=a");
  CHECK(only(kPage, "//div/@class") == "class='x y'");
  CHECK(only(kPage, "//div/@hidden") == "hidden");
  CHECK(only(kPage, "//div/text()[2]") == "two");
  CHECK(only(kPage, "//comment()") == "<!--c-->");
  CHECK(only(kPage, "/") == kPage);
  CHECK(slice(kPage, nodes(kPage, "//div/text()[1]")[0].tag) == "<div ID=a class='x y' hidden>");
  CHECK(slice(kPage, nodes(kPage, "//div/@id")[0].tag) == "<div ID=a class='x y' hidden>");
  CHECK(nodes(kPage, "//html")[0].span.empty());  // made up
  CHECK(nodes(kPage, "//div")[0].tag_id == TagId::div);
}

TEST_CASE("an element ends where it was closed") {
  constexpr std::string_view kPage = "<ul><li>a<li>b</ul><p>c<div>d</div>";
  CHECK(only(kPage, "//li[1]") == "<li>a");
  CHECK(only(kPage, "//li[2]") == "<li>b");
  CHECK(only(kPage, "//p") == "<p>c");
}

TEST_CASE("the tree is the browser's") {
  CHECK(only("<script>'</body><div>'</script><div id=x></div>", "//div") == "<div id=x></div>");
  CHECK(nodes("<template><p>a</template>", "//p").empty());
  CHECK(only("<table>a<tr><td>b</table>", "//table/preceding-sibling::text()") == "a");
  CHECK(nodes("<table><tr><td>b</table>", "//table/tbody/tr/td").size() == 1);
  CHECK(nodes("<b>1<p>2</b>3</p>", "//p/b[text()='2']/following-sibling::text()[.='3']/..").size() == 1);
  CHECK(nodes("<svg><title>s</title></svg>", "//title").empty());
  CHECK(nodes("<svg><title>s</title></svg>", "//svg:svg/svg:title").size() == 1);
  CHECK(nodes("<math><mi>x</mi></math>", "//math:mi").size() == 1);
  CHECK(nodes("<p>a</nothing>b</p>", "//p/text()").size() == 1);
  CHECK(nodes("<pre>&#10;a</pre><pre>\r\nb</pre>", "//pre[.='a' or .='b']").size() == 2);
  CHECK(nodes("<p id=one><p id=one>", "id('one')").size() == 1);
  CHECK(nodes("<a @click=f v-on:click=g>x</a>", "//@*[name()='v-on:click']").size() == 1);
}

TEST_CASE("what tags hide is not displayed") {
  constexpr std::string_view kPage =
      "<title>t</title><p>a</p><p hidden>b</p><details>c<summary>d</summary><i>e</i></details><div style=display:none>"
      "<em>f</em></div><script>g</script>";
  const auto shown = [&](const char* text) { return nodes(kPage, text).at(0).displayed; };
  CHECK(shown("//p[1]"));
  CHECK(shown("//p[1]/text()"));
  CHECK_FALSE(shown("//p[2]"));
  CHECK_FALSE(shown("//p[2]/text()"));
  CHECK(shown("//details"));
  CHECK_FALSE(shown("//details/text()"));
  CHECK(shown("//summary"));
  CHECK_FALSE(shown("//i"));
  CHECK_FALSE(shown("//em"));
  CHECK_FALSE(shown("//script"));
  CHECK_FALSE(shown("//title"));
}

TEST_CASE("text is read in the page's encoding, references too") {
  // GBK: 版权所有
  constexpr std::string_view kPage =
      "<meta charset=gbk><p title='\xb0\xe6\xc8\xa8&#25152;'>\xb0\xe6\xc8\xa8&#25152;\xd3\xd0</p>";
  CHECK(nodes(kPage, "//p[.='版权所有'][@title='版权所']").size() == 1);
  CHECK(nodes(kPage, "//p")[0].text == "版权所有");
  CHECK(only(kPage, "//p/text()") == "\xb0\xe6\xc8\xa8&#25152;\xd3\xd0");
  CHECK(nodes("<p>a\r\nb&amp;&lt;\xff</p>", "//p[.='a\nb&<\xef\xbf\xbd']").size() == 1);
}

TEST_CASE("other values than nodes") {
  const xpath::Document document("<p>a<p>b", Encoding());
  const Result<xpath::Value> count = document.evaluate(expression("count(//p)"));
  REQUIRE(count.ok());
  CHECK(count.value().kind == xpath::Value::Kind::number);
  CHECK(count.value().number == 2);
  CHECK(count.value().boolean);
  const Result<xpath::Value> text = document.evaluate(expression("string(//p[2])"));
  REQUIRE(text.ok());
  CHECK(text.value().string == "b");
  const Result<xpath::Value> no = document.evaluate(expression("//p = 'c'"));
  REQUIRE(no.ok());
  CHECK(no.value().kind == xpath::Value::Kind::boolean);
  CHECK_FALSE(no.value().boolean);
  CHECK_FALSE(document.evaluate(expression("//b")).value().boolean);
}

TEST_CASE("an expression that is none says where") {
  CHECK(why("//footer[").find("beian.toml:3:8: the XPath “//footer[” is not understood, at column 10") == 0);
  CHECK(why("//p[版权").find("at column 7") != std::string::npos);
  CHECK(why("//p[nothing()]") ==
        "beian.toml:3:8: the XPath “//p[nothing()]” cannot be evaluated: it has a function that XPath 1.0 does not "
        "have.");
  CHECK(why("//x:p").find("a prefix that is none of svg: and math:") != std::string::npos);
  CHECK(why("//p[$a]").find("it has a variable") != std::string::npos);
  CHECK(why("count(1)").find("a value is of a kind that does not fit") != std::string::npos);
  CHECK(why("//p[.='a]").find("a quotation mark is not closed") != std::string::npos);
  CHECK(why("").find("not understood") != std::string::npos);
  CHECK(why("//p[.='\xff']").find("it is not UTF-8") != std::string::npos);
}

TEST_CASE("what a page is made of is limited, and so is what is asked of it") {
  std::string deep;
  for (int i = 0; i < 200'000; ++i) deep += "<div>";
  CHECK(nodes(deep, "//div[not(div)]").size() == 1);
  std::string text = "<p>";
  for (int i = 0; i < 200'000; ++i) text += "a</x>";
  CHECK(nodes(text, "//p/text()").size() == 1);
  std::string wide;
  for (int i = 0; i < 20'000; ++i) wide += "<i>a</i>";
  const xpath::Document document(wide, Encoding());
  const Result<xpath::Value> value = document.evaluate(expression("//i[count(//i[count(//i) > 1]) > 1]"));
  REQUIRE_FALSE(value.ok());
  CHECK(value.error().en.find("too much work") != std::string::npos);
  CHECK(value.error().zh.find("计算量过大") != std::string::npos);
}

TEST_CASE("threads do not share anything") {
  std::vector<std::thread> threads;
  std::vector<std::size_t> found(4);
  const xpath::Expression all = expression("//p[@class='a']");
  for (std::size_t i = 0; i < found.size(); ++i) {
    threads.emplace_back([&, i] {
      std::string page;
      for (std::size_t p = 0; p < 100 + i; ++p) page += "<p class=a>x</p>";
      const xpath::Document document(page, Encoding());
      found[i] = document.evaluate(all)->nodes.size();
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (std::size_t i = 0; i < found.size(); ++i) CHECK(found[i] == 100 + i);
}

TEST_SUITE_END();
