// html_charts.h — what the HTML report shows at a glance: the ring of pages, bars by rule and by folder.
//
// Drawn as SVG in the page, with their numbers as text beside them: a chart is never the only place of a number.
#pragma once
#include "base/escape.h"
#include "report/html.h"

namespace beian::html_parts {

// Pages that are right, with errors, with warnings; and what is counted beside them.
Html pages_chart(const HtmlData& data, const Summary& summary);
Html rules_chart(const std::vector<RuleCount>& counts);
// Empty where there is nothing wrong or only one folder.
Html folders_chart(const HtmlData& data);

}  // namespace beian::html_parts
