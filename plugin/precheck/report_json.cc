// report_json.cc — the pre-check for programs. Streamed by hand like the report of check, and as stable: no times in it
// but the day that was today.
#include <fmt/format.h>

#include "precheck/kind.h"
#include "precheck/reports.h"
#include "report/json.h"

namespace beian::precheck {
namespace {

template <class List, class Each>
std::string array(const List& list, Each each) {
  std::string out = "[";
  for (const auto& item : list) out += (out.size() == 1 ? "" : ",") + each(item);
  return out + "]";
}

std::string place_json(const Where& at) {
  if (at.path.empty()) return R"("path":null,"line":null,"column":null,"excerpt":null)";
  return fmt::format(R"("path":{},"line":{},"column":{},"excerpt":{})", json_string(at.path),
                     at.line == 0 ? "null" : std::to_string(at.line), at.line == 0 ? "null" : std::to_string(at.column),
                     at.excerpt.empty() ? "null" : json_string(at.excerpt));
}

std::string_view strength_id(Strength strength) {
  return strength == Strength::certain ? "certain" : strength == Strength::likely ? "likely" : "hint";
}

std::string finding_json(const Finding& f, Language language) {
  return fmt::format(R"({{"rule":{},"severity":"{}","question":"{}",{},"message":{},"remedy":{}}})",
                     json_string(f.rule->id), severity_name(f.severity), row_of(f.about).path, place_json(f.at),
                     json_string(f.message(language)), json_string(f.remedy(language)));
}

}  // namespace

std::string json_report(const Precheck& report, Language l) {
  const Verdict& v = report.verdict;
  std::string out = fmt::format(R"({{"version":1,"command":"precheck","today":"{}","filing":{},)",
                                date_text(report.today), report.filing.empty() ? "null" : json_string(report.filing));
  if (report.pages == 0) {
    out += R"("verdict":null,)";
  } else {
    out += fmt::format(R"("verdict":{{"interactive":{},"answer":"{}","confidence":"{}","meaning":{},"evidence":)",
                       v.interactive, verdict_words(v.interactive).zh, confidence_id(v.confidence),
                       json_string(verdict_meaning(v).in(l)));
    out += array(report.evidence, [&](const Evidence& each) {
      return fmt::format(
          "\n"
          R"({{"kind":{},"sign":{},"name":{},"strength":"{}","pages":{},"count":{},"places":{}}})",
          json_string(each.kind->id), json_string(each.sign->id), json_string(each.sign->name.in(l)),
          strength_id(each.sign->strength), each.pages, each.count,
          array(each.places, [](const Where& at) { return "{" + place_json(at) + "}"; }));
    });
    out += "},";
  }
  out += "\n\"steps\":" + array(report.steps, [&](const StepReport& step) {
           return fmt::format(
               "\n"
               R"({{"id":"{}","title":{},"about":{},"items":{}}})",
               step.row->id, json_string(step.row->title.in(l)), json_string(step.row->about.in(l)),
               array(step.items, [&](const Item& item) {
                 return fmt::format(
                     "\n"
                     R"({{"question":"{}","label":{},"asks":{},"found":{},"answer":{},"first":{}}})",
                     item.row->path, json_string(item.row->label.in(l)), json_string(item.row->asks.in(l)),
                     array(item.found,
                           [&](const Found& found) {
                             return fmt::format(R"({{"text":{},{}}})", json_string(found.what.in(l)),
                                                place_json(found.at));
                           }),
                     item.answer.empty() ? "null" : json_string(item.answer.in(l)),
                     array(item.first, [&](const Finding& f) { return json_string(f.rule->id); }));
               }));
         });
  out += ",\n\"findings\":" + array(report.findings, [&](const Finding& f) { return "\n" + finding_json(f, l); });
  out += fmt::format(
      ",\n"
      R"("summary":{{"pages":{},"skipped":{},"errors":{},"warnings":{},"notes":{}}}}})"
      "\n",
      report.pages, report.skipped, report.counts.errors, report.counts.warnings, report.counts.notes);
  return out;
}

}  // namespace beian::precheck
