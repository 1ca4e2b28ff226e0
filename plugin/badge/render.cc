#include "badge/render.h"

#include "badge/link.h"

namespace beian {
namespace {

Html linked_number(const Number& number, bool ascii_only) {
  return Html::literal("<a href=\"") + Html::attribute(registry_url(number), ascii_only) +
         Html::literal(
             "\" target=\"_blank\" rel=\"noreferrer\" "
             "style=\"color:inherit;white-space:nowrap;text-decoration:none\">") +
         Html::text(number.normal(), ascii_only) + Html::literal("</a>");
}

}  // namespace

std::string registry_url(const Number& number) {
  return number.kind == NumberKind::gongan ? std::string(kMpsUrl) + number.digits : std::string(kMiitUrl);
}

Html render_badge(const Policy& policy, const BadgeContent& content) {
  Html out = content.phrasing ? Html::literal("<span data-beian") : Html::literal("<div data-beian");
  if (!policy.badge_class.empty()) {
    out += Html::literal(" class=\"") + Html::attribute(policy.badge_class, content.ascii_only) + Html::literal("\"");
  }
  out += Html::literal(
      " style=\"display:block;position:relative;z-index:100;clear:both;margin:0;padding:8px 12px;text-align:center;"
      "font-size:14px;line-height:1.6\">");
  if (content.owner && !policy.owner.empty()) {
    out += Html::literal("<span style=\"display:block\">") +
           Html::text("版权所有 " + policy.owner, content.ascii_only) + Html::literal("</span>");
  }
  bool first = true;
  for (const std::vector<Number>* numbers : {&content.icp, &content.gongan}) {
    for (const Number& number : *numbers) {
      if (!first) out += Html::literal(" ");
      first = false;
      out += linked_number(number, content.ascii_only);
    }
  }
  return out + (content.phrasing ? Html::literal("</span>") : Html::literal("</div>"));
}

std::string rendered_badge(const Policy& policy) {
  BadgeContent content;
  content.icp = policy.icp;
  content.gongan = policy.gongan;
  content.owner = true;
  content.ascii_only = false;
  return render_badge(policy, content).bytes();
}

}  // namespace beian
