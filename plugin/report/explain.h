// explain.h — what `beian explain` says: the list of rules, and a rule's page in one language.
#pragma once
#include <string>

#include "base/message.h"
#include "report/markdown.h"
#include "rules/rule.h"

namespace beian {

// Every rule in the order of rules.inc: its name, severity, whether inject repairs it, and what it is about.
std::string rule_list(Language language, MarkdownStyle style);

std::string rule_page(const Rule& rule, Language language, MarkdownStyle style);

}  // namespace beian
