#include "badge/render.h"

#include "badge/link.h"

namespace beian {
namespace {

// Every property that themes set on all images of a page is said, so that the icon stays a small picture in the line.
Html icon_tag(const BadgeIcon& icon, const BadgeContent& content) {
  const std::string width = std::to_string(icon.width);
  const std::string height = std::to_string(icon.height);
  return Html::literal("<img src=\"") + Html::attribute(content.icon_src, content.ascii_only) +
         Html::literal("\" alt=\"") + Html::attribute("公安备案图标", content.ascii_only) +
         Html::literal("\" width=\"") + Html::text(width, true) + Html::literal("\" height=\"") +
         Html::text(height, true) +
         Html::literal("\" style=\"display:inline;float:none;box-sizing:content-box;width:") + Html::text(width, true) +
         Html::literal("px;height:") + Html::text(height, true) +
         Html::literal(
             "px;max-width:none;margin:0 4px 0 0;padding:0;border:0;border-radius:0;box-shadow:none;"
             "vertical-align:middle\">");
}

Html linked_number(const Policy& policy, const Number& number, const BadgeContent& content) {
  const bool icon = number.kind == NumberKind::gongan && !policy.icon.empty() && !content.icon_src.empty();
  return Html::literal("<a href=\"") + Html::attribute(registry_url(number), content.ascii_only) +
         Html::literal(
             "\" target=\"_blank\" rel=\"noreferrer\" "
             "style=\"color:inherit;white-space:nowrap;text-decoration:none\">") +
         (icon ? icon_tag(policy.icon, content) : Html()) + Html::text(number.normal(), content.ascii_only) +
         Html::literal("</a>");
}

}  // namespace

std::string registry_url(const Number& number) {
  return number.kind == NumberKind::gongan ? std::string(kMpsUrl) + number.digits : std::string(kMiitUrl);
}

std::string icon_address(const Policy& policy, std::string_view path, bool has_base) {
  if (policy.icon.empty()) return {};
  const std::size_t slash = path.rfind('/');
  const std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  if (policy.icon.inlined || has_base || name.starts_with("404.")) return policy.icon.data_uri;
  std::string out;
  for (const char c : path) out += c == '/' ? "../" : "";
  return out + policy.icon.file;
}

Html render_badge(const Policy& policy, const BadgeContent& content) {
  Html out = content.phrasing ? Html::literal("<span data-beian") : Html::literal("<div data-beian");
  if (!policy.badge_class.empty()) {
    out += Html::literal(" class=\"") + Html::attribute(policy.badge_class, content.ascii_only) + Html::literal("\"");
  }
  out += Html::literal(
      " style=\"display:block;position:relative;z-index:100;clear:both;margin:0;padding:8px 12px;text-align:center;"
      "font-size:14px;line-height:1.6\">");
  const Html end = content.phrasing ? Html::literal("</span>") : Html::literal("</div>");
  if (template_fits(policy, content)) return out + render_template(policy, content) + end;
  if (content.owner && !policy.owner.empty()) {
    out += Html::literal("<span style=\"display:block\">") +
           Html::text("版权所有 " + policy.owner, content.ascii_only) + Html::literal("</span>");
  }
  bool first = true;
  for (const std::vector<Number>* numbers : {&content.icp, &content.gongan}) {
    for (const Number& number : *numbers) {
      if (!first) out += Html::literal(" ");
      first = false;
      out += linked_number(policy, number, content);
    }
  }
  return out + end;
}

std::string rendered_badge(const Policy& policy) {
  BadgeContent content;
  content.icp = policy.icp;
  content.gongan = policy.gongan;
  content.owner = true;
  content.ascii_only = false;
  content.icon_src = policy.icon.data_uri;
  return render_badge(policy, content).bytes();
}

}  // namespace beian
