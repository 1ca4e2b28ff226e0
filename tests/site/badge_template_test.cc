// Templates: what compiles, what is refused and why, and that a page gets exactly what it lacks.
#include "site/badge_template.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "badge/render.h"

using namespace beian;

namespace {

constexpr const char* kBoth =
    R"(<p>{{#icp}}<a href="{{icp_url}}">{{icp}}</a>{{/icp}} {{#gongan}}<a href="{{gongan_url}}">{{gongan}}</a>{{/gongan}}</p>)";

Policy policy_with(std::string_view text, bool markdown = false) {
  Policy policy;
  policy.this_year = 2026;
  policy.icp = {read_number("京ICP备2024990001号-1", 2026)};
  policy.gongan = {read_number("京公网安备11010102990001号", 2026)};
  Result<BadgeTemplate> compiled = compile_template(text, markdown, "t");
  if (compiled) policy.badge_template = *std::move(compiled);
  return policy;
}

void add_icon(Policy& policy) {
  policy.icon.file = "beian-icon-0.png";
  policy.icon.data_uri = "data:image/png;base64,AAAA";
  policy.icon.width = 18;
  policy.icon.height = 20;
}

std::string inner(const std::string& badge) {
  const std::size_t begin = badge.find('>') + 1;
  return badge.substr(begin, badge.rfind("</") - begin);
}

// The error of compiling, else of checking; empty: all is well.
std::string error_of(std::string_view text, bool markdown = false, bool icon = false, std::string owner = "") {
  const Result<BadgeTemplate> compiled = compile_template(text, markdown, "t");
  if (!compiled) return compiled.error().en;
  Policy policy = policy_with(text, markdown);
  policy.owner = std::move(owner);
  if (icon) add_icon(policy);
  const Status bad = check_template(policy);
  return bad ? bad->en : "";
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("slots are filled, escaped for where they stand") {
  Policy policy = policy_with(
      R"(<p title="{{owner}}">© {{owner}} <a class="x" href="{{icp_url}}">{{icp}}</a> <a href="{{gongan_url}}"><img src="{{icon}}" alt="{{gongan}}">{{gongan}}</a></p>)");
  policy.owner = "A & \"B\" <i>";
  add_icon(policy);
  REQUIRE_FALSE(check_template(policy));
  CHECK(
      inner(rendered_badge(policy)) ==
      R"(<p title="A &amp; &quot;B&quot; &lt;i&gt;">© A &amp; "B" &lt;i&gt; )"
      R"(<a class="x" href="https://beian.miit.gov.cn/"><span style="white-space:nowrap">京ICP备2024990001号-1</span></a> )"
      R"(<a href="https://beian.mps.gov.cn/#/query/webSearch?code=11010102990001">)"
      R"(<img src="data:image/png;base64,AAAA" alt="京公网安备11010102990001号" width="18" height="20">)"
      R"(<span style="white-space:nowrap">京公网安备11010102990001号</span></a></p>)");
  BadgeContent content;
  content.icp = policy.icp;
  content.gongan = policy.gongan;
  content.owner = true;
  content.icon_src = "../beian-icon-0.png";
  const std::string ascii = render_badge(policy, content).bytes();
  CHECK(std::all_of(ascii.begin(), ascii.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }));
  CHECK(has(ascii, "&#169; A &amp;"));
}

TEST_CASE("Markdown becomes the same") {
  const Policy policy = policy_with("[{{icp}}]({{icp_url}}) ·\n[{{gongan}}]({{gongan_url}})\n", true);
  REQUIRE_FALSE(check_template(policy));
  CHECK(
      inner(rendered_badge(policy)) ==
      R"(<p><a href="https://beian.miit.gov.cn/"><span style="white-space:nowrap">京ICP备2024990001号-1</span></a> · )"
      R"(<a href="https://beian.mps.gov.cn/#/query/webSearch?code=11010102990001">)"
      R"(<span style="white-space:nowrap">京公网安备11010102990001号</span></a></p>)");
  CHECK(error_of("[![]({{icon}}) {{gongan}}]({{gongan_url}}) [{{icp}}]({{icp_url}})", true, true).empty());
  CHECK(has(error_of("<script>1</script>\n\n{{icp}}", true), "may not hold <script>"));
}

TEST_CASE("sections fall away; without them the plain badge brings the missing part") {
  Policy policy = policy_with(kBoth);
  BadgeContent content;
  content.icp = policy.icp;
  CHECK(inner(render_badge(policy, content).bytes()) ==
        R"(<p><a href="https://beian.miit.gov.cn/"><span style="white-space:nowrap">)"
        "&#20140;ICP&#22791;2024990001&#21495;-1</span></a> </p>");
  policy = policy_with(R"(<p><a href="{{icp_url}}">{{icp}}</a> <a href="{{gongan_url}}">{{gongan}}</a></p>)");
  REQUIRE_FALSE(check_template(policy));
  const std::string plain = render_badge(policy, content).bytes();
  CHECK(has(plain, "text-decoration:none"));
  CHECK_FALSE(has(plain, "mps.gov.cn"));
  content.gongan = policy.gongan;
  CHECK(has(render_badge(policy, content).bytes(), "<p><a href="));
  content.phrasing = true;
  CHECK_FALSE(has(render_badge(policy, content).bytes(), "<p>"));
}

TEST_CASE("numbers of a list have slots of their own") {
  Policy policy = policy_with(R"(<a href="{{icp_url}}">{{icp}}</a> <a href="{{icp_url.2}}">{{icp.2}}</a>)");
  policy.gongan.clear();
  CHECK(has(check_template(policy)->en, "slot for an ICP number"));
  policy.icp.push_back(read_number("沪ICP备2024990002号-1", 2026));
  CHECK_FALSE(check_template(policy));
  CHECK(policy.badge_template.phrasing);
}

TEST_CASE("a template that breaks a rule is named with the rule") {
  CHECK(error_of(kBoth).empty());
  CHECK(has(error_of("<p>{{icp}} {{gongan}}</p>"), "rule icp-link-missing"));
  CHECK(has(error_of(R"(<a href="{{icp_url}}">{{icp}}</a>)"), "rule gongan-missing"));
  CHECK(
      has(error_of(R"(<a href="{{icp_url}}">{{icp}}</a> <a href="{{icp_url}}">{{gongan}}</a>)"), "gongan-link-wrong"));
  CHECK(has(error_of(R"(<a href="{{gongan_url}}">{{gongan}}</a> <a href="{{icp_url}}">{{icp}}</a> {{icp}})"),
            "number-duplicate"));
  CHECK(has(error_of(std::string(kBoth) + "<p>京ICP备12345678号</p>"), "rule "));
  CHECK(has(error_of(kBoth, false, false, "某公司"), "rule owner-missing"));
  CHECK(error_of(std::string(kBoth) + "<p>{{owner}}</p>", false, false, "某公司").empty());
  CHECK(has(error_of(std::string("<div style=\"display:none\">") + kBoth + "</div>"), "rule "));
}

TEST_CASE("a slot for what is not configured asks for a section") {
  CHECK(has(error_of(std::string(kBoth) + "<p>{{owner}}</p>"), "{{#owner}} and {{/owner}}"));
  CHECK(error_of(std::string(kBoth) + "<p>{{#owner}}{{owner}}{{/owner}}</p>").empty());
  CHECK(has(error_of(std::string(kBoth) + "<img src=\"{{icon}}\">"), "the icon (badge.icon)"));
  CHECK(error_of(std::string(kBoth) + "{{#icon}}<img src=\"{{icon}}\">{{/icon}}").empty());
}

TEST_CASE("what cannot be proven harmless does not compile") {
  const auto refused = [](std::string_view text, std::string_view words) {
    const std::string error = error_of(text);
    CAPTURE(error);
    CHECK(has(error, words));
  };
  for (const char* markup : {"<script>1</script>",
                             "<style>a{}</style>",
                             "<iframe></iframe>",
                             "<svg></svg>",
                             "<template></template>",
                             "<!-- x -->",
                             "<!DOCTYPE html>",
                             "<table></table>",
                             "<form></form>",
                             "<base>",
                             "<link>",
                             "<meta>",
                             "<textarea>",
                             "<plaintext>",
                             "<select>",
                             "<object>",
                             "<footer>",
                             "<h1>x</h1>",
                             "</div>",
                             "<p><div></div></p>",
                             "<p></div>",
                             "<a href=\"/\"><a href=\"/\">x</a></a>",
                             "<span><p>x</p></span>",
                             "<li>x</li>",
                             "<ul>x<p></p></ul>",
                             "<div/>",
                             "<?php ?>",
                             "<![CDATA[x]]>",
                             "<x-y></x-y>"}) {
    refused(markup, "may not hold");
  }
  refused("<div><p>x</p>", "leaves <div> open");
  for (const char* attribute :
       {"onclick=\"x\"", "srcdoc=\"x\"", "style=\"background:url(x)\"", "style=\"background:u\\72l(x)\"",
        "style=\"background:&#117;rl(x)\"", "data-beian=\"\"", "hidden", "class='x'", "class=x", "formaction=\"x\"",
        "href=\"/\"", "xmlns=\"x\"", "ping=\"x\"", "srcset=\"x\"", "data-BEIAN-ignore=\"\""}) {
    refused("<p " + std::string(attribute) + ">x</p>", "attribute");
  }
  for (const char* address : {"javascript:alert(1)", "JAVASCRIPT:alert(1)", "&#106;avascript:alert(1)",
                              " javascript:alert(1)", "java\tscript:alert(1)", "http://example.com/", "//example.com/",
                              "data:text/html,x", "page.html", "", "/\\example.com", "vbscript:x"}) {
    refused("<a href=\"" + std::string(address) + "\">x</a>", "may not lead to");
  }
  refused("<img src=\"#x\">", "may not lead to");
  refused("<img src=\"data:image/png;base64,AAAA\">", "may not lead to");
}

TEST_CASE("slots stand where they are meant to") {
  const auto refused = [](std::string_view text, std::string_view words) {
    const std::string error = error_of(text);
    CAPTURE(error);
    CHECK(has(error, words));
  };
  refused("<p>{{ipc}}</p>", "there is no slot {{ipc}}. Did you mean {{icp}}?");
  refused("<p>{{icp</p>", "there is no slot");
  refused("<a href=\"{{icp}}\">x</a>", "cannot stand there");
  refused("<a href=\"https://example.com/{{icp_url}}\">x</a>", "cannot stand there");
  refused("<a href=\"{{icp_url}}x\">x</a>", "cannot stand there");
  refused("<p>{{icp_url}}</p>", "cannot stand there");
  refused("<img src=\"{{gongan_url}}\">", "cannot stand there");
  refused("<p class=\"{{owner}}\">x</p>", "cannot stand there");
  refused("<p style=\"{{owner}}\">x</p>", "cannot stand there");
  refused("<p title=\"{{#icp}}\">x</p>", "cannot stand there");
  refused("<p>{{owner.2}}</p>", "cannot stand there");
  refused("{{#icp}}<p>{{/icp}}</p>", "does not begin and end in the same element");
  refused("<p>{{#icp}}</p><p>{{/icp}}</p>", "does not begin and end in the same element");
  refused("{{#icp}}{{#gongan}}{{/icp}}{{/gongan}}", "does not begin and end in the same element");
  refused("{{#icp}}", "does not begin and end in the same element");
  refused("", "empty");
  refused("\xff<p>x</p>", "not UTF-8");
  refused(std::string_view("<p>\0</p>", 8), "control");
  // A "<" of the template's text and the owner's name make no tag together.
  Policy policy = policy_with(std::string(kBoth) + "<p>a <{{owner}}</p>");
  policy.owner = "img src=x onerror=alert(1)";
  CHECK_FALSE(check_template(policy));
  CHECK(has(rendered_badge(policy), "a &lt;img src=x"));
}
