#include "report/gitlab.h"

#include <fmt/format.h>

#include "report/json.h"

namespace beian {
namespace {

std::string_view gitlab_severity(Severity severity) {
  switch (severity) {
    case Severity::error: return "critical";
    case Severity::warning: return "minor";
    default: return "info";
  }
}

}  // namespace

void GitlabReport::finding(std::string_view path, const ReportedFinding& reported) {
  const Finding& f = reported.finding;
  if (f.fixed) return;
  out_.write(fmt::format(
      R"({}{{"description":{},"check_name":{},"fingerprint":"{}","severity":"{}","location":{{"path":{},"lines":{{"begin":{}}}}}}})",
      first_ ? "[\n" : ",\n", json_string(f.message(language_)), json_string(f.rule->id), fingerprints_.next(path, f),
      gitlab_severity(f.severity), json_string(names_.of(path)), reported.line));
  first_ = false;
}

void GitlabReport::finish(const Summary&) {
  out_.write(first_ ? "[]\n" : "\n]\n");
}

}  // namespace beian
