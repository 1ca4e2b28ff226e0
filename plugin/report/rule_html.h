// rule_html.h — a rule's page as part of an HTML page.
//
// cmark makes it from the Markdown that the page is written in; raw HTML in it is left out, as cmark does by itself.
// Headings step down two levels, links beside the page (which leads nowhere from a report) leave their words, links to
// the web open apart.
#pragma once
#include "base/escape.h"
#include "base/message.h"
#include "rules/rule.h"

namespace beian {

// Without the title. Empty for a rule without a page.
Html rule_html(const Rule& rule, Language language);

}  // namespace beian
