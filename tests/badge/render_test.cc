// The badge: what it holds, that it reads back as what it says, and that no configured text becomes markup.
#include "badge/render.h"

#include <doctest/doctest.h>

#include "html/tokenizer.h"
#include "html/tree.h"
#include "rules/inspect.h"
#include "rules/resources.h"

namespace {

using namespace beian;

Policy policy_with(std::string owner, std::string css_class) {
  Policy policy;
  policy.this_year = 2026;
  policy.icp = {read_number("京ICP备2024990001号-1", 2026)};
  policy.gongan = {read_number("京公网安备11010102990001号", 2026)};
  policy.owner = std::move(owner);
  policy.badge_class = std::move(css_class);
  return policy;
}

BadgeContent all_of(const Policy& policy, bool ascii_only) {
  BadgeContent content;
  content.icp = policy.icp;
  content.gongan = policy.gongan;
  content.owner = true;
  content.ascii_only = ascii_only;
  return content;
}

// The names of all tags in `html`, in order, end tags with a slash.
std::vector<std::string> tags_of(std::string_view html) {
  struct : TreeSink {
    void opened(Element&, const Element*) override {}
    void closed(const Element&, std::uint32_t, const Token*) override {}
    void text(const Token&, bool) override {}
  } nothing;
  Tokenizer tokenizer(html);
  TreeBuilder tree(html, tokenizer, nothing);
  std::vector<std::string> out;
  for (Token t = tokenizer.next(); t.kind != TokenKind::eof; t = tokenizer.next()) {
    tree.feed(t);
    if (t.kind == TokenKind::text) continue;
    out.push_back((t.kind == TokenKind::end_tag     ? "/"
                   : t.kind == TokenKind::start_tag ? ""
                                                    : "?") +
                  std::string(slice(html, t.name)));
  }
  return out;
}

}  // namespace

TEST_CASE("the badge holds both numbers, ICP first, each with its link") {
  const Policy policy = policy_with("", "");
  const std::string html = rendered_badge(policy);
  const std::size_t icp = html.find(">京ICP备2024990001号-1</a>");
  const std::size_t gongan = html.find(">京公网安备11010102990001号</a>");
  REQUIRE(icp != std::string::npos);
  REQUIRE(gongan != std::string::npos);
  CHECK(icp < gongan);
  CHECK(html.find("<a href=\"https://beian.miit.gov.cn/\"") < icp);
  CHECK(html.find("<a href=\"https://beian.mps.gov.cn/#/query/webSearch?code=11010102990001\"") < gongan);
  CHECK(html.find('\n') == std::string::npos);
  CHECK(html.starts_with("<div data-beian"));
}

TEST_CASE("a page with the badge passes its own check") {
  const Policy policy = policy_with("云杉笔记 & <b>", "x");
  for (const bool ascii_only : {false, true}) {
    const std::string badge = render_badge(policy, all_of(policy, ascii_only)).bytes();
    const std::string page = "<!DOCTYPE html><meta charset=utf-8><title>t</title><body><p>x</p>" + badge;
    const Inspection i = inspect(page, {"a.html", true}, policy, Resources{}, Action::check);
    CHECK(i.page_class == PageClass::page);
    CHECK(i.findings.empty());
  }
}

TEST_CASE("ASCII only means ASCII only") {
  const Policy policy = policy_with("云杉笔记", "");
  const std::string html = render_badge(policy, all_of(policy, true)).bytes();
  CHECK(html.find("&#20140;ICP&#22791;2024990001&#21495;-1") != std::string::npos);
  for (const char c : html) CHECK(static_cast<unsigned char>(c) < 0x80);
}

TEST_CASE("a span as the root inside a paragraph") {
  const Policy policy = policy_with("", "");
  BadgeContent content = all_of(policy, true);
  content.phrasing = true;
  CHECK(tags_of(render_badge(policy, content).bytes()) ==
        std::vector<std::string>{"span", "a", "/a", "a", "/a", "/span"});
}

TEST_CASE("configured text never becomes markup") {
  const std::vector<std::string> expected = {"div", "span", "/span", "a", "/a", "a", "/a", "/div"};
  const char* const payloads[] = {"<script>alert(1)</script>",
                                  "</span></div><script>",
                                  "\"><img src=x onerror=alert(1)>",
                                  "' onmouseover='x",
                                  "<!--",
                                  "-->",
                                  "--!>",
                                  "<![CDATA[",
                                  "]]>",
                                  "&lt;script&gt;",
                                  "&#60;b&#62;",
                                  "</a>",
                                  "</body>",
                                  "<plaintext>",
                                  "<table>",
                                  "\x01\x02",
                                  "\xff\xfe",
                                  "\xe4\xbd",
                                  "\xe2\x80\xae",
                                  "a\0b",
                                  "<",
                                  "</",
                                  "<a",
                                  "&",
                                  "&#",
                                  "&#x3c;",
                                  "{{x}}",
                                  "${x}",
                                  "`",
                                  "\\u003cscript",
                                  "\r\n<b>"};
  for (const char* payload : payloads) {
    for (const bool ascii_only : {false, true}) {
      const Policy policy = policy_with(payload, payload);
      const std::string html = render_badge(policy, all_of(policy, ascii_only)).bytes();
      INFO(payload);
      CHECK(tags_of(html) == expected);
    }
  }
}
