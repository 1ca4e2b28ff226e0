// Badges as people make them (fixtures/badges): every number recognised, every verdict the one that was written down
// before.
//
// What a rule that does not exist yet would say is left out of the comparison, for that rule only, together with what
// is said in its stead until then; pending.json lists both. A snippet that is judged otherwise for a known reason
// stands there by its name. Neither list may outlive its reason: a pending rule that exists and a known disagreement
// that is gone turn this test red.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "badge/find.h"
#include "badge/link.h"
#include "html/outline.h"
#include "rules/inspect.h"
#include "rules/page_style.h"
#include "rules/resources.h"

namespace {

using namespace beian;
using nlohmann::json;
using Multiset = std::multiset<std::string>;

const std::string kFolder = BEIAN_SOURCE_DIR "/fixtures/badges/";

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

struct Snippet {
  std::string name;
  std::string bytes;
  json config;  // with the defaults
  json numbers;
  Multiset findings;
};

std::vector<Snippet> snippets() {
  const json all = json::parse(read_file(kFolder + "expected.json"));
  std::vector<Snippet> out;
  for (const auto& [name, entry] : all["snippets"].items()) {
    json config = all["defaults"];
    config.update(entry["config"]);
    Multiset findings;
    for (const auto& f : entry["findings"]) findings.insert(f.get<std::string>());
    out.push_back({name, read_file(kFolder + name), config, entry["numbers"], findings});
  }
  return out;
}

std::vector<Number> read_numbers(const json& list, int year) {
  std::vector<Number> out;
  for (const auto& text : list) out.push_back(read_number(text.get<std::string>(), year));
  return out;
}

Policy policy_of(const json& config) {
  Policy policy;
  policy.this_year = config["year"];
  policy.icp = read_numbers(config["icp"], policy.this_year);
  policy.gongan = read_numbers(config["gongan"], policy.this_year);
  policy.owner = config["owner"];
  const std::string show = config["show"];
  policy.show = show == "required" ? Show::required : show == "optional" ? Show::optional : Show::forbidden;
  return policy;
}

Multiset findings_of_page(const Snippet& s) {
  const std::string path = s.config["path"];
  const PageContext context{path, s.config["scope"] == "all" || path == "index.html"};
  Resources files;
  const Policy policy = policy_of(s.config);
  for (const std::string& file : inspect(s.bytes, context, policy, files, Action::check).wanted) {
    const auto& there = s.config["files"];
    files.learn_file(file, std::find(there.begin(), there.end(), file) != there.end());
  }
  const Inspection i = inspect(s.bytes, context, policy, files, Action::check);
  CHECK_MESSAGE(i.wanted.empty(), s.name);
  Multiset out;
  for (const Finding& f : i.findings) {
    out.insert(std::string(f.rule->id) + ":" + std::string(severity_name(f.severity)));
  }
  return out;
}

std::string rule_part(const std::string& finding) {
  return finding.substr(0, finding.find(':'));
}

// Both sides without what a pending rule would say, and without what is said in its stead.
void subtract_pending(const json& pending, Multiset& expected, Multiset& actual) {
  std::set<std::string> stand_ins;
  for (auto f = expected.begin(); f != expected.end();) {
    const auto rule = pending.find(rule_part(*f));
    if (rule == pending.end()) {
      ++f;
      continue;
    }
    for (const auto& id : *rule) stand_ins.insert(id.get<std::string>());
    f = expected.erase(f);
  }
  for (Multiset* side : {&expected, &actual}) {
    for (auto f = side->begin(); f != side->end();) f = stand_ins.count(rule_part(*f)) ? side->erase(f) : std::next(f);
  }
}

std::string listing(const Multiset& set) {
  std::string out;
  for (const std::string& s : set) out += (out.empty() ? "" : " ") + s;
  return out.empty() ? "-" : out;
}

// ---- numbers

std::string kind_name(NumberKind kind) {
  switch (kind) {
    case NumberKind::none: return "none";
    case NumberKind::icp: return "icp";
    case NumberKind::icp_licence: return "icp_licence";
    case NumberKind::vats: return "vats";
    case NumberKind::gongan: return "gongan";
    case NumberKind::parody: return "parody";
  }
  return "?";
}

std::string link_name(const Page& page, const ShownNumber& shown) {
  if (shown.link < 0) return "missing";
  const Link& link = page.links[static_cast<std::size_t>(shown.link)];
  if (!link.has_href) return "missing";
  const bool gongan = shown.number.kind == NumberKind::gongan;
  const LinkCheck c = gongan ? check_gongan_link(link.href) : check_icp_link(link.href);
  switch (c.verdict) {
    case LinkVerdict::nowhere:
    case LinkVerdict::relative:
    case LinkVerdict::other_registry:
    case LinkVerdict::other_site:
    case LinkVerdict::no_code: return "wrong";
    case LinkVerdict::right:
    case LinkVerdict::unusual:
    case LinkVerdict::stale: break;
  }
  if (gongan && c.code != shown.number.digits) return "mismatch";
  if (c.verdict == LinkVerdict::right) return "right";
  return c.verdict == LinkVerdict::unusual ? "unusual" : "stale";
}

// The displayed numbers as one line; the link is only compared where the expectation says one.
std::string expected_numbers(const json& numbers) {
  std::string out;
  for (const auto& n : numbers) {
    if (!n["displayed"]) continue;
    const std::string normal = n["normal"].is_null() ? "" : n["normal"].get<std::string>();
    out += n["kind"].get<std::string>() + " " + normal + " " + n["link"].get<std::string>() + "; ";
  }
  return out;
}

std::string actual_numbers(const Snippet& s) {
  const Encoding encoding = sniff_encoding(s.bytes);
  const Page page = outline(s.bytes, encoding);
  std::vector<std::string> links;
  for (const auto& n : s.numbers) {
    if (n["displayed"]) links.push_back(n["link"]);
  }
  std::string out;
  std::size_t i = 0;
  const std::string path = s.config["path"];
  const Resources resources;
  PageStyle style(page, path, resources);
  for (const ShownNumber& shown : shown_numbers(page, s.config["year"])) {
    if (shown.mention || !style.of(shown.element, shown.span.begin).wide) continue;  // the wide screen stands for both
    const bool compare = i >= links.size() || links[i] != "n/a";
    ++i;
    out += kind_name(shown.number.kind) + " " + shown.number.normal() + " ";
    out += (compare ? link_name(page, shown) : "n/a") + "; ";
  }
  return out;
}

bool expects(const Snippet& s, const std::string& rule) {
  return std::any_of(s.findings.begin(), s.findings.end(), [&](const std::string& f) { return rule_part(f) == rule; });
}

}  // namespace

TEST_CASE("the snippets and their verdicts belong together") {
  const std::vector<Snippet> all = snippets();
  CHECK(all.size() >= 70);
  std::set<std::string> names;
  for (const Snippet& s : all) {
    CHECK_MESSAGE(!s.bytes.empty(), s.name);
    names.insert(s.name);
  }
  for (const auto& file : std::filesystem::directory_iterator(kFolder)) {
    const std::string name = file.path().filename().string();
    if (name.ends_with(".html")) CHECK_MESSAGE(names.count(name) == 1, name);
  }
}

TEST_CASE("no rule that exists is pending") {
  const json pending = json::parse(read_file(BEIAN_SOURCE_DIR "/tests/rules/pending.json"));
  for (const auto& entry : pending["rules"].items()) {
    CHECK_MESSAGE(find_rule(entry.key()) == nullptr, entry.key());
  }
}

TEST_CASE("every badge is judged as was written down") {
  const json pending = json::parse(read_file(BEIAN_SOURCE_DIR "/tests/rules/pending.json"));
  const json& known = pending["snippets"];
  std::size_t agreed = 0;
  std::size_t partly = 0;
  std::ostringstream table;
  std::vector<Snippet> all = snippets();
  for (Snippet& s : all) {
    Multiset expected = s.findings;
    Multiset actual = findings_of_page(s);
    const bool waits = std::any_of(expected.begin(), expected.end(),
                                   [&](const std::string& f) { return pending["rules"].contains(rule_part(f)); });
    subtract_pending(pending["rules"], expected, actual);
    // What is hidden by means that are not read yet is still taken for displayed.
    const bool unread = pending["rules"].contains("not-displayed") && expects(s, "not-displayed");
    const std::string numbers = expected_numbers(s.numbers);
    const std::string read = unread ? numbers : actual_numbers(s);
    const bool agrees = expected == actual && numbers == read;
    if (known.contains(s.name)) {
      CHECK_MESSAGE(!agrees, s.name << " is judged as it should be now: take it off the list in pending.json");
      continue;
    }
    agreed += agrees ? 1 : 0;
    partly += agrees && waits ? 1 : 0;
    if (agrees) continue;
    table << "\n" << s.name << "\n";
    if (expected != actual) table << "  expected " << listing(expected) << "\n  found    " << listing(actual) << "\n";
    if (numbers != read) table << "  numbers  " << numbers << "\n  read     " << read << "\n";
  }
  std::cout << "badges: " << all.size() << ", as expected " << agreed << " (" << partly
            << " of them wait for a rule), known otherwise " << known.size() << "\n";
  CHECK_MESSAGE(agreed + known.size() == all.size(), table.str());
}
