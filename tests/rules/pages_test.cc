// The rules' pages, executed: what they call failing fails, what they call passing passes.
//
// An example may begin with a comment that names the config it is judged under (support.h). A page is Markdown; its
// examples are found with a Markdown parser and not with a pattern, so that what is tested is what a reader sees. An
// example that is no whole page stands for a piece of a body and is held to what it shows, not to what it lacks.
#include <cmark.h>
#include <doctest/doctest.h>

#include <memory>

#include "rules/rule.h"
#include "rules/support.h"

using namespace beian;
using namespace beian::rules_test;

namespace {

struct Section {
  std::string heading;
  std::vector<std::string> examples;
};

// One language's part of a page.
struct Part {
  std::string title;
  std::vector<std::string> paragraphs;  // between the title and the first section
  std::vector<Section> sections;
};

std::string plain_text(cmark_node* node) {
  std::string out;
  std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> it(cmark_iter_new(node), cmark_iter_free);
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
    if (type == CMARK_NODE_HEADING) {
      if (cmark_node_get_heading_level(node) == 1) {
        parts.push_back({plain_text(node), {}, {}});
      } else if (!parts.empty()) {
        parts.back().sections.push_back({plain_text(node), {}});
      }
    } else if (!parts.empty() && type == CMARK_NODE_PARAGRAPH && parts.back().sections.empty()) {
      parts.back().paragraphs.push_back(plain_text(node));
    } else if (type == CMARK_NODE_CODE_BLOCK && !parts.empty() && !parts.back().sections.empty() &&
               std::string_view(cmark_node_get_fence_info(node)) == "html") {
      parts.back().sections.back().examples.emplace_back(cmark_node_get_literal(node));
    }
  }
  return parts;
}

std::filesystem::path page_of(const Rule& rule) {
  std::string name(rule.id);
  std::replace(name.begin(), name.end(), '-', '_');
  for (const auto& entry : std::filesystem::recursive_directory_iterator(source_folder("plugin/rules"))) {
    if (entry.path().filename() == name + ".md") return entry.path();
  }
  return {};
}

Inspection try_example(const std::string& example, bool snippet_allowed) {
  const bool whole = example.starts_with("<!doctype") || !snippet_allowed;
  const std::string page =
      whole ? example : "<!doctype html>\n<meta charset=\"utf-8\">\n<title>t</title>\n<body>\n" + example;
  const PageContext context{"page.html", whole};
  const Policy policy = policy_of_comment(example_policy(), example);
  const Resources files = known_files(inspect(page, context, policy, Resources(), Action::check));
  return inspect(page, context, policy, files, Action::check);
}

// What the line about severity and repair must say, by the rule's own fields.
std::string line_of(const Rule& rule, Language language) {
  const std::string_view en = rule.fix == Fix::safe ? "yes" : rule.fix == Fix::unsafe ? "with --unsafe-fixes" : "no";
  const std::string_view zh = rule.fix == Fix::safe ? "是" : rule.fix == Fix::unsafe ? "加 --unsafe-fixes 时" : "否";
  if (language == Language::en) {
    return "Severity: " + std::string(severity_name(rule.severity)) + " · Repaired by inject: " + std::string(en);
  }
  const std::string_view severity = rule.severity == Severity::error     ? "错误"
                                    : rule.severity == Severity::warning ? "警告"
                                                                         : "提示";
  return "级别：" + std::string(severity) + " · inject 自动修复：" + std::string(zh);
}

const std::vector<std::string> kHeadings[] = {{"What it checks", "Why", "Fails", "Passes", "Fix", "Source"},
                                              {"检查内容", "为什么", "不通过", "通过", "修复", "依据"}};
constexpr std::size_t kFails = 2;
constexpr std::size_t kPasses = 3;

}  // namespace

TEST_CASE("rule pages: both languages, all sections, and the severity that the rule has") {
  for (const Rule* rule : all_rules()) {
    CAPTURE(rule->id);
    const std::vector<Part> parts = parts_of(read_file(page_of(*rule)));
    REQUIRE(parts.size() == 2);
    for (std::size_t i = 0; i < 2; ++i) {
      const Language language = i == 0 ? Language::en : Language::zh;
      CHECK(parts[i].title == rule->id);
      REQUIRE(parts[i].paragraphs.size() == 2);  // the summary, and the line about severity
      CHECK(parts[i].paragraphs[1] == line_of(*rule, language));
      std::vector<std::string> headings;
      for (const Section& section : parts[i].sections) headings.push_back(section.heading);
      CHECK(headings == kHeadings[i]);
    }
  }
}

TEST_CASE("rule pages: a failing example makes the rule speak and no other, a passing one makes none speak") {
  for (const Rule* rule : all_rules()) {
    const bool site_rule = rule->id == "no-pages";
    for (const Part& part : parts_of(read_file(page_of(*rule)))) {
      REQUIRE(part.sections.size() == kHeadings[0].size());
      CAPTURE(rule->id);
      CAPTURE(part.sections[kFails].heading);
      if (said_of_files(*rule)) continue;  // its examples are no pages: site_rules_test.py
      CHECK_FALSE(part.sections[kFails].examples.empty());
      CHECK_FALSE(part.sections[kPasses].examples.empty());
      for (const std::string& example : part.sections[kFails].examples) {
        const Inspection inspection = try_example(example, !site_rule);
        CAPTURE(example);
        INFO(said(inspection));
        if (site_rule) {
          CHECK(inspection.page_class != PageClass::page);
        } else if (rule->id == "icon-missing") {
          CHECK(inspection.findings.empty());
          CHECK(inspection.bare_number);
        } else {
          CHECK(rules_that_spoke(inspection) == rule->id);
        }
      }
      for (const std::string& example : part.sections[kPasses].examples) {
        const Inspection inspection = try_example(example, !site_rule);
        CAPTURE(example);
        INFO(said(inspection));
        CHECK(inspection.page_class == PageClass::page);
        CHECK(inspection.findings.empty());
      }
    }
  }
}

TEST_CASE("rule pages: links to other rules lead to their pages") {
  for (const Rule* rule : all_rules()) {
    const auto page = page_of(*rule);
    const std::string text = read_file(page);
    for (std::size_t at = text.find("]("); at != std::string::npos; at = text.find("](", at + 1)) {
      const std::string target = text.substr(at + 2, text.find(')', at) - at - 2);
      CAPTURE(page.string());
      CAPTURE(target);
      CHECK(std::filesystem::exists(page.parent_path() / target));
    }
  }
}
