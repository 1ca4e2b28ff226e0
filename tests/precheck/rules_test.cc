// The rules of the pre-check: list, sources, pages and fixtures are the same rules; what a page or a fixture calls bad
// makes its rule speak and no other, what it calls good makes none speak.
#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STB_IMAGE_WRITE_STATIC
#include <cmark.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <memory>

#include "precheck/support.h"

using namespace beian;
using namespace beian::precheck_test;
using precheck::all_rules;
using precheck::find_rule;

namespace {

std::string file_name(std::string_view id) {
  std::string out(id);
  std::replace(out.begin(), out.end(), '-', '_');
  return out;
}

std::set<std::string> names_of(const std::filesystem::path& folder, std::string_view extension) {
  std::set<std::string> out;
  for (const auto& file : files_in(folder)) {
    if (file.extension() == extension) out.insert(file.stem().string());
  }
  return out;
}

bool is_toml(const std::filesystem::path& file) {
  return file.extension() == ".toml";
}

bool has_chinese(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0xe4 && static_cast<unsigned char>(c) <= 0xe9;
  });
}

struct Part {
  std::string title;
  std::string severity;
  std::map<std::string, std::vector<std::pair<std::string, std::string>>> examples;  // by heading: kind, text
  std::vector<std::string> headings;
};

std::string plain(cmark_node* node) {
  std::string out;
  const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> it(cmark_iter_new(node), cmark_iter_free);
  while (cmark_iter_next(it.get()) != CMARK_EVENT_DONE) {
    const char* literal = cmark_node_get_literal(cmark_iter_get_node(it.get()));
    if (literal != nullptr) out += literal;
  }
  return out;
}

std::vector<Part> parts_of(const std::string& markdown) {
  const std::unique_ptr<cmark_node, decltype(&cmark_node_free)> document(
      cmark_parse_document(markdown.data(), markdown.size(), CMARK_OPT_DEFAULT), cmark_node_free);
  std::vector<Part> parts;
  for (cmark_node* node = cmark_node_first_child(document.get()); node != nullptr; node = cmark_node_next(node)) {
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_HEADING && cmark_node_get_heading_level(node) == 1) {
      parts.push_back({plain(node), {}, {}, {}});
    } else if (parts.empty()) {
      continue;
    } else if (type == CMARK_NODE_HEADING) {
      parts.back().headings.push_back(plain(node));
    } else if (type == CMARK_NODE_PARAGRAPH && parts.back().headings.empty()) {
      parts.back().severity = plain(node);  // the second paragraph is the last here
    } else if (type == CMARK_NODE_CODE_BLOCK && !parts.back().headings.empty()) {
      parts.back().examples[parts.back().headings.back()].emplace_back(cmark_node_get_fence_info(node),
                                                                       cmark_node_get_literal(node));
    }
  }
  return parts;
}

const std::vector<std::string> kHeadings[] = {{"What it checks", "Why", "Fails", "Passes", "Fix", "Source"},
                                              {"检查内容", "为什么", "不通过", "通过", "修复", "依据"}};

}  // namespace

TEST_CASE("pre-check rules: the list, the sources, the pages and the fixtures are the same rules") {
  std::set<std::string> listed;
  for (const PrecheckRule* rule : all_rules()) {
    CHECK(listed.insert(file_name(rule->id)).second);
    CHECK(find_rule(rule->id) == rule);
  }
  CHECK(names_of(source_folder("plugin/precheck/rules"), ".cc") == listed);
  CHECK(names_of(source_folder("plugin/precheck/rules"), ".md") == listed);
  std::set<std::string> fixtures;
  for (const auto& entry : std::filesystem::directory_iterator(source_folder("fixtures/precheck"))) {
    const std::string name = entry.path().filename().string();
    if (entry.is_directory() && name != "kinds" && name != "lookalikes") {
      fixtures.insert(file_name(entry.path().filename().string()));
    }
  }
  CHECK(fixtures == listed);
}

TEST_CASE("pre-check rules: every message and remedy is there in both languages") {
  for (const PrecheckRule* rule : all_rules()) {
    CAPTURE(rule->id);
    REQUIRE_FALSE(rule->messages.empty());
    CHECK((rule->remedies.size() == 1 || rule->remedies.size() == rule->messages.size()));
    for (const auto& texts : {rule->messages, rule->remedies}) {
      for (const Text2& text : texts) {
        CAPTURE(text.en);
        CHECK_FALSE(text.en.empty());
        CHECK(has_chinese(text.zh));
        for (const char* slot : {"{0}", "{1}", "{2}"}) {
          CHECK((text.en.find(slot) == std::string_view::npos) == (text.zh.find(slot) == std::string_view::npos));
        }
      }
    }
  }
}

TEST_CASE("pre-check rules: of a filing in order, and its page, nothing is said") {
  const Judged all = judged("", true);
  INFO(said(all));
  CHECK(all.report.findings.empty());
  CHECK(all.report.pages == 1);
}

TEST_CASE("pre-check fixtures: a bad one makes its rule speak and no other") {
  for (const PrecheckRule* rule : all_rules()) {
    const auto files = files_in(source_folder("fixtures/precheck") / rule->id / "bad");
    CHECK_MESSAGE(!files.empty(), rule->id);
    std::set<int> variants;
    for (const auto& file : files) {
      CAPTURE(file.string());
      const Judged found = judged(read_file(file), is_toml(file));
      INFO(said(found));
      CHECK(rules_that_spoke(found) == rule->id);
      for (const Finding& finding : found.report.findings) {
        variants.insert(finding.variant);
        for (const Language language : {Language::en, Language::zh}) {
          CHECK(finding.message(language).find('{') == std::string::npos);
          CHECK(finding.remedy(language).find('{') == std::string::npos);
        }
      }
    }
    CAPTURE(rule->id);
    CHECK(variants.size() == rule->messages.size());  // every message has a fixture that brings it about
  }
}

TEST_CASE("pre-check fixtures: of a good one nothing is said") {
  for (const PrecheckRule* rule : all_rules()) {
    const auto files = files_in(source_folder("fixtures/precheck") / rule->id / "good");
    CHECK_MESSAGE(!files.empty(), rule->id);
    for (const auto& file : files) {
      CAPTURE(file.string());
      const Judged found = judged(read_file(file), is_toml(file));
      INFO(said(found));
      CHECK(rules_that_spoke(found).empty());
      CHECK(found.error.empty());
    }
  }
}

TEST_CASE("pre-check rule pages: both languages, all sections, the rule's severity, and executed examples") {
  for (const PrecheckRule* rule : all_rules()) {
    CAPTURE(rule->id);
    const auto file = source_folder("plugin/precheck/rules") / (file_name(rule->id) + ".md");
    const std::vector<Part> parts = parts_of(read_file(file));
    REQUIRE(parts.size() == 2);
    for (std::size_t i = 0; i < 2; ++i) {
      CHECK(parts[i].title == rule->id);
      CHECK(parts[i].headings == kHeadings[i]);
      const std::string_view zh = rule->severity == Severity::error     ? "错误"
                                  : rule->severity == Severity::warning ? "警告"
                                                                        : "提示";
      CHECK(parts[i].severity ==
            (i == 0 ? "Severity: " + std::string(severity_name(rule->severity)) : "级别：" + std::string(zh)));
      for (const bool fails : {true, false}) {
        const auto found = parts[i].examples.find(kHeadings[i][fails ? 2 : 3]);
        REQUIRE(found != parts[i].examples.end());
        for (const auto& [kind, example] : found->second) {
          const std::string& text = example;  // clang 14 captures no structured binding
          CAPTURE(text);
          const Judged all = judged(text, kind == "toml");
          INFO(said(all));
          CHECK(rules_that_spoke(all) == (fails ? std::string(rule->id) : ""));
          CHECK(all.error.empty());
        }
      }
    }
  }
}
