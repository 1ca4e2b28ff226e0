#include "report/json.h"

#include <fmt/format.h>

#include "base/utf8.h"

namespace beian {

std::string json_string(std::string_view text) {
  std::string out = "\"";
  for (std::size_t i = 0; i < text.size();) {
    const Decoded d = decode_utf8(text, i);
    i += d.size;
    switch (d.ch) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default:
        if (d.ch < 0x20 || d.ch == 0x7f) {
          out += fmt::format("\\u{:04x}", static_cast<unsigned>(d.ch));
        } else {
          append_utf8(out, d.ch);
        }
    }
  }
  return out += '"';
}

std::string finding_json(std::string_view path, const ReportedFinding& reported, Language language) {
  const Finding& f = reported.finding;
  return fmt::format(
      R"({{"rule":{},"severity":"{}","path":{},"line":{},"column":{},"begin":{},"end":{},"message":{},"fixed":{}}})",
      json_string(f.rule->id), severity_name(f.severity), json_string(path), reported.line, reported.column,
      f.span.begin, f.span.end, json_string(f.message(language)), f.fixed);
}

std::string summary_json(const Summary& s) {
  return fmt::format(
      "{{\"pages\":{},\"clean\":{},\"changed\":{},\"refused\":{},\"skipped\":{},\"errors\":{},\"warnings\":{},"
      "\"notes\":{}{}}}",
      s.pages, s.clean, s.changed, s.refused, s.skipped, s.errors, s.warnings, s.notes,
      s.known ? fmt::format(",\"known\":{}", *s.known) : "");
}

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
