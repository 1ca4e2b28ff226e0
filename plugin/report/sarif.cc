#include "report/sarif.h"

#include <fmt/format.h>

#include "report/json.h"
#include "report/rule_texts.h"

namespace beian {
namespace {

constexpr std::string_view kSchema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
constexpr std::size_t kLongestText = 1000;  // servers refuse descriptions beyond 1,024 characters
constexpr std::uint64_t kMostTroubles = 1000;

// SARIF's levels have our names.
std::string level(Severity severity) {
  return std::string(severity_name(severity));
}

std::string text_object(std::string text) {
  if (text.size() > kLongestText) {
    std::size_t end = kLongestText;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
    text = text.substr(0, end) + "…";
  }
  return fmt::format(R"({{"text":{}}})", json_string(text));
}

std::string rule_object(const Rule& rule, const SarifStyle& style) {
  const RuleTexts texts = rule_texts(rule, style.language);
  std::string out = fmt::format(R"({{"id":{},"shortDescription":{},"fullDescription":{})", json_string(rule.id),
                                text_object(texts.summary), text_object(texts.summary + "\n" + texts.description));
  if (!style.rules_url.empty()) {
    out += fmt::format(R"(,"helpUri":{})", json_string(style.rules_url + std::string(rule_page_file(rule))));
  }
  out += fmt::format(R"(,"help":{{"text":{},"markdown":{}}})", json_string(texts.description),
                     json_string(texts.markdown));
  const std::string_view problem = rule.severity == Severity::error     ? "error"
                                   : rule.severity == Severity::warning ? "warning"
                                                                        : "recommendation";
  return out +
         fmt::format(
             R"(,"defaultConfiguration":{{"level":"{}"}},"properties":{{"problem.severity":"{}","repairable":{}}}}})",
             level(rule.severity), problem, rule.fix == Fix::safe);
}

std::string region(const ReportedFinding& r) {
  const Span span = r.finding.span;
  return fmt::format(
      R"({{"startLine":{},"startColumn":{},"endLine":{},"endColumn":{},"charOffset":{},"charLength":{},"byteOffset":{},"byteLength":{}}})",
      r.line, r.column, r.end.line, r.end.column, r.begin.character, r.end.character - r.begin.character, span.begin,
      span.size());
}

}  // namespace

SarifReport::SarifReport(Output& out, FileNames names, const SarifStyle& style)
    : out_(out), names_(std::move(names)), language_(style.language) {
  out_.write(fmt::format(
      R"({{"$schema":"{}","version":"2.1.0","runs":[{{"tool":{{"driver":{{"name":"beian","version":{},"rules":[)",
      kSchema, json_string(style.version)));
  bool first = true;
  for (const Rule* rule : all_rules()) {
    out_.write(first ? "\n" : ",\n");
    out_.write(rule_object(*rule, style));
    first = false;
  }
  out_.write(fmt::format("]}}}},\n\"language\":\"{}\",\"columnKind\":\"unicodeCodePoints\",\n\"results\":[",
                         language_ == Language::zh ? "zh-CN" : "en-US"));
}

void SarifReport::finding(std::string_view path, const ReportedFinding& reported) {
  const Finding& f = reported.finding;
  if (f.fixed) {
    ++fixed_;
    return;
  }
  std::string text = f.message(language_);
  const std::string remedy = f.remedy(language_);
  if (!remedy.empty()) text += "\n" + remedy;
  const std::string fingerprint = fingerprints_.next(path, f);
  // The index is what viewers use; a rule that only a test has is in no list.
  const std::size_t index = rule_index(*f.rule);
  out_.write(fmt::format(
      R"({}{{"ruleId":{}{},"level":"{}","message":{{"text":{}}},"locations":[{{"physicalLocation":{{"artifactLocation":{{"uri":{},"uriBaseId":"%SRCROOT%"}}{}}}}}],"partialFingerprints":{{"beian/v1":"{}","primaryLocationLineHash":"{}"}}}})",
      first_ ? "\n" : ",\n", json_string(f.rule->id),
      index < all_rules().size() ? fmt::format(R"(,"ruleIndex":{})", index) : "", level(f.severity), json_string(text),
      json_string(names_.uri_of(path)), path == "." ? "" : R"(,"region":)" + region(reported), fingerprint,
      fingerprint));
  first_ = false;
}

void SarifReport::trouble(const Error& error) {
  if (++troubles_ > kMostTroubles) return;
  notifications_ +=
      fmt::format(R"({}{{"level":"error","message":{{"text":{}}}}})", notifications_.empty() ? "\n" : ",\n",
                  json_string(language_ == Language::zh ? error.zh : error.en));
}

void SarifReport::finish(const Summary& summary) {
  out_.write(fmt::format("{}],\n", first_ ? "" : "\n"));
  out_.write(fmt::format(R"("invocations":[{{"executionSuccessful":{},"toolExecutionNotifications":[{}]}}],)",
                         !summary.troubled, notifications_));
  out_.write(fmt::format("\n\"properties\":{{\"fixed\":{},\"summary\":{}}}}}]}}\n", fixed_, summary_json(summary)));
}

}  // namespace beian
