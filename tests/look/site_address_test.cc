// Where a site lives, by the addresses that its pages use.
#include "look/site_address.h"

#include <doctest/doctest.h>

#include <set>

namespace {

beian::SiteAddress heard(std::initializer_list<const char*> pages) {
  static const std::set<std::string> kFiles = {"assets/app.js", "css/site.css", "图.png", "app.js"};
  beian::SiteAddress out([](const std::string& path) { return kFiles.contains(path); });
  for (const char* page : pages) out.hear(page);
  return out;
}

}  // namespace

TEST_CASE("a site at the root of its host") {
  CHECK(heard({"<script src=/assets/app.js></script>"}).base() == "/");
  CHECK(heard({}).base() == "/");
  CHECK(heard({"<script src=assets/app.js></script><link href='../css/site.css'>"}).base() == "/");
}

TEST_CASE("a site below a path") {
  CHECK(heard({"<script src=\"/docs/assets/app.js?v=1\"></script>"}).base() == "/docs/");
  CHECK(heard({"<link href='/a/b/css/site.css'>"}).base() == "/a/b/");
  CHECK(heard({"<img src='/docs/%E5%9B%BE.png'>"}).base() == "/docs/");
  CHECK(heard({"<a href=/docs/guide>", "<script src=/elsewhere/none.js>"}).base() == "/");
  CHECK(heard({"<script src=/app.js>", "<script src=/docs/assets/app.js>", "<link href=/docs/css/site.css>"}).base() ==
        "/docs/");
}

TEST_CASE("its public host is where its own files are asked for") {
  const beian::SiteAddress site =
      heard({"<link href=https://example.cn/docs/css/site.css><script src=https://cdn.example.com/lib.js></script><img "
             "src='//img.example.cn/assets/app.js'>"});
  CHECK(site.hosts() == std::set<std::string>{"https://example.cn", "https://img.example.cn"});
  CHECK(site.base() == "/");  // one vote each: the first in order
}
