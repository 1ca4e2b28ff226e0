#include "report/ndjson.h"

#include "report/json.h"

namespace beian {

void NdjsonReport::finding(std::string_view path, const ReportedFinding& reported) {
  out_.write(finding_json(path, reported, language_) + "\n");
}

void NdjsonReport::finish(const Summary& summary) {
  out_.write(R"({"version":1,"command":)" + json_string(command_) + R"(,"summary":)" + summary_json(summary) + "}\n");
}

}  // namespace beian
