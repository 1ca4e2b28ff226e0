#include "site/root.h"

#include <doctest/doctest.h>

#include "site/home.h"
#include "site/temp_folder.h"

using namespace beian;
using test::TempFolder;

namespace {

RootRequest in_folder(const TempFolder& folder) {
  RootRequest request;
  request.config_folder = folder.path();
  return request;
}

}  // namespace

TEST_CASE("the usual output folder is taken if exactly one is there") {
  TempFolder folder;
  Settings settings;
  const Result<std::vector<Root>> none = find_roots(in_folder(folder), settings);
  REQUIRE_FALSE(none);
  CHECK(none.error().en.find("public, dist, _site") != std::string::npos);
  folder.write("dist/index.html", "");
  Result<std::vector<Root>> one = find_roots(in_folder(folder), settings);
  REQUIRE(one);
  CHECK(one.value()[0].folder == folder / "dist");
  folder.write("public/index.html", "");
  const Result<std::vector<Root>> two = find_roots(in_folder(folder), settings);
  REQUIRE_FALSE(two);
  CHECK(two.error().en.find("public, dist") != std::string::npos);
  settings.root = "public";
  settings.root_base = folder.path();
  CHECK(find_roots(in_folder(folder), settings).value()[0].folder == folder / "public");
  settings.root = "gone";
  CHECK_FALSE(find_roots(in_folder(folder), settings));
}

TEST_CASE("one PATH has no prefix, several have theirs, in order and without doubles") {
  TempFolder folder;
  folder.write("b/x.html", "");
  folder.write("a/sub/x.html", "");
  folder.write("a-b/x.html", "");
  RootRequest request;
  request.paths = {folder / "b"};
  CHECK(find_roots(request, {}).value()[0].prefix.empty());
  request.paths = {folder / "b/", folder / "a", folder / "a-b", folder / "a/sub", folder / "a/sub/x.html"};
  const std::vector<Root> roots = find_roots(request, {}).value();
  REQUIRE(roots.size() == 3);
  CHECK(roots[0].prefix == folder / "a-b/");
  CHECK(roots[1].prefix == folder / "a/");
  CHECK(roots[2].prefix == folder / "b/");
}

TEST_CASE("a page as PATH") {
  TempFolder folder;
  folder.write("public/blog/x.html", "");
  RootRequest request;
  request.paths = {folder / "public/blog/x.html"};
  Settings settings;
  Root root = find_roots(request, settings).value()[0];
  CHECK(root.folder == folder / "public/blog");
  CHECK(root.files == std::vector<std::string>{"x.html"});
  settings.root = "public";
  settings.root_base = folder.path();
  root = find_roots(request, settings).value()[0];
  CHECK(root.folder == folder / "public");
  CHECK(root.files == std::vector<std::string>{"blog/x.html"});
}

TEST_CASE("a list alone names pages of one root") {
  TempFolder folder;
  folder.write("public/a/x.html", "");
  folder.write("public/a/x.css", "");
  Settings settings;
  settings.include = {"**/*.html"};
  settings.root = "public";
  settings.root_base = folder / "";
  RootRequest request;
  request.has_list = true;
  request.list = {folder / "public/a/x.html", "a/x.html", "a/x.css"};
  CHECK(find_roots(request, settings).value()[0].files == std::vector<std::string>{"a/x.html", "a/x.html"});
  request.list = {folder / "elsewhere.html"};
  CHECK_FALSE(find_roots(request, settings));
  request.list = {folder / "public/../../x.html"};
  CHECK_FALSE(find_roots(request, settings));
}

TEST_CASE("beside PATHs a list adds what does not stand in their folders") {
  TempFolder folder;
  folder.write("public/a/x.html", "");
  folder.write("more/y.html", "");
  folder.write("more/y.css", "");
  Settings settings;
  settings.include = {"**/*.html"};
  RootRequest request;
  request.has_list = true;
  request.paths = {folder / "public"};
  request.list = {folder / "public/a/x.html", "a/x.html"};
  std::vector<Root> roots = find_roots(request, settings).value();
  REQUIRE(roots.size() == 1);
  CHECK_FALSE(roots[0].listed);
  CHECK(roots[0].prefix.empty());
  request.list = {folder / "more/y.html", folder / "more/y.css"};
  roots = find_roots(request, settings).value();
  REQUIRE(roots.size() == 2);
  CHECK(roots[0].files == std::vector<std::string>{"y.html"});
  CHECK(roots[1].folder == folder / "public");
  request.list = {folder / "public/gone.html"};
  CHECK_FALSE(find_roots(request, settings));
}

TEST_CASE("lists are split at line breaks, or at NUL") {
  using Lines = std::vector<std::string>;
  CHECK(split_list("a.html\r\nb.html\n\n  \nc.html") == Lines{"a.html", "b.html", "c.html"});
  CHECK(split_list(std::string_view("a\nb.html\0c.html\0", 16)) == Lines{"a\nb.html", "c.html"});
  CHECK(split_list("").empty());
}

TEST_CASE("where a redirect of the home page may lead") {
  using Paths = std::vector<std::string>;
  CHECK(redirect_candidates("/zh/", "index.html") == Paths{"zh/index.html"});
  CHECK(redirect_candidates("./zh", "index.html") == Paths{"zh", "zh.html", "zh/index.html"});
  CHECK(redirect_candidates("../b.html?x#y", "a/index.html")[0] == "b.html");
  CHECK(redirect_candidates("https://example.cn/blog/zh/", "index.html") ==
        Paths{"blog/zh/index.html", "zh/index.html"});
  CHECK(redirect_candidates("//example.cn", "index.html") == Paths{"index.html"});
  CHECK(redirect_candidates("/%E4%B8%AD/", "index.html") == Paths{"中/index.html"});
  CHECK(redirect_candidates("../../../etc/passwd", "index.html")[0] == "etc/passwd");
  CHECK(redirect_candidates("javascript:x", "index.html").empty());
  CHECK(redirect_candidates("", "index.html").empty());
}
