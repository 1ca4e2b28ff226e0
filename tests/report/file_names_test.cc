#include "report/file_names.h"

#include <doctest/doctest.h>

#include "site/temp_folder.h"

using namespace beian;
using test::TempFolder;

namespace {

Root root(std::string folder, std::string prefix = "") {
  Root out;
  out.folder = std::move(folder);
  out.prefix = std::move(prefix);
  return out;
}

}  // namespace

TEST_CASE("a page's name from the working folder") {
  TempFolder folder;
  folder.write("site/public/a.html", "");
  const std::string here = folder / "site";
  CHECK(FileNames({root("public")}, here).of("blog/a.html") == "public/blog/a.html");
  CHECK(FileNames({root("public")}, here).of(".") == "public");
  CHECK(FileNames({root(".")}, here).of("a.html") == "a.html");
  CHECK(FileNames({root("..")}, here).of("a.html") == "a.html");  // outside: as in the report
  CHECK(FileNames({root("a", "a/"), root("b", "b/")}, here).of("b/c.html") == "b/c.html");
}

TEST_CASE("as a reference every byte that is not plain is escaped") {
  CHECK(FileNames().uri_of("a b%/\xe4\xba\xac\xff.html") == "a%20b%25/%E4%BA%AC%FF.html");
}

TEST_CASE("as an address of a file it is absolute") {
  CHECK(FileNames({root("public")}, "/home/me/my site").address_of("a.html") ==
        "file:///home/me/my%20site/public/a.html");
  CHECK(FileNames({root("/srv/www/")}, "/home").address_of("b/c.html") == "file:///srv/www/b/c.html");
  CHECK(FileNames({root("../out")}, "/home/me").address_of(".") == "file:///home/out/");
  CHECK(FileNames({root("a", "a/"), root("b", "b/")}, "/home").address_of("b/c.html") == "file:///home/b/c.html");
}
