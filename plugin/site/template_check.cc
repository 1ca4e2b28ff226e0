// template_check.cc — the finished badge, held against our own rules before any page gets it.
//
// A page is made whose footer holds the badge, once with all that is configured, and once for each part alone beside a
// theme that shows the other. Whatever `check` or `inject` would say of that page, the template is to blame.
#include "badge/render.h"
#include "rules/inspect.h"
#include "rules/resources.h"
#include "site/badge_template.h"
#include "site/trouble.h"

namespace beian {
namespace {

constexpr Text2 kUnfilled = {
    "badge.template: the template has a slot for {0}, but that is not configured. Set it, or put the slot between "
    "{{#{1}}} and {{/{1}}}.",
    "badge.template：模板中有 {0} 的占位符，但没有配置。请配置，或把占位符放在 {{#{1}}} 与 {{/{1}}} 之间。"};
constexpr Text2 kFails = {"badge.template: a page with this badge breaks the rule {0}: {1}. Mend the template.",
                          "badge.template：带有此模板的页面违反规则 {0}：{1}。请修正模板。"};
constexpr Text2 kUnsteady = {
    "badge.template: beian does not recognise its own badge in a page with this template. Use simpler markup.",
    "badge.template：beian 在页面中认不出这个模板生成的内容。请使用更简单的标记。"};

struct Words {
  std::string_view en, zh, section;
};

Words words_of(Slot slot) {
  switch (slot) {
    case Slot::icp:
    case Slot::icp_url: return {"an ICP number", "ICP 备案号", "icp"};
    case Slot::gongan:
    case Slot::gongan_url: return {"a public-security number", "公安备案号", "gongan"};
    case Slot::icon:
    case Slot::icon_size: return {"the icon (badge.icon)", "图标（badge.icon）", "icon"};
    case Slot::owner: return {"the owner", "owner（版权所有）", "owner"};
  }
  return {};
}

Error unfilled(Slot slot) {
  const Words words = words_of(slot);
  const std::string section(words.section);
  return Error{format_message(kUnfilled.en, {std::string(words.en), section}),
               format_message(kUnfilled.zh, {std::string(words.zh), section}), 0};
}

// What a theme shows that does it right.
std::string theme_line(const std::vector<Number>& numbers) {
  std::string out;
  for (const Number& number : numbers)
    out += "<p><a href=\"" + registry_url(number) + "\">" + number.normal() + "</a></p>";
  return out;
}

Status check_page(const Policy& policy, const BadgeContent& content, const std::string& theme) {
  const std::string page =
      "<!DOCTYPE html><html lang=\"zh\"><head><meta charset=\"utf-8\"><title>t</title></head><body><footer>" + theme +
      render_badge(policy, content).bytes() + "</footer></body></html>";
  Resources resources;
  resources.learn_file(policy.icon.file, true);
  const Inspection inspection = inspect(page, {"index.html", true}, policy, resources, Action::inject);
  for (const Finding& finding : inspection.findings) {
    if (finding.severity == Severity::note) continue;
    return Error{format_message(kFails.en, {std::string(finding.rule->id), finding.message(Language::en)}),
                 format_message(kFails.zh, {std::string(finding.rule->id), finding.message(Language::zh)}), 0};
  }
  if (!inspection.edits.empty()) return trouble(kUnsteady);
  return {};
}

}  // namespace

Status check_template(const Policy& configured) {
  if (configured.badge_template.empty() || configured.show == Show::forbidden) return {};
  if (configured.icp.empty() && configured.gongan.empty()) return {};
  Policy policy = configured;
  policy.show = Show::required;
  BadgeContent all;
  all.icp = policy.icp;
  all.gongan = policy.gongan;
  all.owner = !policy.owner.empty();
  all.ascii_only = false;
  if (!policy.gongan.empty()) all.icon_src = icon_address(policy, "index.html", false);
  if (const TemplatePart* part = unfilled_slot(policy, all)) return unfilled(part->slot);
  if (Status bad = check_page(policy, all, "")) return bad;
  if (policy.icp.empty() || policy.gongan.empty()) return {};

  BadgeContent icp_only = all;
  icp_only.gongan.clear();
  icp_only.icon_src.clear();
  BadgeContent gongan_only = all;
  gongan_only.icp.clear();
  if (template_fits(policy, icp_only)) {
    if (Status bad = check_page(policy, icp_only, theme_line(policy.gongan))) return bad;
  }
  return template_fits(policy, gongan_only) ? check_page(policy, gongan_only, theme_line(policy.icp)) : Status();
}

}  // namespace beian
