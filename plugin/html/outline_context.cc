#include "html/outline_context.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "html/app_signs.h"
#include "html/attribute.h"

namespace beian {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
  return text;
}

// 0, 0.0, 0%
bool is_zero(std::string_view value) {
  const std::size_t digits = std::min(value.find_first_not_of("0."), value.size());
  if (digits == 0 || value.substr(0, digits) == ".") return false;
  return digits == value.size() || value.substr(digits) == "%";
}

// Does a style attribute hide its element? Of two declarations of one property the last counts, and one that is
// !important before all others; style sheets are another matter.
bool style_hides(std::string style) {
  for (char& c : style) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  constexpr std::string_view kNames[] = {"display", "visibility", "opacity"};
  bool hides[std::size(kNames)] = {};
  bool fixed[std::size(kNames)] = {};
  for (std::string_view rest = style; !rest.empty();) {
    const std::string_view declaration = rest.substr(0, rest.find(';'));
    rest.remove_prefix(std::min(declaration.size() + 1, rest.size()));
    const std::size_t colon = declaration.find(':');
    if (colon == std::string_view::npos) continue;
    const auto* name = std::find(std::begin(kNames), std::end(kNames), trimmed(declaration.substr(0, colon)));
    if (name == std::end(kNames)) continue;
    std::string_view value = trimmed(declaration.substr(colon + 1));
    const std::size_t bang = value.find('!');
    const bool important = bang != std::string_view::npos && trimmed(value.substr(bang + 1)) == "important";
    if (important) value = trimmed(value.substr(0, bang));
    const auto i = static_cast<std::size_t>(name - kNames);
    if (fixed[i] && !important) continue;
    fixed[i] = important;
    hides[i] = i == 0 ? value == "none" : i == 1 ? value == "hidden" || value == "collapse" : is_zero(value);
  }
  return std::any_of(std::begin(hides), std::end(hides), [](bool h) { return h; });
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
  const bool in_closed = (outer & context::closed) != 0 && element.tag != TagId::summary;
  out.where = context_of_tag(element.tag, (outer & ~context::closed) | (in_closed ? context::hidden : 0));
  bool footer = element.tag == TagId::footer;
  bool open = element.tag != TagId::dialog && element.tag != TagId::details;
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
  if (!open) out.where |= element.tag == TagId::details ? context::closed : context::hidden;
  constexpr std::uint32_t kNoFooter = context::no_footer | context::hidden | context::own | context::ignore;
  if (footer && may_be_footer(element.tag)) {
    out.where = (out.where | context::footer) & ~context::article;
    out.site_footer = ((outer | out.where) & (kNoFooter | context::app_root)) == 0;
  }
  return out;
}

}  // namespace beian
