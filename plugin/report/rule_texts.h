// rule_texts.h — a rule's page in the parts that a report for a CI server shows.
//
// The page is written once, for people who read it in the repository or with `beian explain`; here cmark takes it
// apart. Links to files beside the page lead nowhere from a report, so of them only the words stay.
#pragma once
#include <string>

#include "base/message.h"
#include "rules/rule.h"

namespace beian {

// The rule's page in one language, Markdown, as it stands in the source. A page is English first, then Chinese, each
// under a title; tests/rules/pages_test.cc holds all pages to that.
std::string_view rule_markdown(const Rule& rule, Language language);
// The same by the name of a rule, of the pre-check's too; empty where there is none.
std::string_view rule_markdown(std::string_view id, Language language);

struct RuleTexts {
  std::string summary;      // the paragraph below the title, plain
  std::string description;  // the first paragraph of the first section, plain
  std::string markdown;     // the whole page without its title
};

RuleTexts rule_texts(const Rule& rule, Language language);

// Where the rule's page stands in the repository: "plugin/rules/link/icp_link_stale.md".
std::string_view rule_page_file(const Rule& rule);

}  // namespace beian
