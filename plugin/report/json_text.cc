// json_text.cc — findings and summaries as JSON; json.cc makes a report of them.
#include <fmt/format.h>

#include "base/utf8.h"
#include "report/json.h"

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

}  // namespace beian
