// What an inspection says beside its findings: class of the page, encoding, the first bare number, the icon's copy.
#include "rules/inspect.h"

#include <doctest/doctest.h>

#include "rules/number/flaw_findings.h"
#include "rules/support.h"

using namespace beian;
using namespace beian::rules_test;

namespace {

Inspection look(const std::string& page, std::string_view path = "index.html", Action action = Action::check,
                Policy policy = example_policy()) {
  return inspect(page, {path, true}, policy, Resources{}, action);
}

std::string bare_of(const std::string& body) {
  const Inspection i = look(page_of(body));
  return i.bare_number ? i.bare_number->number : "";
}

Policy with_icon() {
  Policy policy = example_policy();
  policy.icon.file = "beian-icon-0.png";
  policy.icon.data_uri = "data:image/png;base64,AAAA";
  policy.icon.width = 18;
  policy.icon.height = 20;
  return policy;
}

}  // namespace

TEST_CASE("what is no page of the site, by its markup and its name") {
  const std::string token = "google-site-verification: google0123456789abcdef.html";
  CHECK(look(token, "google0123456789abcdef.html").page_class == PageClass::verification);
  CHECK(look(token, "a/baidu_verify_code-x.html").page_class == PageClass::verification);
  CHECK(look(token, "Google0123.html").page_class == PageClass::verification);
  CHECK(look(token, "google").page_class == PageClass::fragment);
  CHECK(look(token, "about.html").page_class == PageClass::fragment);
  CHECK(look("<title>x</title>" + token, "google0123.html").page_class == PageClass::page);
  CHECK(look(std::string(1024, 'x'), "google0123.html").page_class == PageClass::verification);
  CHECK(look(std::string(1025, 'x'), "google0123.html").page_class == PageClass::fragment);

  const std::string refresh = "<!doctype html><title>t</title><meta http-equiv=refresh content=\"0;url=/x\"><body>";
  CHECK(look(refresh).page_class == PageClass::redirect_stub);
  CHECK(look(refresh).redirect_target == "/x");
  CHECK(look(refresh + std::string(200, 'x')).page_class == PageClass::redirect_stub);
  CHECK(look(refresh + std::string(201, 'x')).page_class == PageClass::page);
  CHECK(look(refresh + std::string(201, 'x')).redirect_target.empty());
  CHECK(look(refresh + "京ICP备2024990001号-1").page_class == PageClass::page);
  CHECK(look("<!doctype html><html data-beian-ignore><title>t</title>").page_class == PageClass::ignored);
}

TEST_CASE("a meta behind the first 1,024 bytes decides where it names an encoding") {
  const std::string padding = "<!doctype html><title>t</title><!--" + std::string(1100, ' ') + "-->";
  CHECK(look(padding + "<meta charset=gbk><body>x").encoding.name == "GBK");
  CHECK(look(padding + "<meta charset=bogus><body>x").encoding.source == EncodingSource::guessed);
  CHECK(look(padding + "<body>x").encoding.source == EncodingSource::guessed);
}

TEST_CASE("the first right number without its icon is remembered") {
  const std::string link = "<a href=\"https://beian.mps.gov.cn/#/query/webSearch?code=11010102990001\">";
  CHECK(bare_of(link + "京公网安备11010102990001号</a>") == "京公网安备11010102990001号");
  CHECK(bare_of("京公网安备 11010102990001号") == "京公网安备 11010102990001号");
  CHECK(bare_of("<img src=\"i.png\">京公网安备11010102990001号").empty());
  CHECK(bare_of("沪公网安备31010102990002号").empty());
  CHECK(bare_of("京公网安备110101029900号").empty());
  CHECK(bare_of("京公网安备XXXXXXXXXXXXXX号").empty());
  CHECK(bare_of("京ICP备2024990001号-1").empty());
  CHECK(bare_of("<p>京公网安备11010102990001号</p><p>京公网安备11010102990001号</p>") == "京公网安备11010102990001号");
}

TEST_CASE("the number of a badge that inject puts in is bare at once, as the next run would find it") {
  const std::string page = page_of("<p>x</p>");
  const Inspection first = look(page, "index.html", Action::inject);
  REQUIRE(first.bare_number);
  CHECK(first.bare_number->number == kGongan);
  CHECK(first.bare_number->own);
  CHECK(first.bare_number->span == Span{first.edits[0].span.begin, first.edits[0].span.begin});
  CHECK_FALSE(look(page, "index.html", Action::check).bare_number);
  CHECK_FALSE(look(page, "index.html", Action::inject, with_icon()).bare_number);

  const std::string injected = inject(page, example_policy()).bytes;
  const Inspection second = look(injected, "index.html", Action::inject);
  REQUIRE(second.bare_number);
  CHECK(second.bare_number->number == kGongan);
  CHECK(second.bare_number->own);
  CHECK_FALSE(look(injected, "index.html", Action::inject, with_icon()).bare_number);

  const Inspection theme = look(page_of("<p>京公网安备11010102990001号</p>"), "index.html", Action::inject);
  REQUIRE(theme.bare_number);
  CHECK_FALSE(theme.bare_number->own);
}

TEST_CASE("the icon's copy is needed where our badge will show it") {
  const std::string page = page_of("<p>x</p>");
  const Inspection injected = look(page, "index.html", Action::inject, with_icon());
  CHECK(injected.needs_icon_copy);
  CHECK_FALSE(look(page, "index.html", Action::check, with_icon()).needs_icon_copy);
  CHECK_FALSE(look(page, "404.html", Action::inject, with_icon()).needs_icon_copy);
  CHECK_FALSE(look(page, "index.html", Action::inject).needs_icon_copy);
  Policy strict = with_icon();
  strict.csp = "img-src data:";
  CHECK_FALSE(look(page, "index.html", Action::inject, strict).needs_icon_copy);
  strict.csp = "img-src 'self'";
  CHECK(look(page, "index.html", Action::inject, strict).needs_icon_copy);
  const std::string gongan_shown = page_of("<p>京公网安备11010102990001号</p>");
  CHECK_FALSE(look(gongan_shown, "index.html", Action::inject, with_icon()).needs_icon_copy);
  CHECK_FALSE(
      look("<!doctype html><title>t</title><body><select>", "index.html", Action::inject, with_icon()).needs_icon_copy);
  Policy inlined = with_icon();
  inlined.icon.inlined = true;
  CHECK_FALSE(look(page, "index.html", Action::inject, inlined).needs_icon_copy);

  const std::string done = apply_edits(page, injected.edits);
  const Inspection again = look(done, "index.html", Action::inject, with_icon());
  CHECK(again.edits.empty());
  CHECK(again.needs_icon_copy);
  CHECK_FALSE(again.bare_number);
  // A badge from before there was an icon is bare until it gets one.
  const std::string old = apply_edits(page, look(page, "index.html", Action::inject).edits);
  CHECK(look(old, "index.html", Action::check, with_icon()).bare_number);
  CHECK_FALSE(look(old, "index.html", Action::inject, with_icon()).bare_number);
  CHECK(look(old, "index.html", Action::inject).bare_number);
}

TEST_CASE("of two copies ours is the duplicate, wherever it stands") {
  const std::string icp = "<a href=\"https://beian.miit.gov.cn/\">京ICP备2024990001号-1</a>";
  for (const std::string& body :
       {"<div data-beian>" + icp + "</div><p>" + icp + "</p>", "<p>" + icp + "</p><div data-beian>" + icp + "</div>"}) {
    Policy policy = example_policy();
    policy.gongan.clear();
    const std::string page = page_of(body);
    const Inspection i = look(page, "index.html", Action::check, policy);
    std::vector<Span> duplicates;
    for (const Finding& finding : i.findings) {
      if (finding.rule->id == "number-duplicate") duplicates.push_back(finding.span);
    }
    REQUIRE(duplicates.size() == 1);
    const std::size_t own = page.find("data-beian");
    CHECK(duplicates[0].begin > own);
    CHECK(duplicates[0].begin < page.find("</div>", own));
  }
}

TEST_CASE("a wrong number of one kind does not stand for the other kind") {
  const std::string other =
      "<p><a "
      "href=\"https://beian.mps.gov.cn/#/query/webSearch?code=31010102990002\">沪公网安备31010102990002号</a></p>";
  CHECK(said(look(page_of(other))).find("icp-missing") != std::string::npos);
  CHECK(said(look(page_of(other))).find("gongan-missing") == std::string::npos);
}

TEST_CASE("a stale link in front of its number is stale, and nothing more is said of it") {
  Policy policy = example_policy();
  policy.gongan.clear();
  const std::string link = "<a href=\"http://www.miitbeian.gov.cn/\">备案</a>";
  const Inspection before =
      look(page_of("<p>" + link + " 京ICP备2024990001号-1</p>"), "index.html", Action::check, policy);
  REQUIRE(before.findings.size() == 1);
  CHECK(before.findings[0].rule->id == "icp-link-stale");
}

TEST_CASE("an icon is judged beside a sound number that is not to be ignored") {
  const auto icon_findings = [](const std::string& body) {
    Policy policy = example_policy();
    const PageContext context{"index.html", true};
    const Resources files = known_files(inspect(page_of(body), context, policy, Resources(), Action::check));
    const std::string all = said(inspect(page_of(body), context, policy, files, Action::check));
    return std::string(all.find("icon-broken") == std::string::npos ? "" : "broken") +
           (all.find("icon-hotlinked") == std::string::npos ? "" : "hotlinked");
  };
  const std::string number = "京公网安备11010102990001号";
  const std::string gone = "<img src=\"gone.png\">";
  const std::string hot = "<img src=\"https://beian.mps.gov.cn/img/logo.png\">";
  CHECK(icon_findings("<p>" + gone + number + "</p>") == "broken");
  CHECK(icon_findings("<p>" + hot + number + "</p>") == "hotlinked");
  CHECK(icon_findings("<p><img src=\"there.png\">" + number + "</p>").empty());
  CHECK(icon_findings("<p data-beian-ignore>" + gone + number + "</p>").empty());
  CHECK(icon_findings("<p>" + gone + "京公网安备XXXXXXXXXXXXXX号</p>").empty());
  CHECK(icon_findings("<p>" + hot + "京公网安备XXXXXXXXXXXXXX号</p>").empty());
  CHECK(icon_findings("<p><svg></svg>" + number + "</p>").empty());
}

TEST_CASE("which registry's letter is wrong is said of that registry") {
  Policy policy = example_policy();
  policy.icp = {read_number("蜀ICP备2024990003号-1", 2026)};
  policy.gongan = {read_number("川公网安备51010102990001号", 2026)};
  const Inspection i = look(page_of("<p>川ICP备2024990003号-1</p><p>蜀公网安备51010102990001号</p>"), "index.html",
                            Action::check, policy);
  const std::string all = said(i);
  CHECK(all.find("in an ICP number the letter of this province is 蜀") != std::string::npos);
  CHECK(all.find("in a public-security number the letter of this province is 川") != std::string::npos);
}

TEST_CASE("of two badges of ours one is kept") {
  const std::string once = inject(page_of("<p>x</p>"), example_policy()).bytes;
  const std::size_t begin = once.find("<div data-beian");
  const std::string badge = once.substr(begin, once.find("</div>", begin) + 6 - begin);
  std::string twice = once;
  twice.insert(begin, badge);
  CHECK(inject(twice, example_policy()).bytes == once);
}

TEST_CASE("a selector that only the shell understands is waited for, once") {
  Policy policy = example_policy();
  policy.selects_outside = true;
  const std::string page = page_of("<p>x</p>");
  CHECK(look(page, "index.html", Action::inject, policy).wants_selection);
  CHECK_FALSE(look(page, "index.html", Action::inject).wants_selection);
  const KnownSelection nothing;
  const PageContext answered{"index.html", true, &nothing};
  CHECK_FALSE(inspect(page, answered, policy, Resources{}, Action::inject).wants_selection);
}

TEST_CASE("a rule that the user made an error silences as one that is an error by itself, and no other does") {
  Policy policy = example_policy();
  policy.gongan.clear();
  const auto set = [&policy](std::string_view rule, Severity severity) {
    policy.severities.assign(all_rules().size(), Severity::by_rule);
    policy.severities[rule_index(*find_rule(rule))] = severity;
  };
  const std::string hidden = page_of("<!-- 京ICP备2024990001号-1 -->");
  set("not-displayed", Severity::error);
  CHECK(rules_that_spoke(look(hidden, "index.html", Action::check, policy)) == "not-displayed");
  set("not-displayed", Severity::warning);
  CHECK(rules_that_spoke(look(hidden, "index.html", Action::check, policy)) == "icp-missing not-displayed");
  const std::string shown_as_example = page_of("<!-- 京ICP备2024990001号-1 --><pre>京ICP备2024990001号-1</pre>");
  set("not-displayed", Severity::error);
  CHECK(rules_that_spoke(look(shown_as_example, "index.html", Action::check, policy)) == "icp-missing");
}

TEST_CASE("findings quote the number as the page writes it") {
  Policy policy = example_policy();
  const auto told = [&policy](const std::string& body) {
    return said(look(page_of(body), "x.html", Action::check, policy));
  };
  CHECK(told("<p>川ICP备2024990003号-1</p>").find("shows 川ICP备2024990003号-1, but") != std::string::npos);
  CHECK(told("<p>滬&nbsp; I<b>CP</b>备\n2023&#x200b;990007號</p>").find("shows 滬 ICP备 2023990007號, but") !=
        std::string::npos);
  const std::string longest = told("<p>京ICP备" + std::string(300, '2') + "号</p>");
  CHECK(longest.find("京ICP备222") != std::string::npos);
  CHECK(longest.find("…") != std::string::npos);
  policy.gongan.clear();
  const Inspection odd = look(page_of("<p>京 ICP备2024990001号-1</p>"), "x.html", Action::check, policy);
  REQUIRE(!odd.findings.empty());
  CHECK(odd.findings[0].message(Language::en) == "京 ICP备2024990001号-1: spaces or a line break inside");
  CHECK(odd.findings[0].remedy(Language::en) == "write 京ICP备2024990001号-1");
}

TEST_CASE("a number in a drawing is judged as any other") {
  Policy policy = example_policy();
  policy.gongan.clear();
  const auto spoke = [&policy](const std::string& attributes) {
    const std::string link = "<a href=\"https://beian.miit.gov.cn/\"><text>京ICP备2024990001号-1</text></a>";
    return rules_that_spoke(
        look(page_of("<svg " + attributes + ">" + link + "</svg>"), "x.html", Action::check, policy));
  };
  CHECK(spoke("width=240").empty());
  CHECK(spoke("aria-hidden=true") == "aria-hidden");
  CHECK(spoke("aria-hidden=false").empty());
  CHECK(spoke("display=none") == "icp-missing");
}

TEST_CASE("the rule that speaks of a flaw goes by the kind of number") {
  const auto rule = [](std::string_view text) { return findings_of(read_number(text, kYear))[0].rule; };
  CHECK(rule("京公网安备110101029900011号") == "gongan-malformed");
  CHECK(rule("京ICP备202499000号") == "icp-malformed");
}

TEST_CASE("numbers in our own badge count as displayed, for the owner's line and for companions") {
  Policy policy = example_policy();
  policy.gongan.clear();
  const std::string bare = page_of("<p>x</p>");
  const std::string own = apply_edits(bare, look(bare, "index.html", Action::inject, policy).edits);
  policy.owner = "示例公司";
  CHECK(said(look(own, "index.html", Action::check, policy)).find("owner-missing") != std::string::npos);
  CHECK(look(own, "index.html", Action::inject, policy).findings[0].fixed);
  policy.owner.clear();
  std::string both = own;
  both.insert(both.find("<p>x</p>"), "<p>京ICP备2024990001号</p>");
  CHECK(said(look(both, "index.html", Action::check, policy)).find("number-unexpected") == std::string::npos);
}

TEST_CASE("two subjects: the first that the page shows, and the one that contradicts it") {
  Policy policy = example_policy();
  policy.icp.clear();
  policy.show = Show::optional;
  const auto told = [&](const std::string& body) {
    return said(look(page_of(body), "index.html", Action::check, policy));
  };
  policy.icp.clear();
  const std::string icp = told(
      "<p><a href=\"https://beian.miit.gov.cn/\">京ICP备2024990001号-1</a> 京公网安备11010102990001号 "
      "<a href=\"https://beian.miit.gov.cn/\">沪ICP备2023990007号-3</a></p>");
  CHECK(icp.find("the page shows 京ICP备2024990001号-1 and 沪ICP备2023990007号-3") != std::string::npos);
}

TEST_CASE("a number that stands as an example is missing, not hidden") {
  Policy policy = example_policy();
  policy.gongan.clear();
  const std::string page = page_of("<pre>京ICP备2024990001号-1</pre><!-- 京ICP备2024990001号-1 -->");
  const std::string all = said(look(page, "index.html", Action::check, policy));
  CHECK(all.find("icp-missing") != std::string::npos);
  CHECK(all.find("not-displayed") == std::string::npos);
  const std::string hidden = page_of("<!-- 京ICP备2024990001号-1 -->");
  CHECK(said(look(hidden, "index.html", Action::check, policy)).find("not-displayed") != std::string::npos);
}

TEST_CASE("the badge links its sheet where the page forbids style attributes, and nowhere else") {
  Policy policy = example_policy();
  policy.sheet.file = "beian-style-0.css";
  const auto badge = [&](const std::string& meta, std::string_view path) {
    const std::string page = "<!doctype html>" + meta + "<title>t</title><body><p>x</p></body>";
    const Inspection i = look(page, path, Action::inject, policy);
    REQUIRE(i.edits.size() == 1);
    const bool linked = i.edits[0].bytes.find("<link rel=\"stylesheet\" href=\"") != std::string::npos;
    CHECK(linked == i.needs_sheet_copy);
    return std::string(linked ? "sheet" : "") +
           (i.edits[0].bytes.find("style=\"") != std::string::npos ? "inline" : "");
  };
  const auto meta = [](const std::string& csp) {
    return "<meta http-equiv=content-security-policy content=\"" + csp + "\">";
  };
  CHECK(badge("", "a/index.html") == "inline");
  CHECK(badge(meta("style-src 'self'"), "a/index.html") == "sheet");
  CHECK(badge(meta("style-src 'none'"), "a/index.html").empty());
  CHECK(badge(meta("style-src 'self'"), "404.html").empty());
  CHECK(badge(meta("style-src 'self'") + "<base href=/x/>", "a/index.html").empty());
  policy.csp = "style-src 'self'";
  CHECK(badge("", "a/index.html") == "sheet");
  CHECK(badge(meta("style-src 'none'"), "a/index.html").empty());
  policy.csp.clear();
  policy.style = BadgeStyle::sheet;
  CHECK(badge("", "a/index.html") == "sheet");
  policy.style = BadgeStyle::none;
  CHECK(badge("", "a/index.html").empty());
}
