#include "report/json.h"

#include <fmt/format.h>

namespace beian {

JsonReport::JsonReport(Output& out, std::string_view command, Language language, const Shard& shard)
    : out_(out), language_(language) {
  const std::string part =
      shard.whole() ? "" : fmt::format(R"("shard":{{"index":{},"count":{}}},)", shard.index + 1, shard.count);
  out_.write(fmt::format(R"({{"version":1,"command":{},{}"findings":[)", json_string(command), part));
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
