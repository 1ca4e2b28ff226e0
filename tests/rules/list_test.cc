// The list of rules, held against what belongs to each: source, page and fixtures, and words in both languages.
//
// A rule is three artefacts and one line. Whoever forgets one of them, or leaves one behind, sees it here by name.
#include <doctest/doctest.h>

#include "rules/rule.h"
#include "rules/support.h"

using namespace beian;
using namespace beian::rules_test;

namespace {

std::string file_name(std::string_view id) {
  std::string out(id);
  std::replace(out.begin(), out.end(), '-', '_');
  return out;
}

// "link/icp_link_stale": the files of plugin/rules/<group>/ with this extension that are a rule's. A .cc is one if it
// defines a Rule.
std::set<std::string> rule_files(std::string_view extension) {
  std::set<std::string> out;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(source_folder("plugin/rules"))) {
    const auto name = std::filesystem::relative(entry.path(), source_folder("plugin/rules"));
    if (name.extension() != extension || !name.has_parent_path()) continue;
    const bool source = extension == ".cc";
    if (source && read_file(entry.path()).find("extern constinit const Rule ") == std::string::npos) continue;
    out.insert(std::filesystem::path(name).replace_extension().string());
  }
  return out;
}

std::set<std::string> names_of(const std::set<std::string>& files) {
  std::set<std::string> out;
  for (const std::string& file : files) out.insert(file.substr(file.rfind('/') + 1));
  return out;
}

std::set<std::string> placeholders(std::string_view pattern) {
  std::set<std::string> out;
  for (std::size_t i = 0; i + 2 < pattern.size(); ++i) {
    if (pattern[i] == '{' && pattern[i + 2] == '}') out.emplace(pattern.substr(i, 3));
  }
  return out;
}

bool has_chinese(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0xe4 && static_cast<unsigned char>(c) <= 0xe9) return true;
  }
  return false;
}

void check_text(const Text2& text) {
  CAPTURE(text.en);
  CAPTURE(text.zh);
  CHECK_FALSE(text.en.empty());
  CHECK_FALSE(text.zh.empty());
  CHECK_FALSE(has_chinese(text.en.substr(0, 3)));
  CHECK(has_chinese(text.zh));
  CHECK(joined(placeholders(text.en)) == joined(placeholders(text.zh)));
}

}  // namespace

TEST_CASE("rules: the list, the sources, the pages and the fixtures are the same rules") {
  std::set<std::string> listed;
  for (const Rule* rule : all_rules()) {
    CHECK(listed.insert(file_name(rule->id)).second);
    CHECK(find_rule(rule->id) == rule);
  }
  CHECK(find_rule("no-such-rule") == nullptr);
  const std::set<std::string> sources = rule_files(".cc");
  CHECK(joined(names_of(sources)) == joined(listed));
  CHECK(joined(rule_files(".md")) == joined(sources));

  std::set<std::string> fixtures;
  for (const auto& entry : std::filesystem::directory_iterator(source_folder("fixtures/rules"))) {
    if (entry.is_directory()) fixtures.insert(file_name(entry.path().filename().string()));
  }
  CHECK(joined(fixtures) == joined(listed));
}

TEST_CASE("rules: each line of rules.inc names the variable of its file") {
  const std::string list = read_file(source_folder("plugin/rules/rules.inc"));
  for (const Rule* rule : all_rules()) {
    CAPTURE(rule->id);
    CHECK(list.find("\nRULE(" + file_name(rule->id) + ")\n") != std::string::npos);
  }
}

TEST_CASE("rules: every message and every remedy is there in both languages and speaks of the same things") {
  for (const Rule* rule : all_rules()) {
    CAPTURE(rule->id);
    REQUIRE_FALSE(rule->messages.empty());
    // The first message of page-undecidable stands for NoPlace::none, which is never reported.
    const std::size_t first = rule->id == "page-undecidable" ? 1 : 0;
    for (std::size_t i = first; i < rule->messages.size(); ++i) check_text(rule->messages[i]);
    if (rule->remedies.empty()) {
      check_text(rule->remedy);
    } else {
      CHECK(rule->remedies.size() == rule->messages.size());
      for (std::size_t i = first; i < rule->remedies.size(); ++i) check_text(rule->remedies[i]);
    }
  }
}

TEST_CASE("rules: a severity that the user sets is the one that is reported, and off silences the rule alone") {
  const std::string page =
      "<!doctype html><meta charset=utf-8><title>t</title><footer>京ICP备2024990001号-1 "
      "<a "
      "href=\"http://beian.mps.gov.cn/#/query/webSearch?code=11010102990001\">京公网安备11010102990001号</a></footer>";
  Policy policy = example_policy();
  REQUIRE(rules_that_spoke(check(page, policy)) == "gongan-link-stale icp-link-missing");
  const std::size_t index = rule_index(*find_rule("icp-link-missing"));
  for (const Severity severity : {Severity::note, Severity::warning, Severity::error}) {
    policy.severities.assign(all_rules().size(), Severity::by_rule);
    policy.severities[index] = severity;
    const Inspection inspection = check(page, policy);
    REQUIRE(inspection.findings.size() == 2);
    for (const Finding& finding : inspection.findings) {
      CHECK(finding.severity == (finding.rule->id == "icp-link-missing" ? severity : Severity::error));
    }
  }
  policy.severities[index] = Severity::off;
  CHECK(rules_that_spoke(check(page, policy)) == "gongan-link-stale");
}

TEST_CASE("rules: a severity that the user sets also holds for variants that are worth less") {
  const std::string page =
      "<!doctype html><meta charset=utf-8><title>t</title><footer>"
      "<a href=\"https://beian.miit.gov.cn/#/Integrated/index\">京ICP备2024990001号-1</a></footer>";
  Policy policy = example_policy();
  policy.gongan.clear();
  Inspection inspection = check(page, policy);
  REQUIRE(inspection.findings.size() == 1);
  CHECK(inspection.findings[0].severity == Severity::note);
  policy.severities.assign(all_rules().size(), Severity::by_rule);
  policy.severities[rule_index(*find_rule("icp-link-wrong"))] = Severity::error;
  inspection = check(page, policy);
  REQUIRE(inspection.findings.size() == 1);
  CHECK(inspection.findings[0].severity == Severity::error);
}

TEST_CASE("rules: a rule that is off repairs nothing either") {
  const std::string page =
      "<!doctype html><meta charset=utf-8><title>t</title><footer>"
      "<a href=\"http://beian.miit.gov.cn/\">京ICP备2024990001号-1</a></footer>";
  Policy policy = example_policy();
  policy.gongan.clear();
  CHECK(inject(page, policy).bytes != page);
  policy.severities.assign(all_rules().size(), Severity::by_rule);
  policy.severities[rule_index(*find_rule("icp-link-stale"))] = Severity::off;
  CHECK(inject(page, policy).bytes == page);
}

TEST_CASE("rules: page-undecidable can be silenced, but a refused page stays refused") {
  const std::string page = "<!doctype html><meta charset=utf-8><title>t</title><body><table><tr><td>x";
  Policy policy = example_policy();
  REQUIRE(rules_that_spoke(check(page, policy)) == "page-undecidable");
  policy.severities.assign(all_rules().size(), Severity::by_rule);
  policy.severities[rule_index(*find_rule("page-undecidable"))] = Severity::off;
  const Injected injected = inject(page, policy);
  CHECK(injected.inspection.refused);
  CHECK(injected.bytes == page);
}
