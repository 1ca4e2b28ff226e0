#include "badge/template.h"

#include "badge/render.h"

namespace beian {
namespace {

bool shows(const Policy& policy, const BadgeContent& content, Slot slot) {
  switch (slot) {
    case Slot::icp:
    case Slot::icp_url: return !content.icp.empty();
    case Slot::gongan:
    case Slot::gongan_url: return !content.gongan.empty();
    case Slot::icon:
    case Slot::icon_size: return !policy.icon.empty() && !content.icon_src.empty();
    case Slot::owner: return content.owner && !policy.owner.empty();
  }
  return false;
}

const Number* number_of(const BadgeContent& content, const TemplatePart& part) {
  const bool icp = part.slot == Slot::icp || part.slot == Slot::icp_url;
  const std::vector<Number>& list = icp ? content.icp : content.gongan;
  return part.index < list.size() ? &list[part.index] : nullptr;
}

Html filled(const Policy& policy, const BadgeContent& content, const TemplatePart& part) {
  const auto text = [&](std::string_view value) {
    return part.in_attribute ? Html::attribute(value, content.ascii_only) : Html::text(value, content.ascii_only);
  };
  switch (part.slot) {
    case Slot::icp:
    case Slot::gongan: {
      Html number = text(number_of(content, part)->normal());
      if (part.in_attribute) return number;
      return Html::literal("<span") + style_attribute(BadgePart::number, content.style) + Html::literal(">") + number +
             Html::literal("</span>");
    }
    case Slot::icp_url:
    case Slot::gongan_url: return text(registry_url(*number_of(content, part)));
    case Slot::icon: return text(content.icon_src);
    case Slot::icon_size:
      return Html::literal(" width=\"") + Html::text(std::to_string(policy.icon.width), true) +
             Html::literal("\" height=\"") + Html::text(std::to_string(policy.icon.height), true) + Html::literal("\"");
    case Slot::owner: return text(policy.owner);
  }
  return {};
}

// Calls `use` for every part that stands on the page; false as soon as it says so.
template <class Use>
bool walk(const Policy& policy, const BadgeContent& content, Use use) {
  int off = 0;  // depth inside sections that fall away
  for (const TemplatePart& part : policy.badge_template.parts) {
    switch (part.kind) {
      case TemplatePart::Kind::section: off += off > 0 || !shows(policy, content, part.slot) ? 1 : 0; break;
      case TemplatePart::Kind::section_end: off -= off > 0 ? 1 : 0; break;
      case TemplatePart::Kind::markup:
      case TemplatePart::Kind::slot:
        if (off == 0 && !use(part)) return false;
        break;
    }
  }
  return true;
}

bool is_number(Slot slot) {
  return slot == Slot::icp || slot == Slot::icp_url || slot == Slot::gongan || slot == Slot::gongan_url;
}

}  // namespace

const TemplatePart* unfilled_slot(const Policy& policy, const BadgeContent& content) {
  const TemplatePart* unfilled = nullptr;
  walk(policy, content, [&](const TemplatePart& part) {
    if (part.kind != TemplatePart::Kind::slot) return true;
    const bool filled =
        shows(policy, content, part.slot) && (!is_number(part.slot) || number_of(content, part) != nullptr);
    if (!filled) unfilled = &part;
    return filled;
  });
  return unfilled;
}

bool template_fits(const Policy& policy, const BadgeContent& content) {
  if (policy.badge_template.empty() || (content.phrasing && !policy.badge_template.phrasing)) return false;
  const bool parts_of_lists = (!content.icp.empty() && content.icp.size() != policy.icp.size()) ||
                              (!content.gongan.empty() && content.gongan.size() != policy.gongan.size());
  return !parts_of_lists && unfilled_slot(policy, content) == nullptr;
}

Html render_template(const Policy& policy, const BadgeContent& content) {
  Html out;
  walk(policy, content, [&](const TemplatePart& part) {
    out += part.kind == TemplatePart::Kind::markup ? Html::proven(part.markup, content.ascii_only)
                                                   : filled(policy, content, part);
    return true;
  });
  return out;
}

}  // namespace beian
