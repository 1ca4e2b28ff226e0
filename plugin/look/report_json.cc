// report_json.cc — what was seen, for programs.
#include <cmath>

#include "look/devtools.h"
#include "look/report.h"
#include "report/json.h"
#include "report/severity_words.h"
#include "site/trouble.h"

namespace beian {
namespace {

Json number_json_of(const SeenNumber& seen) {
  Json out = {
      {"number", seen.number}, {"in_dom", seen.in_dom}, {"displayed", seen.displayed},
      {"hit", seen.hit},       {"own", seen.own},       {"position", std::string(standing_name(seen.standing))}};
  out["contrast"] = seen.contrast ? Json(std::round(*seen.contrast * 100) / 100) : Json();
  out["font_px"] = seen.font_px;
  out["why"] = seen.why.empty() ? Json() : Json(seen.why);
  out["by"] = seen.by.empty() ? Json() : Json(printable(seen.by));
  return out;
}

Json seen_json(const Seen& seen) {
  Json out = Json::array();
  for (const SeenNumber& each : seen.numbers) out.push_back(number_json_of(each));
  return out;
}

Json view_json(const View& view) {
  Json console = Json::array();
  for (const std::string& each : view.console) console.push_back(printable(each));
  return {{"width", view.width},
          {"light", seen_json(view.light)},
          {"dark", seen_json(view.dark)},
          {"print", seen_json(view.print)},
          {"clicked", view.clicked.empty() ? Json() : Json(printable(view.clicked))},
          {"client_side", view.client_side},
          {"after_click", seen_json(view.after_click)},
          {"after_back", seen_json(view.after_back)},
          {"console", console}};
}

std::string dumped(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

void LookJson::add(const LookedAt& page, const std::vector<LookFinding>& findings) {
  Json views = Json::array();
  for (const View& view : page.views) views.push_back(view_json(view));
  const Json whole = {
      {"path", printable(page.path)}, {"required", page.required}, {"own_badge", page.own_badge}, {"views", views}};
  pages_ += (pages_.empty() ? "\n" : ",\n") + dumped(whole);
  for (const LookFinding& each : findings) {
    // The fields and their order are those of a finding of check; a browser knows no line.
    findings_ += (findings_.empty() ? "\n" : ",\n") + std::string("{\"rule\":") + json_string(each.rule->id) +
                 ",\"severity\":\"" + std::string(severity_name(each.rule->severity)) +
                 "\",\"path\":" + json_string(page.path) +
                 ",\"line\":1,\"column\":1,\"begin\":0,\"end\":0,\"message\":" + json_string(each.message(language_)) +
                 ",\"fixed\":false}";
  }
}

std::string LookJson::whole(const LookSummary& s) const {
  const Json summary = {
      {"pages", s.pages},   {"kinds", s.kinds},       {"looked", s.looked}, {"clean", s.clean},
      {"errors", s.errors}, {"warnings", s.warnings}, {"notes", s.notes},   {"silent_hosts", s.silent_hosts}};
  return "{\"version\":1,\"command\":\"look\",\"browser\":" + json_string(s.browser) + ",\"pages\":[" + pages_ +
         "\n],\"findings\":[" + findings_ + (findings_.empty() ? "" : "\n") + "],\"summary\":" + dumped(summary) +
         "}\n";
}

}  // namespace beian
