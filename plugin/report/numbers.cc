#include "report/numbers.h"

#include <fmt/format.h>

#include "number/provinces.h"
#include "report/json.h"
#include "rules/number/flaw_findings.h"
#include "site/trouble.h"

namespace beian {
namespace {

std::string_view kind_id(NumberKind kind) {
  switch (kind) {
    case NumberKind::icp: return "icp";
    case NumberKind::icp_licence: return "icp-licence";
    case NumberKind::vats: return "vats";
    case NumberKind::gongan: return "gongan";
    case NumberKind::parody: return "parody";
    case NumberKind::none: break;
  }
  return "none";
}

Text2 kind_words(NumberKind kind) {
  switch (kind) {
    case NumberKind::icp: return {"ICP filing", "ICP备案号"};
    case NumberKind::icp_licence: return {"ICP licence", "ICP许可证号"};
    case NumberKind::vats: return {"licence for value-added telecom services", "增值电信业务经营许可证号"};
    case NumberKind::gongan: return {"public-security filing", "公安备案号"};
    case NumberKind::parody: return {"number of a parody registry", "玩笑性质的“备案号”"};
    case NumberKind::none: break;
  }
  return {"no filing number", "不是备案号"};
}

std::string_view target_id(Target target) {
  switch (target) {
    case Target::subject: return "subject";
    case Target::website: return "website";
    case Target::app: return "app";
    case Target::mini_program: return "mini-program";
    case Target::quick_app: return "quick-app";
    case Target::unknown: break;
  }
  return {};
}

Text2 target_words(Target target) {
  switch (target) {
    case Target::subject: return {"the subject itself", "主体"};
    case Target::website: return {"a website", "网站"};
    case Target::app: return {"an app", "App"};
    case Target::mini_program: return {"a mini program", "小程序"};
    case Target::quick_app: return {"a quick app", "快应用"};
    case Target::unknown: break;
  }
  return {"", ""};
}

// What the tables know of a number's place. Empty views where they do not.
struct Place {
  std::string_view letter;
  std::string_view region;
  std::string_view county;
};

Place place_of(const Number& number) {
  if (number.kind == NumberKind::none || number.kind == NumberKind::parody) return {};
  Place place;
  const Province* province = nullptr;
  if (number.kind == NumberKind::gongan) {
    province = province_by_gongan_letter(number.province);
    if (number.digits.size() == 14) place.county = place_name(std::string_view(number.digits).substr(0, 6));
  } else {
    province = province_by_icp_letter(number.province);
  }
  place.letter = number.province;
  if (province != nullptr) place.region = province->region;
  return place;
}

std::string suffix_of(const Number& number) {
  if (!number.sequence) return {};
  std::string out = std::to_string(*number.sequence);
  if (number.letter != 0) out += number.letter;
  return out;
}

std::string or_null(std::string_view text) {
  return text.empty() ? "null" : json_string(text);
}

}  // namespace

std::string number_json(std::string_view text, const Number& number, Language language) {
  const Place place = place_of(number);
  const std::optional<int> year = number.year();
  const bool is_filing = number.kind != NumberKind::none && number.kind != NumberKind::parody;
  std::string out = fmt::format(
      R"({{"text":{},"kind":"{}","valid":{},"normal":{},"province":{},"region":{},"place":{},"year":{},"suffix":{},"target":{},"findings":[)",
      json_string(text), kind_id(number.kind), number.valid(), or_null(number.normal()), or_null(place.letter),
      or_null(place.region), or_null(place.county), year ? std::to_string(*year) : "null", or_null(suffix_of(number)),
      or_null(is_filing ? target_id(number.target()) : std::string_view()));
  bool first = true;
  for (const NumberFinding& finding : findings_of(number)) {
    out += fmt::format(R"({}{{"rule":{},"severity":"{}","message":{}}})", first ? "" : ",", json_string(finding.rule),
                       severity_name(finding.severity),
                       json_string(format_message(finding.message.in(language), {std::string(text)})));
    first = false;
  }
  return out += "]}";
}

std::string number_text(std::string_view text, const Number& number, Language language, bool colour) {
  const auto paint = [colour](std::string_view code, std::string_view words) {
    return colour ? fmt::format("\x1b[{}m{}\x1b[0m", code, words) : std::string(words);
  };
  const bool zh = language == Language::zh;
  std::string out = fmt::format("{}\n", paint("1", printable(text)));
  const auto line = [&](Text2 label, std::string_view value) {
    if (value.empty()) return;
    const std::string_view name = label.in(language);
    // In Chinese every label is two characters, four columns; in English they are padded to the longest.
    out += zh ? fmt::format("  {}  {}\n", name, value) : fmt::format("  {:<9}{}\n", name, value);
  };
  const Place place = place_of(number);
  const std::optional<int> year = number.year();
  line({"kind", "种类"}, kind_words(number.kind).in(language));
  line({"province", "省份"},
       place.region.empty() ? std::string(place.letter) : fmt::format("{} ({})", place.letter, place.region));
  line({"place", "地区"}, place.county);
  line({"year", "年份"}, year ? std::to_string(*year) : "");
  if (number.kind != NumberKind::none && number.kind != NumberKind::parody) {
    line({"for", "对象"}, target_words(number.target()).in(language));
  }
  line({"normal", "规范"}, number.normal());
  for (const NumberFinding& finding : findings_of(number)) {
    const bool error = finding.severity == Severity::error;
    const bool warning = finding.severity == Severity::warning;
    const Text2 name = error ? Text2{"error", "错误"} : warning ? Text2{"warning", "警告"} : Text2{"note", "提示"};
    out += fmt::format("  {}: {} [{}]\n",
                       paint(error     ? "1;31"
                             : warning ? "1;35"
                                       : "1;36",
                             name.in(language)),
                       format_message(finding.message.in(language), {printable(text)}), finding.rule);
    out += fmt::format("    = {}\n", format_message(finding.remedy.in(language), {printable(text), number.normal()}));
  }
  if (number.kind == NumberKind::none) {
    out += zh ? "    = 应类似 京ICP备2024990001号-1 或 京公网安备11010102990001号\n"
              : "    = expected is something like 京ICP备2024990001号-1 or 京公网安备11010102990001号\n";
  }
  return out;
}

}  // namespace beian
