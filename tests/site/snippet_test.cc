#include "site/snippet.h"

#include <doctest/doctest.h>

#include "site/config.h"
#include "site/temp_folder.h"

using namespace beian;

namespace {

constexpr const char* kNumber = "京公网安备11010102990001号";
constexpr const char* kOld =
    R"(<div style="width:300px;margin:0 auto; padding:20px 0;"><a target="_blank" )"
    R"(href="http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=11010102990001" style="height:20px">)"
    R"(<img src="" style="float:left;"/><p style="float:left;">京公网安备 11010102990001号</p></a></div>)";
constexpr const char* kNew =
    R"(<a href="https://beian.mps.gov.cn/#/query/webSearch?code=11010102990001" rel="noreferrer" )"
    R"(target="_blank">京公网安备11010102990001</a>)";

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// The number in its normal form, or "error: …".
std::string read(std::string_view html) {
  Result<SnippetNumber> found = number_in_snippet(html, "--gongan", 2026);
  return found ? found->number.normal() : "error: " + found.error().en;
}

std::string gongan_of(Settings& settings) {
  return settings.gongan.size() == 1 ? settings.gongan[0].normal() : "";
}

}  // namespace

TEST_CASE("both forms of the platform's HTML give their number") {
  CHECK(read(kOld) == kNumber);
  CHECK(read(kNew) == kNumber);
}

TEST_CASE("a snippet is read as a page is") {
  CHECK(read("<!-- 京公网安备11010102990009号 --><p>&#20140;公<b>网</b>安备11010102990001号</p>") == kNumber);
  CHECK(read("<code>沪公网安备31010102990002号</code> 京公网安备11010102990001号") == kNumber);
  CHECK(read("<p>\xbe\xa9\xb9\xab\xcd\xf8\xb0\xb2\xb1\xb8"
             "11010102990001\xba\xc5</p>") == kNumber);
}

TEST_CASE("footers are copied whole") {
  CHECK(read(std::string("<a href='https://beian.miit.gov.cn/'>京ICP备2024990001号-1</a> ") + kNew) == kNumber);
  CHECK(read(std::string(kNew) + "<br>" + kOld) == kNumber);
}

TEST_CASE("what is no snippet of one number is an error with its place and a remedy") {
  const std::string none = read("<a href='https://beian.mps.gov.cn/#/query/webSearch?code=11010102990001'>公安</a>");
  CHECK(has(none, "--gongan: "));
  CHECK(has(none, "shows no public-security number"));
  CHECK(has(none, "write the number itself"));
  CHECK(has(read("<code>京公网安备11010102990001号</code>"), "shows no public-security number"));
  CHECK(has(read("<script>京公网安备11010102990001号</script>"), "shows no public-security number"));
  CHECK(has(read("京公网安备11010102990001号<br>沪公网安备31010102990002号"), "two public-security numbers"));
  CHECK(has(read("\xff\xfe<\0a\0>\0"), "Save it as UTF-8"));
  const std::string other = read(
      "<a href='http://www.beian.gov.cn/portal/registerSystemInfo?recordcode=11010102990009'>"
      "京公网安备11010102990001号</a>");
  CHECK(has(other, "京公网安备11010102990001号"));
  CHECK(has(other, "asks for 11010102990009"));
}

TEST_CASE("the environment's snippet is one value, its commas and line breaks included") {
  Settings s;
  s.this_year = 2026;
  REQUIRE_FALSE(apply_environment(s, [](const char* name) -> const char* {
    return std::string_view(name) == "BEIAN_GONGAN" ? " <p title='a,b'>\n京公网安备11010102990001号</p>" : nullptr;
  }));
  CHECK(gongan_of(s) == kNumber);
}

TEST_CASE("a file in the config is found from the config's folder, by the reader that was given") {
  static std::string asked;
  Settings s;
  s.this_year = 2026;
  const std::string_view text = "gongan = \"badge.html\"";
  const Status without = read_config_text(s, text, "beian.toml", "/site");
  REQUIRE(without);
  CHECK(has(without->en, "beian.toml:1:10: "));
  CHECK(has(without->en, "no file has that name"));
  s.read_file = [](const FileWanted& wanted) -> Result<std::optional<std::string>> {
    asked = wanted.base + ":" + wanted.name;
    return std::optional<std::string>(kNew);
  };
  REQUIRE_FALSE(read_config_text(s, text, "beian.toml", "/site"));
  CHECK(asked == "/site:badge.html");
  CHECK(gongan_of(s) == kNumber);
  const std::string value[] = {"badge.html"};
  REQUIRE_FALSE(apply_setting(s, "gongan", value, "--gongan"));
  CHECK(asked == ":badge.html");
  asked.clear();
  const std::string html[] = {kOld};
  REQUIRE_FALSE(apply_setting(s, "gongan", html, "--gongan"));
  CHECK(asked.empty());
}

TEST_CASE("a bad number in a snippet is named, not the whole snippet") {
  Settings s;
  s.this_year = 2026;
  const std::string value[] = {"<p class=x>川公网安备11010102990001号</p>"};
  const Status bad = apply_setting(s, "gongan", value, "--gongan");
  REQUIRE(bad);
  CHECK(has(bad->en, "contradicts"));
  CHECK_FALSE(has(bad->en, "<p"));
}
