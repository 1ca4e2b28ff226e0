#include "html/outline_context.h"

#include <string>

#include "html/app_signs.h"
#include "html/attribute.h"
#include "html/inline_style.h"

namespace beian {
namespace {

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

// A drawing shows the text of its <text> elements and the HTML of <foreignObject>, but nothing of what it only defines.
// Formulas are passed over.
std::uint32_t context_in_drawing(std::string_view bytes, const Element& element, std::uint32_t outer) {
  std::uint32_t where = outer | context::no_footer;
  if (element.ns != Namespace::svg) return where | context::hidden;
  const std::string_view name = slice(bytes, element.token.name);
  if (same_name(name, "svg") && (outer & context::drawing) == 0) where |= context::drawing;
  if (same_name(name, "text") || same_name(name, "foreignobject")) where &= ~context::drawing;
  for (const std::string_view defining :
       {"defs", "symbol", "clippath", "mask", "pattern", "marker", "title", "desc", "metadata", "script", "style"}) {
    if (same_name(name, defining)) where |= context::hidden;
  }
  std::uint32_t offset = element.token.name.end;
  Attribute a;
  while (offset + 1 < element.token.span.end && next_attribute(bytes, offset, a) == AttributeStep::attribute) {
    const std::string_view attribute = slice(bytes, a.name);
    if (same_name(attribute, "style")) {
      const InlineStyle style = read_inline_style(attribute_value(bytes, a));
      where |= (style.hides ? context::hidden : 0) | (style.hides_own_text ? context::no_size : 0);
    } else if (same_name(attribute, "display")) {
      where |= attribute_value(bytes, a) == "none" ? context::hidden : 0;
    } else if (same_name(attribute, "aria-hidden")) {
      where |= same_name(attribute_value(bytes, a), "true") ? context::aria_hidden : 0;
    } else if (same_name(attribute, "visibility") || same_name(attribute, "opacity")) {
      const std::string value = attribute_value(bytes, a);
      where |= value == "hidden" || value == "collapse" || value == "0" ? context::hidden : 0;
    }
  }
  return where;
}

// class, href, src and title are most attributes of a page.
bool may_be_asked_for(std::string_view name) {
  switch (name[0] | 0x20) {
    case 'h': return name.size() == 6;
    case 'o': return name.size() == 4;
    case 's': return name.size() == 5;
    case 'i': return name.size() == 2;
    case 'a': return name.size() == 11;
    case 'r': return name.size() == 4;
    case 'd': return name.size() > 5;
    default: return false;
  }
}

}  // namespace

ElementContext context_of(std::string_view bytes, const Element& element, std::uint32_t outer, App app) {
  ElementContext out;
  if (element.ns != Namespace::html) {
    out.where = context_in_drawing(bytes, element, outer);
    return out;
  }
  const bool in_closed = (outer & context::closed) != 0 && element.tag != TagId::summary;
  out.where =
      context_of_tag(element.tag, (outer & ~(context::closed | context::no_size)) | (in_closed ? context::hidden : 0));
  if (element.tag == TagId::meta || element.tag == TagId::link) return out;  // nothing stands in them
  bool footer = element.tag == TagId::footer;
  bool open = element.tag != TagId::dialog && element.tag != TagId::details;
  std::uint32_t offset = element.token.name.end;
  Attribute a;
  while (offset + 1 < element.token.span.end && next_attribute(bytes, offset, a) == AttributeStep::attribute) {
    const std::string_view name = slice(bytes, a.name);
    if (!may_be_asked_for(name)) continue;
    if (same_name(name, "hidden")) {
      out.where |= context::hidden;
    } else if (same_name(name, "open")) {
      open = true;
    } else if (same_name(name, "style")) {
      const InlineStyle style = read_inline_style(attribute_value(bytes, a));
      out.where |= (style.hides ? context::hidden : 0) | (style.hides_own_text ? context::no_size : 0);
    } else if (same_name(name, "id")) {
      const std::string id = attribute_value(bytes, a);
      footer = footer || id == "footer";
      out.app = app_from_root_id(id);
      const bool named_app = (id == "app" && (app == App::vitepress || app == App::vuepress)) ||
                             (id == "root" && app == App::rspress);  // Rspress 1; 2 has a name of its own
      if (out.app != App::none || named_app) out.where |= context::app_root;
    } else if (same_name(name, "aria-hidden")) {
      out.where |= same_name(attribute_value(bytes, a), "true") ? context::aria_hidden : 0;
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
  if (!open) out.where |= element.tag == TagId::details ? context::closed : context::hidden;
  constexpr std::uint32_t kNoFooter = context::no_footer | context::hidden | context::own | context::ignore;
  if (footer && may_be_footer(element.tag)) {
    out.where = (out.where | context::footer) & ~context::article;
    out.site_footer = ((outer | out.where) & (kNoFooter | context::app_root)) == 0;
    if (out.site_footer) out.where |= context::site_footer;
  }
  return out;
}

}  // namespace beian
