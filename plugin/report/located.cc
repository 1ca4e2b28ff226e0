#include "report/located.h"

#include <utility>

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
    if (needs.excerpts) reported.excerpt = make_excerpt(bytes, finding.span, encoding);
    reported.finding = std::move(finding);
    out.push_back(std::move(reported));
  }
  return out;
}

}  // namespace beian
