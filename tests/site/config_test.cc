#include "site/config.h"

#include <doctest/doctest.h>

#include "rules/rule.h"
#include "site/temp_folder.h"

using namespace beian;

namespace {

Settings fresh() {
  Settings settings;
  settings.this_year = 2026;
  return settings;
}

// The English words of the error that `text` gives; "" where it gives none.
std::string error_of(std::string_view text) {
  Settings settings = fresh();
  const Status bad = read_config_text(settings, text, "beian.toml", "/site");
  return bad ? bad->en : "";
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a whole config is read") {
  Settings s = fresh();
  const Status bad = read_config_text(s, R"(
icp     = ["京ICP备2024990001号-1"]
gongan  = "京公网安备11010102990001号"
root    = "public"
scope   = "home"
show    = "optional"
owner   = "某某有限公司"
include = ["**/*.html"]
exclude = ["embed/**", "404.html"]
[badge]
class = "beian footer-line"
[placement]
at = "body-end"
[rules]
icp-link-stale = "warning"
)",
                                      "beian.toml", "/site");
  REQUIRE_FALSE(bad);
  REQUIRE(s.icp.size() == 1);
  CHECK(s.icp[0].normal() == "京ICP备2024990001号-1");
  REQUIRE(s.gongan.size() == 1);
  CHECK(s.gongan[0].normal() == "京公网安备11010102990001号");
  CHECK(s.root == "public");
  CHECK(s.root_base == "/site");
  CHECK(s.scope == Scope::home);
  CHECK(s.show == Show::optional);
  CHECK(s.owner == "某某有限公司");
  CHECK(s.include == std::vector<std::string>{"**/*.html"});
  CHECK(s.exclude.size() == 2);
  CHECK(s.badge_class == "beian footer-line");
  CHECK(s.at == PlaceAt::body_end);
  CHECK(s.severities[rule_index(*find_rule("icp-link-stale"))] == Severity::warning);
  const Rule* other = find_rule("icp-missing");
  CHECK(s.severities[rule_index(*other)] == Severity::by_rule);
}

TEST_CASE("errors name file, line and column, and the nearest name") {
  CHECK(has(error_of("icp = \"京ICP备2024990001号-1\"\ngognan = \"x\""), "beian.toml:2:1: "));
  CHECK(has(error_of("gognan = \"x\""), "Did you mean “gongan”?"));
  CHECK(has(error_of("[badge]\nclas = \"x\""), "Did you mean “badge.class”?"));
  CHECK(has(error_of("[rules]\nicp-mising = \"off\""), "Did you mean “icp-missing”?"));
  CHECK(has(error_of("[rules]\nicp-missing = \"eror\""), "Did you mean “error”?"));
  CHECK(has(error_of("[rules]\nicp-missing = 1"), "beian.toml:2:1"));
  CHECK(has(error_of("scope = \"hom\""), "Did you mean “home”?"));
  CHECK(has(error_of("icp = 5"), "beian.toml:1:7"));
  CHECK(has(error_of("icp = [\"京ICP备2024990001号-1\", 5]"), "a list of strings"));
  CHECK(has(error_of("root = [\"a\"]"), "a string"));
  CHECK(has(error_of("badge = \"x\""), "a table"));
  CHECK(has(error_of("icp = \"unclosed"), "not valid TOML"));
  CHECK(has(error_of("icp = \"京ICP备\xff\""), "not valid TOML"));
  CHECK(has(error_of("include = []"), "is empty"));
  CHECK(has(error_of("[badge]\nclass = \"a\\\"><script>\""), "class names"));
  CHECK(has(error_of("owner = \"a\\nb\""), "one line"));
}

TEST_CASE("numbers are read, and bad ones say what is wrong") {
  CHECK(has(error_of("icp = \"\""), "is empty"));
  CHECK(has(error_of("icp = \"hello\""), "no filing number"));
  CHECK(has(error_of("icp = \"京ICP备202499号\""), "not valid"));
  CHECK(has(error_of("icp = \"京公网安备11010102990001号\""), "the other registry"));
  CHECK(has(error_of("gongan = \"京ICP备2024990001号-1\""), "the other registry"));
  CHECK(has(error_of("gongan = \"川公网安备11010102990001号\""), "contradicts"));
  CHECK(has(error_of("icp = \"萌ICP备2024990001号\""), "parody"));
}

TEST_CASE("a control character in the config is an error before the TOML reader sees it") {
  using namespace std::string_view_literals;
  Settings s = fresh();
  const Status bad = read_config_text(s, "owner = \"a\"\n[\0x]\n"sv, "beian.toml", "/");
  REQUIRE(bad);
  CHECK(has(bad->en, "beian.toml:2:2"));
  CHECK(read_config_text(s, "owner = \"a\x7f\"", "beian.toml", "/"));
  CHECK_FALSE(read_config_text(s, "\towner = \"a\"\r\n# \t", "beian.toml", "/"));
}

TEST_CASE("a table header without a key is an error before the TOML reader sees it") {
  const auto error_of = [](std::string_view text) {
    Settings s = fresh();
    const Status bad = read_config_text(s, text, "beian.toml", "/");
    return bad ? bad->en : std::string();
  };
  CHECK(has(error_of("owner = \"a\"\n[&a]\nx = 1\n"), "beian.toml:2:2: not valid TOML: no key"));
  CHECK(has(error_of("[[ =]]"), "beian.toml:1:4"));
  CHECK(has(error_of("\xef\xbb\xbf\t[\xc3\xa9]"), "no key"));
  CHECK(has(error_of("owner = \n[&a]\n[&b]"), "beian.toml:1"));          // the first error is the reader's own
  CHECK_FALSE(has(error_of("owner = \"\"\"\n[&a]\n\"\"\""), "no key"));  // text, not a header
  CHECK(error_of("[ \"rules\" ]\n  [ badge]\n").empty());
  std::string many;
  for (int i = 0; i < 20'000; ++i) many += "[&a]\n";
  CHECK_FALSE(error_of("owner = \"\"\"\n" + many + "\"\"\"").empty());
}

TEST_CASE("Chinese punctuation outside strings is an error of its line, inside it is text") {
  for (const char* text : {"、", "owner = 。", "owner = \"a\" 、", "、= 1", "[、]", "owner = \"\"\"\\、\"\"\""}) {
    CAPTURE(text);
    Settings s = fresh();
    const Status bad = read_config_text(s, text, "beian.toml", "/");
    REQUIRE(bad);
    CHECK(has(bad->en, "beian.toml:1:"));
  }
  Settings s = fresh();
  CHECK_FALSE(read_config_text(s, "owner = \"云杉、木作\" # 名称。\n", "beian.toml", "/"));
  CHECK(s.owner == "云杉、木作");
}

TEST_CASE("the same number twice is one number") {
  Settings s = fresh();
  REQUIRE_FALSE(read_config_text(s, "icp = [\"京ICP备2024990001号-1\", \"京ICP备2024990001号-1\"]", "c", "/"));
  CHECK(s.icp.size() == 1);
}

TEST_CASE("no number at all is an error only where one is needed") {
  Settings s = fresh();
  CHECK_FALSE(build_policy(s, true));
  CHECK(build_policy(s, false));
  s.show = Show::forbidden;
  CHECK(build_policy(s, true));
}

TEST_CASE("the environment is stronger than the file, an empty variable is none") {
  Settings s = fresh();
  REQUIRE_FALSE(read_config_text(s, "scope = \"home\"\nowner = \"a\"", "beian.toml", "/"));
  const Status bad = apply_environment(s, [](const char* name) -> const char* {
    if (std::string_view(name) == "BEIAN_SCOPE") return "all";
    if (std::string_view(name) == "BEIAN_OWNER") return "";
    if (std::string_view(name) == "BEIAN_BADGE_CLASS") return "x";
    if (std::string_view(name) == "BEIAN_EXCLUDE") return "a/**,b/**";
    return nullptr;
  });
  REQUIRE_FALSE(bad);
  CHECK(s.scope == Scope::all);
  CHECK(s.owner == "a");
  CHECK(s.badge_class == "x");
  CHECK(s.exclude.size() == 2);
  const Status wrong =
      apply_environment(s, [](const char* name) { return std::string_view(name) == "BEIAN_SHOW" ? "never" : nullptr; });
  REQUIRE(wrong);
  CHECK(has(wrong->en, "BEIAN_SHOW"));
}

TEST_CASE("the config is found upward") {
  test::TempFolder folder;
  folder.write("beian.toml", "");
  folder.write("a/b/c.html", "");
  CHECK(find_config(folder / "a/b") == std::filesystem::path(folder / "beian.toml").string());
}

TEST_CASE("a config that cannot be read is an error") {
  test::TempFolder folder;
  Settings s = fresh();
  CHECK(read_config(s, folder / "none.toml"));
  CHECK(read_config(s, folder.path()));
}
