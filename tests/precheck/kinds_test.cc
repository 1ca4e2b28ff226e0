// Interactive or not: every sign of every kind has a page that shows it, and pages that only look so show none.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "precheck/domain_name.h"
#include "precheck/kind.h"
#include "precheck/read_site.h"
#include "precheck/trade.h"
#include "precheck/verdict.h"

using namespace beian;
using namespace beian::precheck;

namespace {

std::string read_file(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::filesystem::path folder(std::string_view name) {
  return std::filesystem::path(BEIAN_SOURCE_DIR) / "fixtures/precheck" / name;
}

SiteFacts facts_of(const std::string& page) {
  ReadPlan plan;
  plan.this_year = 2026;
  for (const Kind& kind : built_in_kinds()) plan.kinds.push_back(&kind);
  SiteFacts out;
  read_one_page(out, plan, page, "index.html", true);
  return out;
}

std::string signs_of(const SiteFacts& facts) {
  std::set<std::string> all;
  for (const Evidence& each : facts.evidence) all.insert(each.kind->id + "/" + each.sign->id);
  std::string out;
  for (const std::string& each : all) out += (out.empty() ? "" : " ") + each;
  return out;
}

// Signs that cannot be shown without a weaker one: a form for comments has a text area, three prices are each one.
const std::set<std::string> kBesides = {"comments/native-comments message-board/text-form",
                                        "message-board/message-form message-board/text-form", "shop/price shop/prices"};

}  // namespace

TEST_CASE("kinds: every sign has a page that shows it, and no other sign") {
  std::size_t widgets = 0;
  std::set<std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder("kinds"))) {
    if (entry.is_regular_file()) {
      files.insert(entry.path().parent_path().filename().string() + "/" + entry.path().stem().string());
    }
  }
  for (const Kind& kind : built_in_kinds()) {
    CHECK_FALSE(kind.name.zh.empty());
    CHECK_FALSE(kind.about.zh.empty());
    for (const Sign& sign : kind.signs) {
      const std::string name = kind.id + "/" + sign.id;
      CAPTURE(name);
      REQUIRE(files.erase(name) == 1);
      const SiteFacts facts = facts_of(read_file(folder("kinds") / (name + ".html")));
      const std::string shown = signs_of(facts);
      CHECK((shown == name || (kBesides.contains(shown) && shown.find(name) != std::string::npos)));
      widgets += sign.script.empty() && sign.inline_text.empty() ? 0 : 1;
      const Verdict verdict = judge_interactive(facts);
      CHECK(verdict.interactive == (sign.strength != Strength::hint));
      if (sign.strength == Strength::certain) CHECK(verdict.confidence == Confidence::high);
      REQUIRE_FALSE(facts.evidence.empty());
      CHECK(facts.evidence.front().places.front().line > 6);
    }
  }
  CHECK(files.empty());
  CHECK(widgets >= 20);
}

TEST_CASE("kinds: pages that look interactive and are not") {
  std::size_t pages = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder("lookalikes"))) {
    CAPTURE(entry.path().string());
    const SiteFacts facts = facts_of(read_file(entry.path()));
    INFO(signs_of(facts));
    CHECK(facts.pages == 1);
    CHECK_FALSE(judge_interactive(facts).interactive);
    ++pages;
  }
  CHECK(pages >= 20);
}

TEST_CASE("patterns: pieces, any run, numbers") {
  CHECK(matches("¥{n}", "春茶 ¥128.00 一斤"));
  CHECK(matches("¥{n}", "¥ 1,299"));
  CHECK_FALSE(matches("¥{n}", "¥价格"));
  CHECK(matches("{n}元", "共 35元"));
  CHECK_FALSE(matches("{n}元", "元旦 35 天"));
  CHECK(matches("a*c.js", "/A-bb-C.js?v=1"));
  CHECK_FALSE(matches("a*c.js", "/b-a.js"));
}

TEST_CASE("trades: each has its words and its licence in both languages") {
  CHECK(trades().size() >= 8);
  std::set<std::string> ids;
  for (const Trade& trade : trades()) {
    CAPTURE(trade.id);
    CHECK(ids.insert(trade.id).second);
    CHECK_FALSE(trade.name.en.empty());
    CHECK_FALSE(trade.licence.zh.empty());
    CHECK(trade.words.size() >= 4);
    for (const std::string& word : trade.words) CHECK(word.size() >= 3);
  }
}

TEST_CASE("domains: where the main domain begins") {
  CHECK(read_domain("www.yunshanli.cn").main == "yunshanli.cn");
  CHECK(read_domain("https://a.b.yunshanli.com.cn:8443/x?y#z").main == "yunshanli.com.cn");
  CHECK(read_domain("YUNSHANLI.CN.").host == "yunshanli.cn");
  CHECK(read_domain("com.cn").is_suffix);
  CHECK(read_domain("云杉里。中国").main == read_domain("xn--9kq951d373a.xn--fiqs8s").main);
  CHECK(read_domain("云杉里.中国").main_shown == "云杉里.中国");
  CHECK(read_domain("云杉里.中国").is_idn());
  for (const char* none : {"", "yunshanli", "a..cn", "-a.cn", "a b.cn", "192.0.2.1", "[::1]", "http://", ".cn"}) {
    CAPTURE(none);
    CHECK(read_domain(none).main.empty());
  }
  CHECK(read_domain("192.0.2.1").is_address);
  CHECK(read_domain("me@yunshanli.cn").has_user);
}
