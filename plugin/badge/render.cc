#include "badge/render.h"

#include "badge/link.h"

namespace beian {
namespace {

Html icon_tag(const BadgeIcon& icon, const BadgeContent& content) {
  const Html tag = content.amp ? Html::literal("<amp-img layout=\"fixed\"") : Html::literal("<img");
  const Html end = content.amp ? Html::literal("></amp-img>") : Html::literal(">");
  return tag + Html::literal(" src=\"") + Html::attribute(content.icon_src, content.ascii_only) +
         Html::literal("\" alt=\"") + Html::attribute("公安备案图标", content.ascii_only) +
         Html::literal("\" width=\"") + Html::text(std::to_string(icon.width), true) + Html::literal("\" height=\"") +
         Html::text(std::to_string(icon.height), true) + Html::literal("\"") +
         (content.amp ? Html() : style_attribute(BadgePart::icon, content.style, &icon)) + end;
}

Html linked_number(const Policy& policy, const Number& number, const BadgeContent& content) {
  const bool icon = number.kind == NumberKind::gongan && !policy.icon.empty() && !content.icon_src.empty();
  return registry_link(number, content.ascii_only, style_attribute(BadgePart::link, content.style)) +
         (icon ? icon_tag(policy.icon, content) : Html()) + Html::text(number.normal(), content.ascii_only) +
         Html::literal("</a>");
}

}  // namespace

std::string registry_url(const Number& number) {
  return number.kind == NumberKind::gongan ? std::string(kMpsUrl) + number.digits : std::string(kMiitUrl);
}

Html registry_link(const Number& number, bool ascii_only, const Html& attributes) {
  return Html::literal("<a href=\"") + Html::attribute(registry_url(number), ascii_only) +
         Html::literal("\" target=\"_blank\" rel=\"noreferrer\"") + attributes + Html::literal(">");
}

std::string own_file_address(std::string_view file, std::string_view path, bool has_base) {
  const std::size_t slash = path.rfind('/');
  const std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  if (has_base || name.starts_with("404.")) return {};
  std::string out;
  for (const char c : path) out += c == '/' ? "../" : "";
  return out + std::string(file);
}

std::string icon_address(const Policy& policy, std::string_view path, bool has_base) {
  if (policy.icon.empty()) return {};
  const std::string address = policy.icon.inlined ? std::string() : own_file_address(policy.icon.file, path, has_base);
  return address.empty() ? policy.icon.data_uri : address;
}

Html render_badge(const Policy& policy, const BadgeContent& content) {
  Html out = content.phrasing ? Html::literal("<span data-beian") : Html::literal("<div data-beian");
  if (!policy.badge_class.empty()) {
    out += Html::literal(" class=\"") + Html::attribute(policy.badge_class, content.ascii_only) + Html::literal("\"");
  }
  out += style_attribute(BadgePart::root, content.style) + Html::literal(">");
  if (content.style == BadgeStyle::sheet && !content.sheet_src.empty()) {
    out += Html::literal("<link rel=\"stylesheet\" href=\"") + Html::attribute(content.sheet_src, content.ascii_only) +
           Html::literal("\">");
  }
  const Html end = content.phrasing ? Html::literal("</span>") : Html::literal("</div>");
  if (template_fits(policy, content)) return out + render_template(policy, content) + end;
  if (content.owner && !policy.owner.empty()) {
    out += Html::literal("<span") + style_attribute(BadgePart::line, content.style) + Html::literal(">") +
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
  if (policy.style == BadgeStyle::sheet) content.sheet_src = policy.sheet.file;
  if (policy.style != BadgeStyle::automatic) content.style = policy.style;
  return render_badge(policy, content).bytes();
}

}  // namespace beian
