// Where an icon's address leads, as a browser reads it.
#include "rules/icon/icon_source.h"

#include <doctest/doctest.h>

using namespace beian;

namespace {

// "registry", the files it may mean joined by '|', or nothing.
std::string leads_to(std::string_view src, std::string_view path = "a/b/page.html") {
  const IconSource source = icon_source(src, path);
  std::string out = source.registry ? "registry" : "";
  for (const std::string& file : source.files) out += (out.empty() ? "" : "|") + file;
  return out;
}

}  // namespace

TEST_CASE("an address on the page's own site is a file of the output") {
  CHECK(leads_to("icon.png") == "a/b/icon.png");
  CHECK(leads_to("./icon.png") == "a/b/icon.png");
  CHECK(leads_to("../icon.png") == "a/icon.png");
  CHECK(leads_to("../../icon.png") == "icon.png");
  CHECK(leads_to("../../../icon.png").empty());
  CHECK(leads_to("img//x/./../icon.png") == "a/b/img/icon.png");
  CHECK(leads_to("icon.png?v=1#x") == "a/b/icon.png");
  CHECK(leads_to("%E5%9B%BE.png") == "a/b/图.png");
  CHECK(leads_to("%e5%9b%be.png") == "a/b/图.png");
  CHECK(leads_to("100%.png") == "a/b/100%.png");
  CHECK(leads_to("%zz.png") == "a/b/%zz.png");
  CHECK(leads_to("%g1.png") == "a/b/%g1.png");
  CHECK(leads_to("%1g.png") == "a/b/%1g.png");
  CHECK(leads_to("x%41") == "a/b/xA");
  CHECK(leads_to("x%4") == "a/b/x%4");
  CHECK(leads_to("%2f.png").empty());
  CHECK(leads_to("a%5Cb.png").empty());
  CHECK(leads_to("x%00.png").empty());
  CHECK(leads_to("icon.png", "index.html") == "icon.png");
  CHECK(leads_to("").empty());
  CHECK(leads_to("img/").empty());
  CHECK(leads_to("?x").empty());
  CHECK(leads_to("..") == "a");
}

TEST_CASE("an address from the root may have the folder in front that the site is deployed under") {
  CHECK(leads_to("/icon.png") == "icon.png");
  CHECK(leads_to("/docs/icon.png") == "docs/icon.png|icon.png");
  CHECK(leads_to("/1/2/3/icon.png") == "1/2/3/icon.png|2/3/icon.png|3/icon.png|icon.png");
  CHECK(leads_to("/1/2/3/4/icon.png") == "1/2/3/4/icon.png|2/3/4/icon.png|3/4/icon.png|4/icon.png");
  CHECK(leads_to("/").empty());
}

TEST_CASE("another host is nobody's business, but the registry's own") {
  for (const char* src :
       {"https://example.com/icon.png", "//example.com/icon.png", "data:image/png;base64,AAAA",
        "HTTPS://example.com/i.png", "x-9.z+:icon.png", "AZaz09:icon.png", "https://notbeian.gov.cn/i.png",
        "https://beian.gov.cn.example.com/i.png", "https:beian.gov.cn/i.png"}) {
    CAPTURE(src);
    CHECK(leads_to(src).empty());
  }
  for (const char* src :
       {"https://beian.mps.gov.cn/img/logo.png", "http://www.beian.gov.cn/img/ghs.png", "//beian.mps.gov.cn/x",
        "https://BEIAN.mps.gov.cn:443/x", "https://beian.gov.cn?x", "https://www.beian.mps.gov.cn#x"}) {
    CAPTURE(src);
    CHECK(leads_to(src) == "registry");
  }
  CHECK(leads_to("a b:c.png") == "a/b/a b:c.png");
  CHECK(leads_to("1/x:y.png") == "a/b/1/x:y.png");
  CHECK(leads_to(":x.png") == "a/b/:x.png");
}

TEST_CASE("a page that may have a <base>") {
  CHECK(mentions_base("<head><base href=x>"));
  CHECK(mentions_base("<p><BASE>"));
  CHECK_FALSE(mentions_base("<p>base</p><b>ase</b>"));
  CHECK_FALSE(mentions_base(""));
}
