// The sheets of a page: links, imports, media, sheets that cannot be known; and where our badge goes then.
#include "rules/page_style.h"

#include <doctest/doctest.h>

#include "css/support.h"
#include "rules/support.h"

using namespace beian;
using namespace beian::css_test;

namespace {

constexpr const char* kHide = ".x{display:none}";

Resources output(std::initializer_list<std::pair<const char*, const char*>> sheets) {
  Resources out;
  for (const auto& [path, text] : sheets) {
    out.learn_sheet(path, {Resources::Answer::there, std::make_shared<const css::Sheet>(css::read_sheet(text))});
  }
  return out;
}

std::string with_head(const std::string& head) {
  std::string page = page_with("", "<footer class=x>N</footer>");
  return page.insert(page.find("<style>"), head);
}

std::string screens_of(const std::string& head, const Resources& resources) {
  return screens(verdict_of_page(with_head(head), resources));
}

std::string wanted_of(const std::string& head, const Resources& resources = {}) {
  std::vector<std::string> wanted;
  verdict_of_page(with_head(head), resources, &wanted);
  std::string out;
  for (const std::string& each : wanted) out += (out.empty() ? "" : " ") + each;
  return out;
}

}  // namespace

TEST_CASE("page style: a linked sheet of the output is asked for, and counts once it is known") {
  CHECK(wanted_of("<link rel=stylesheet href=a.css>") == "a.css");
  CHECK(screens_of("<link rel=stylesheet href=a.css>", {}) == "both");
  const Resources known = output({{"a.css", kHide}});
  CHECK(wanted_of("<link rel=stylesheet href=a.css>", known).empty());
  CHECK(screens_of("<link rel=stylesheet href=a.css>", known) == "none");
  CHECK(screens_of("<link rel='preload stylesheet' href='/a.css?v=1' as=style>", known) == "none");
  CHECK(verdict_of_page(with_head("<link rel=stylesheet href=a.css>"), known).by == "a.css: .x { display: none }");
}

TEST_CASE("page style: a site below a path of its host") {
  CHECK(wanted_of("<link rel=stylesheet href=/docs/assets/a.css>") == "docs/assets/a.css assets/a.css a.css");
  Resources known = output({{"assets/a.css", kHide}});
  known.learn_sheet("docs/assets/a.css", {Resources::Answer::not_there, nullptr});
  CHECK(screens_of("<link rel=stylesheet href=/docs/assets/a.css>", known) == "none");
}

TEST_CASE("page style: links that count only now and then, or not at all") {
  const Resources known = output({{"a.css", kHide}, {"b.css", ".x{display:block}"}});
  const std::string hide = "<link rel=stylesheet href=a.css>";
  CHECK(screens_of("<link rel=stylesheet href=a.css media=print>", known) == "both");
  CHECK(screens_of("<link rel=stylesheet href=a.css media='(max-width:600px)'>", known) == "wide");
  CHECK(screens_of("<link rel=stylesheet href=a.css media=print onload=\"this.media='all'\">", known) == "both");
  CHECK(screens_of(hide + "<link rel=stylesheet href=b.css media=print onload=\"this.media='all'\">", known) == "both");
  CHECK(screens_of(hide + "<link rel=preload as=style href=b.css onload=\"this.rel='stylesheet'\">", known) == "both");
  CHECK(screens_of(hide + "<link rel=preload as=style href=b.css>", known) == "none");
  CHECK(screens_of("<link rel='alternate stylesheet' href=a.css>", known) == "both");
  CHECK(screens_of("<link rel=stylesheet href=a.css disabled>", known) == "both");
  CHECK(screens_of("<link rel=stylesheet href=a.css type=text/less>", known) == "both");
  CHECK(screens_of("<link rel=icon href=a.css>", known) == "both");
  CHECK(screens_of("<template>" + hide + "</template>", known) == "both");
  CHECK(screens_of("<noscript>" + hide + "</noscript>", known) == "both");
  CHECK(screens_of("<style media=print>.x{display:none}</style>", known) == "both");
  CHECK(screens_of("<style type=text/template>.x{display:none}</style>", known) == "both");
  CHECK(screens_of("<style>.x{display:none}</style>", known) == "none");
}

TEST_CASE("page style: a sheet that cannot be known may show all again") {
  const Resources known = output({{"a.css", kHide}});
  const std::string hide = "<link rel=stylesheet href=a.css>";
  CHECK(screens_of(hide + "<link rel=stylesheet href=https://cdn.example/all.css>", known) == "both");
  CHECK(screens_of(hide + "<link rel=stylesheet href=https://fonts.example/css2?family=X>", known) == "none");
  CHECK(screens_of(hide + "<link rel=stylesheet href=//cdn.example/katex.min.css>", known) == "none");
  CHECK(screens_of(hide + "<link rel=stylesheet href=https://cdn.example/npm/@fancybox/dist/a.css>", known) == "none");
  CHECK(screens_of(hide + "<link rel=stylesheet href=https://cdn.example/bootstrap.min.css>", known) == "both");
  CHECK(screens_of("<base href=/x/>" + hide, known) == "both");
  Resources gone = output({{"a.css", kHide}});
  gone.learn_sheet("b.css", {Resources::Answer::not_there, nullptr});
  CHECK(screens_of(hide + "<link rel=stylesheet href=b.css>", gone) == "both");
  Resources unreadable = output({{"a.css", kHide}});
  unreadable.learn_sheet("b.css", {Resources::Answer::there, nullptr});
  CHECK(screens_of(hide + "<link rel=stylesheet href=b.css>", unreadable) == "both");
}

TEST_CASE("page style: imports") {
  const std::string link = "<link rel=stylesheet href=css/a.css>";
  Resources known = output({{"css/a.css", "@import 'b.css';.y{display:none}"}});
  CHECK(wanted_of(link, known) == "css/b.css");
  known = output({{"css/a.css", "@import 'b.css';"}, {"css/b.css", kHide}});
  CHECK(screens_of(link, known) == "none");
  CHECK(verdict_of_page(with_head(link), known).by == "css/b.css: .x { display: none }");
  known = output({{"css/a.css", "@import 'b.css';.x{display:block}"}, {"css/b.css", kHide}});
  CHECK(screens_of(link, known) == "both");
  known = output({{"css/a.css", "@import '../c.css' (max-width:600px);"}, {"c.css", kHide}});
  CHECK(screens_of(link, known) == "wide");
  known = output(
      {{"css/a.css", "@import 'b.css' layer(base);.x{display:block}"}, {"css/b.css", "#f{}footer.x{display:none}"}});
  CHECK(screens_of(link, known) == "both");
  known = output({{"css/a.css", "@import 'a.css';.x{display:none}"}});
  CHECK(screens_of(link, known) == "both");  // without end: given up
}

TEST_CASE("page style: a wrapper around the first text of the page is shown by its script") {
  const auto of = [](const std::string& body) {
    return screens(
        verdict_of_page("<!doctype html><meta charset=utf-8><title>t</title><style>#w{opacity:0}</style>" + body));
  };
  const std::string number(kNumber);
  CHECK(of("<div id=w><main>正文</main><footer>" + number + "</footer></div>") == "both");
  CHECK(of("<main>正文</main><div id=w><p>页脚</p><footer>" + number + "</footer></div>") == "none");
  CHECK(of("<div id=w><footer>" + number + "</footer></div>") == "none");
}

TEST_CASE("page style: our badge goes where a visitor sees it") {
  using namespace beian::rules_test;
  Policy policy = example_policy();
  policy.gongan.clear();
  const auto injected = [&](const std::string& body) {
    return inject(
        "<!doctype html><html><head><meta charset=utf-8><title>t</title><style>.x{display:none}</style></head>"
        "<body><main>正文</main>" +
            body + "</body></html>",
        policy);
  };
  const Injected hidden_footer = injected("<footer class=x>a</footer>");
  CHECK(hidden_footer.bytes.find("<footer class=x>a</footer><div data-beian") != std::string::npos);
  const Injected earlier_footer = injected("<footer>b</footer><footer class=x>a</footer>");
  CHECK(earlier_footer.bytes.find("<footer>b<div data-beian") != std::string::npos);

  const Injected in_place = injected("<footer>b</footer>");
  std::string moved = in_place.bytes;
  moved.replace(moved.find("<footer>"), 8, "<footer class=x>");
  const Injected again = inject(moved, policy);
  CHECK(again.bytes.find("<footer class=x>b</footer><div data-beian") != std::string::npos);
  CHECK(again.bytes.find("data-beian") == again.bytes.rfind("data-beian"));
  CHECK(rules_that_spoke(again.inspection) == "not-displayed");
  CHECK(again.inspection.findings.at(0).fixed);
  CHECK(inject(again.bytes, policy).inspection.findings.empty());

  std::string covered = in_place.bytes;
  covered.replace(covered.find(".x{display:none}"), 16, "[data-beian]{display:none!important}");
  const Injected left = inject(covered, policy);
  CHECK(left.bytes == covered);
  REQUIRE(left.inspection.findings.size() == 1);
  CHECK(rules_that_spoke(left.inspection) == "not-displayed");
  CHECK_FALSE(left.inspection.findings[0].fixed);
}

TEST_CASE("page style: what the cost of a page full of numbers is") {
  std::string page =
      "<!doctype html><meta charset=utf-8><title>t</title><style>li+li{display:none}.a ~ li{opacity:0}</style><p>a<ul>";
  for (int i = 0; i < 20'000; ++i) page += "<li>京ICP备2024990001号-1";
  CHECK(screens(verdict_of_page(page)) == "both");
  const Inspection in = beian::rules_test::check(page, beian::rules_test::example_policy());
  CHECK(in.page_class == PageClass::page);
}
