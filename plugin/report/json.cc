#include "report/json.h"

#include <fmt/format.h>

namespace beian {

JsonReport::JsonReport(Output& out, std::string_view command, Language language) : out_(out), language_(language) {
  out_.write(fmt::format(R"({{"version":1,"command":{},"findings":[)", json_string(command)));
}

void JsonReport::finding(std::string_view path, const ReportedFinding& reported) {
  out_.write(first_ ? "\n" : ",\n");
  out_.write(finding_json(path, reported, language_));
  first_ = false;
}

void JsonReport::finish(const Summary& s) {
  out_.write(fmt::format("{}],\"summary\":{}}}\n", first_ ? "" : "\n", summary_json(s)));
}

}  // namespace beian
