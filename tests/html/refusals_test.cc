// Every refusal that we know of, reviewed: expected_refusals.json says which pages beian leaves alone, why, in which
// words, and what it tells their author to change. A new reason without a case, and a case whose words have changed,
// both fail here.
#include <doctest/doctest.h>

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "base/utf8.h"
#include "html/page.h"
#include "rules/inspect.h"
#include "rules/page/variants.h"
#include "rules/policy.h"
#include "rules/resources.h"

namespace {

using nlohmann::json;
using namespace beian;

const std::map<std::string, NoPlace> kReasons = {
    {"empty_file", NoPlace::empty_file},
    {"frameset", NoPlace::frameset},
    {"raw_text_open", NoPlace::raw_text_open},
    {"plaintext", NoPlace::plaintext},
    {"table_open", NoPlace::table_open},
    {"select_open", NoPlace::select_open},
    {"template_open", NoPlace::template_open},
    {"foreign_open", NoPlace::foreign_open},
    {"anchor_open", NoPlace::anchor_open},
    {"formatting_open", NoPlace::formatting_open},
    {"interactive_open", NoPlace::interactive_open},
    {"hidden_parent", NoPlace::hidden_parent},
    {"inside_app", NoPlace::inside_app},
    {"too_deep", NoPlace::too_deep},
    {"no_footer", NoPlace::no_footer},
    {"selector_none", NoPlace::selector_none},
    {"selector_many", NoPlace::selector_many},
    {"selector_open", NoPlace::selector_open},
};

json expected() {
  return json::parse(std::ifstream(BEIAN_SOURCE_DIR "/tests/html/expected_refusals.json"));
}

std::string page_of(const json& c) {
  if (c.contains("page")) return c["page"];
  std::string out;
  if (c.contains("latin1")) {
    const std::string text = c["latin1"];
    for (std::size_t i = 0; i < text.size();) {
      const Decoded d = decode_utf8(text, i);
      out += static_cast<char>(d.ch);
      i += d.size;
    }
    return out;
  }
  for (const json& piece : c["repeat"]) {
    for (int n = piece[1]; n > 0; --n) out += piece[0].get<std::string>();
  }
  return out;
}

Policy policy_for(const json& c) {
  Policy policy;
  policy.this_year = 2026;
  policy.icp = {read_number("京ICP备2024990001号-1", 2026)};
  if (c.value("at", "") == "footer") policy.at = PlaceAt::footer;
  if (c.contains("selector")) REQUIRE_FALSE(read_selector(c["selector"].get<std::string>(), policy.selector));
  return policy;
}

}  // namespace

TEST_CASE("every refusal has its reason, its message and what to change") {
  std::set<std::string> names;
  const json all = expected();
  for (const json& c : all["cases"]) {
    const std::string name = c["name"];
    CAPTURE(name);
    CHECK(names.insert(name).second);
    const bool encoding = c["reason"] == "encoding";  // a rule of its own
    REQUIRE((encoding || kReasons.contains(c["reason"])));
    const Rule* rule = find_rule(encoding ? "unsupported-encoding" : "page-undecidable");
    REQUIRE(rule != nullptr);
    const std::string page = page_of(c);
    const Inspection i = inspect(page, {"a.html", true}, policy_for(c), Resources{}, Action::inject);
    CHECK(i.page_class == PageClass::page);
    CHECK(i.refused);
    CHECK(i.edits.empty());
    std::vector<const Finding*> found;
    for (const Finding& f : i.findings) {
      if (f.rule == rule) found.push_back(&f);
    }
    REQUIRE(found.size() == 1);
    CHECK(found[0]->variant == (encoding ? 0 : undecidable_variant(kReasons.at(c["reason"]))));
    CHECK(found[0]->message(Language::en) == c["message"].get<std::string>());
    CHECK(found[0]->remedy(Language::en) == c["change"].get<std::string>());
    CHECK_FALSE(found[0]->message(Language::zh).empty());
    CHECK_FALSE(found[0]->remedy(Language::zh).empty());
  }
}

TEST_CASE("every reason has a case") {
  std::set<std::string> seen;
  const json all = expected();
  for (const json& c : all["cases"]) seen.insert(c["reason"]);
  for (const auto& reason : kReasons) {
    const std::string& name = reason.first;
    CAPTURE(name);
    CHECK(seen.contains(name));
  }
  // none and not_proven are the first and the last: all between them are in the table.
  CHECK(kReasons.size() == static_cast<std::size_t>(NoPlace::not_proven) - 1);
}

TEST_CASE("every real page that is refused has its cause") {
  const json refused = expected()["corpus"];
  CHECK(refused.size() == 3);
  for (const json& page : refused) {
    CHECK(kReasons.contains(page["reason"]));
    for (const char* field : {"page", "markup", "change"}) CHECK_FALSE(page[field].get<std::string>().empty());
    // The cause alone is enough to be refused for.
    const std::string small =
        "<!DOCTYPE html><title>t</title><body>" + page["markup"].get<std::string>() + "<p>x</p></body>";
    const Inspection i = inspect(small, {"a.html", true}, policy_for(json::object()), Resources{}, Action::inject);
    REQUIRE(i.refused);
    CHECK(i.findings.back().variant == undecidable_variant(kReasons.at(page["reason"])));
  }
}
