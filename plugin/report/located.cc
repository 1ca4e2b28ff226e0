#include "report/located.h"

#include <utility>

#include "report/page_shape.h"

namespace beian {

std::vector<ReportedFinding> located(std::vector<Finding> findings, std::string_view bytes, const Encoding& encoding,
                                     const Needs& needs) {
  std::vector<ReportedFinding> out;
  out.reserve(findings.size());
  Positions positions(bytes, encoding, needs.regions);
  for (Finding& finding : findings) {
    ReportedFinding reported;
    reported.begin = positions.at(finding.span.begin);
    reported.line = reported.begin.line;
    reported.column = reported.begin.column;
    // Ends do not rise as beginnings do, so each is counted from its own beginning.
    if (needs.regions) reported.end = Positions(positions).at(finding.span.end);
    if (needs.excerpts) reported.excerpt = make_excerpt(bytes, finding.span, encoding, needs.excerpt_columns);
    reported.finding = std::move(finding);
    out.push_back(std::move(reported));
  }
  return out;
}

std::string add_shapes(std::vector<ReportedFinding>& findings, std::string_view bytes) {
  std::vector<std::uint32_t> places;
  for (const ReportedFinding& reported : findings) places.push_back(reported.finding.span.begin);
  PageShape shape = page_shape(bytes, places);
  for (std::size_t i = 0; i < findings.size(); ++i) {
    findings[i].shape = shape.page;
    if (!findings[i].finding.span.empty()) findings[i].element = std::move(shape.elements[i]);
  }
  return std::move(shape.page);
}

}  // namespace beian
