#include "html/outline_context.h"

#include <string>

#include "html/app_signs.h"
#include "html/attribute.h"

namespace beian {
namespace {

// Does a style attribute hide its element? Looks for the declarations themselves; style sheets are another matter.
bool style_hides(const std::string& style) {
  std::string compact;
  for (const char c : style) {
    if (c != ' ' && c != '\t' && c != '\n') compact += c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  }
  for (const std::string_view hiding : {"display:none", "visibility:hidden"}) {
    const std::size_t at = compact.find(hiding);
    if (at != std::string::npos && (at == 0 || compact[at - 1] == ';')) return true;
  }
  return false;
}

std::uint32_t context_of_tag(TagId tag, std::uint32_t where) {
  switch (tag) {
    case TagId::body: return where | context::in_body;
    case TagId::footer: return (where | context::footer) & ~context::article;
    case TagId::pre:
    case TagId::code:
    case TagId::samp:
    case TagId::kbd: return where | context::quoted | context::no_footer;
    case TagId::blockquote: return where | context::quoted | context::no_footer;
    case TagId::article: return where | context::no_footer | ((where & context::footer) != 0 ? 0 : context::article);
    case TagId::aside:
    case TagId::nav:
    case TagId::figure:
    case TagId::details:
    case TagId::a:
    case TagId::button:
    case TagId::label:
    case TagId::table:
    case TagId::h1:
    case TagId::h2:
    case TagId::h3:
    case TagId::h4:
    case TagId::h5:
    case TagId::h6: return where | context::no_footer;
    default: return has_property(tag, prop::not_shown) ? where | context::hidden | context::no_footer : where;
  }
}

bool may_be_footer(TagId tag) {
  return tag == TagId::footer || tag == TagId::div || tag == TagId::section;
}

}  // namespace

ElementContext context_of(std::string_view bytes, const Element& element, std::uint32_t outer, App app) {
  ElementContext out;
  if (element.ns != Namespace::html) {
    out.where = outer | context::hidden | context::no_footer;
    return out;
  }
  out.where = context_of_tag(element.tag, outer);
  bool footer = element.tag == TagId::footer;
  bool open = element.tag != TagId::dialog;
  std::uint32_t offset = element.token.name.end;
  Attribute a;
  while (offset + 1 < element.token.span.end && next_attribute(bytes, offset, a) == AttributeStep::attribute) {
    const std::string_view name = slice(bytes, a.name);
    if (same_name(name, "hidden")) {
      out.where |= context::hidden;
    } else if (same_name(name, "open")) {
      open = true;
    } else if (same_name(name, "style")) {
      if (style_hides(attribute_value(bytes, a))) out.where |= context::hidden;
    } else if (same_name(name, "id")) {
      const std::string id = attribute_value(bytes, a);
      footer = footer || id == "footer";
      out.app = app_from_root_id(id);
      const bool named_app = id == "app" && (app == App::vitepress || app == App::vuepress);
      if (out.app != App::none || named_app) out.where |= context::app_root;
    } else if (same_name(name, "role")) {
      footer = footer || same_name(attribute_value(bytes, a), "contentinfo");
    } else if (name.size() > 5 && same_name(name.substr(0, 5), "data-")) {
      if (same_name(name, "data-beian")) {
        // On any other element the attribute is not ours: our root is one of these two.
        if (element.tag != TagId::div && element.tag != TagId::span) continue;
        out.own_root = (outer & context::own) == 0;
        out.where |= context::own;
      } else if (same_name(name, "data-beian-ignore")) {
        out.ignore = true;
        out.where |= context::ignore;
      } else if (out.app == App::none) {
        out.app = app_from_attribute(name);
        if (out.app == App::vue_ssr) out.where |= context::app_root;
      }
    }
  }
  if (!open) out.where |= context::hidden;
  constexpr std::uint32_t kNoFooter = context::no_footer | context::hidden | context::own | context::ignore;
  if (footer && may_be_footer(element.tag)) {
    out.where = (out.where | context::footer) & ~context::article;
    out.site_footer = ((outer | out.where) & (kNoFooter | context::app_root)) == 0;
  }
  return out;
}

}  // namespace beian
