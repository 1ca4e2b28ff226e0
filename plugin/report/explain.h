// explain.h — what `beian explain` says: the list of rules, and a rule's page in one language.
#pragma once
#include <string>

#include "base/message.h"
#include "report/markdown.h"
#include "rules/rule.h"

namespace beian {

// Every rule in the order of rules.inc: its name, severity, whether inject repairs it, and what it is about; then
// those of look and of precheck.
std::string rule_list(Language language, MarkdownStyle style);

// By the name of a rule of check, look or precheck.
std::string rule_page(std::string_view id, Language language, MarkdownStyle style);

}  // namespace beian
