#include "report/html.h"

#include <doctest/doctest.h>

#include "report/alike.h"
#include "report/number_words.h"
#include "site/temp_folder.h"

using namespace beian;
using test::TempFolder;

namespace {

constexpr Text2 kMessages[] = {{"the link of {0} is stale", "{0} 的链接已过时"}};
constexpr Rule kRule{"icp-link-stale", Severity::error, Fix::safe,
                     nullptr,          kMessages,       {"run `beian inject`", "运行 `beian inject`"}};

ReportedFinding finding(std::string arg = "x", std::string shape = "main, footer", std::string element = "footer > a") {
  ReportedFinding out;
  out.finding.rule = &kRule;
  out.finding.args = {std::move(arg)};
  out.finding.span = {3, 6};
  out.excerpt = {"京 <a>", 3, 3};
  out.shape = std::move(shape);
  out.element = std::move(element);
  return out;
}

template <class Use>
std::string report(Use use, HtmlStyle style = {"9.8.7", "check", {"public"}}) {
  TempFolder folder;
  Result<std::unique_ptr<Output>> out = Output::open(folder / "report");
  REQUIRE(out);
  HtmlReport html(**out, style);
  use(html);
  REQUIRE_FALSE((*out)->close());
  return folder.read("report");
}

std::size_t count(std::string_view all, std::string_view part) {
  std::size_t n = 0;
  for (std::size_t at = 0; (at = all.find(part, at)) != std::string_view::npos; at += part.size()) ++n;
  return n;
}

}  // namespace

TEST_CASE("alike: the same words on the same template in the same place are one group") {
  Alike alike;
  for (int i = 0; i < 100; ++i) alike.add(std::to_string(i) + ".html", finding());
  alike.add("a.html", finding("x", "main (article), footer"));
  alike.add("a.html", finding("x", "main, footer", "main > p > a"));
  alike.add("a.html", finding("y"));
  const auto groups = alike.sorted();
  REQUIRE(groups.size() == 4);
  CHECK(groups[0]->count == 100);
  CHECK(groups[0]->pages == 100);
  CHECK(groups[0]->places.size() == Alike::kPlaces);
  CHECK(groups[0]->first.shape == "main, footer");
}

TEST_CASE("alike: where the surroundings all differ they do not tell findings apart") {
  Alike alike;
  for (int i = 0; i < 5000; ++i) alike.add(std::to_string(i) + ".html", finding("x", "div.a" + std::to_string(i)));
  const auto groups = alike.sorted();
  REQUIRE(groups.size() == Alike::kMostSurroundings + 1);
  CHECK(groups[0]->count == 5000 - Alike::kMostSurroundings);
  CHECK(groups[0]->first.shape.empty());
  CHECK(alike.left_out() == 0);
}

TEST_CASE("alike: findings that all differ do not fill the memory, and are counted") {
  Alike alike;
  for (int i = 0; i < 6000; ++i) alike.add("a.html", finding(std::to_string(i)));
  CHECK(alike.sorted().size() == Alike::kMostGroups);
  CHECK(alike.left_out() == 6000 - Alike::kMostGroups);
}

TEST_CASE("alike: the worst first, then the most frequent, what was mended last") {
  Alike alike;
  ReportedFinding fixed = finding("fixed");
  fixed.finding.fixed = true;
  ReportedFinding note = finding("note");
  note.finding.severity = Severity::note;
  alike.add("a", fixed);
  alike.add("a", note);
  alike.add("a", finding("once"));
  alike.add("a", finding("twice"));
  alike.add("b", finding("twice"));
  std::string order;
  for (const Kind* group : alike.sorted()) order += group->first.finding.args[0] + " ";
  CHECK(order == "twice once note fixed ");
}

TEST_CASE("HTML: both languages stand in it, and the numbers are the true ones") {
  const std::string html = report([](HtmlReport& r) {
    for (int i = 0; i < 1234; ++i) {
      const std::string path = "blog/" + std::to_string(i) + ".html";
      r.finding(path, finding());
      r.page(path, {.counted = true});
    }
    r.page("about.html", {.counted = true, .clean = true});
    r.finish({.pages = 1235, .clean = 1, .errors = 1234});
  });
  CHECK(html.find("<span class=\"en\" lang=\"en\">1,234 pages need attention</span><span class=\"zh\" lang=\"zh\">1234 "
                  "个页面需要处理</span>") != std::string::npos);
  CHECK(html.find("the link of x is stale") != std::string::npos);
  CHECK(html.find("x 的链接已过时") != std::string::npos);
  CHECK(html.find("<mark>&lt;a&gt;</mark>") != std::string::npos);
  CHECK(html.find("run <code>beian inject</code>") != std::string::npos);
  CHECK(count(html, "<article class=\"card") == 1);
  CHECK(count(html, "class=\"place\"") == Alike::kPlaces);
  CHECK(html.find(">1,184 more are counted, not listed") != std::string::npos);
  CHECK(html.find("<small>99%</small>") != std::string::npos);  // never 100 where one page is clean
  CHECK(html.find("<code>blog/</code>") != std::string::npos);
}

TEST_CASE("HTML: an error of a file that is no page is no page's") {
  const std::string html = report([](HtmlReport& r) {
    r.finding("sitemap.xml", finding());
    r.page("t.html", {.counted = true, .clean = true});
    r.finish({.pages = 1, .clean = 1, .errors = 1});
  });
  CHECK(html.find(">1 error<") != std::string::npos);
  CHECK(html.find("needs attention") == std::string::npos);
}

TEST_CASE("HTML: what is embedded is capped, and says so") {
  const std::string html = report([](HtmlReport& r) {
    for (int i = 0; i < 6000; ++i) r.finding("a.html", finding(std::to_string(i)));
    r.page("a.html", {.counted = true});
    r.finish({.pages = 1, .errors = 6000});
  });
  CHECK(count(html, "<article class=\"card") == 400);
  CHECK(html.find("5,600 more findings of this rule are counted, not shown.") != std::string::npos);
  CHECK(html.size() < 2'000'000);
}

TEST_CASE("HTML: footers of pages of one template are shown once, and of many templates not all") {
  const Preview preview{{{Preview::What::kept, "<footer>©"}, {Preview::What::put_in, "<b>new</b>"}}};
  const std::string html = report([&](HtmlReport& r) {
    for (int i = 0; i < 100; ++i) {
      r.page("a" + std::to_string(i) + ".html", {.counted = true, .preview = preview, .shape = "main"});
      r.page("b" + std::to_string(i) + ".html",
             {.counted = true, .preview = preview, .shape = "x" + std::to_string(i)});
    }
    r.finish({.pages = 200, .clean = 200, .changed = 200});
  });
  CHECK(count(html, "<article class=\"footer\"") == HtmlData::kMostFooters);
  CHECK(count(html, "shadowrootmode=\"open\"") == 2 * HtmlData::kMostFooters);
  CHECK(html.find("and 99 more pages like it") != std::string::npos);
  CHECK(html.find("Pages of other templates are not shown: 61.") != std::string::npos);
  CHECK(html.find("<ins>&lt;b&gt;new&lt;/b&gt;</ins>") != std::string::npos);
}

TEST_CASE("HTML: nothing from a page becomes markup") {
  const std::string evil = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>&\x01\n\xff";
  const std::string html = report(
      [&](HtmlReport& r) {
        ReportedFinding f = finding(evil, evil, evil);
        f.excerpt = {evil, 2, 9};
        const Preview preview{
            {{Preview::What::kept, evil}, {Preview::What::taken_out, evil}, {Preview::What::put_in, evil}}};
        r.finding(evil + "/" + evil, f);
        r.page(evil + "/" + evil, {.counted = true, .preview = preview, .shape = evil});
        r.page("b/c.html", {.counted = true, .clean = true});
        r.trouble({evil, evil});
        r.finish({.pages = 2, .clean = 1, .errors = 1, .troubled = true});
      },
      {"1", "check", {evil}});
  CHECK(count(html, "<script") == 1);
  CHECK(count(html, "onerror=") == count(html, "onerror=alert(2)&gt;"));
  CHECK(html.find("<img s") == std::string::npos);  // an <img> that shows nothing is what is left of one
  CHECK(html.find('\x01') == std::string::npos);
  CHECK(html.find("The work could not be done") != std::string::npos);
}

TEST_CASE("HTML: the same run makes the same report, in either language first") {
  const auto use = [](HtmlReport& r) {
    r.finding("a.html", finding());
    r.page("a.html", {.counted = true});
    r.finish({.pages = 1, .errors = 1});
  };
  CHECK(report(use) == report(use));
  CHECK(report(use).find("<html lang=\"en\" data-lang=\"en\">") != std::string::npos);
  CHECK(report(use, {"1", "check", {"public"}, Language::zh}).find("<html lang=\"zh-CN\" data-lang=\"zh\">") !=
        std::string::npos);
}

TEST_CASE("counts are written as their readers do") {
  CHECK(grouped(0, Language::en) == "0");
  CHECK(grouped(999, Language::en) == "999");
  CHECK(grouped(1000, Language::en) == "1,000");
  CHECK(grouped(1234567, Language::en) == "1,234,567");
  CHECK(grouped(1000, Language::zh) == "1000");
  CHECK(grouped(12345, Language::zh) == "12,345");
}
