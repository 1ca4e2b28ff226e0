// located.h — findings of one page with all that needs its bytes: lines, columns, the line around.
//
// A finding is a span; its line is only known to who can count line breaks in the page. The worker that holds the page
// does it here, once, for what the run's reports ask: a JSON report needs no excerpt, a text report no characters.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "report/report.h"

namespace beian {

// `findings` are sorted by place.
std::vector<ReportedFinding> located(std::vector<Finding> findings, std::string_view bytes, const Encoding& encoding,
                                     const Needs& needs);

// Tells each finding the shape of its page and the elements around it (page_shape.h). Answers the page's shape.
std::string add_shapes(std::vector<ReportedFinding>& findings, std::string_view bytes);

}  // namespace beian
