// tree_foreign.cc — svg and math (HTML standard, 13.2.6.5).
#include "html/attribute.h"
#include "html/tree.h"

namespace beian {

void TreeBuilder::push_foreign(const Token& token, Namespace ns) {
  push(token, ns);
  Element& e = current();
  if (ns == Namespace::mathml) {
    e.text_integration =
        e.tag == TagId::mi || e.tag == TagId::mo || e.tag == TagId::mn || e.tag == TagId::ms || e.tag == TagId::mtext;
    if (e.tag == TagId::annotation_xml) {
      const auto encoding = find_attribute(bytes_, token, "encoding");
      const std::string value = encoding ? attribute_value(bytes_, *encoding) : std::string();
      e.html_integration = same_name(value, "text/html") || same_name(value, "application/xhtml+xml");
    }
  } else {
    e.html_integration = e.tag == TagId::foreignobject || e.tag == TagId::desc || e.tag == TagId::title;
  }
  if (token.self_closing) pop();
}

void TreeBuilder::foreign(const Token& token) {
  switch (token.kind) {
    case TokenKind::text: {
      const TextKind kind = classify(token);
      insert_text(token);
      if (kind == TextKind::other) frameset_ok_ = false;
      return;
    }
    case TokenKind::start_tag: return foreign_start(token);
    case TokenKind::end_tag: return foreign_end(token);
    case TokenKind::comment:
    case TokenKind::doctype:
    case TokenKind::dropped:
    case TokenKind::eof: return;
  }
}

void TreeBuilder::foreign_start(const Token& token) {
  bool breaks_out = has_property(token.tag, prop::breakout);
  if (token.tag == TagId::font) {
    for (const std::string_view name : {"color", "face", "size"})
      breaks_out = breaks_out || find_attribute(bytes_, token, name);
  }
  if (!breaks_out) return push_foreign(token, current().ns);
  while (!stack_.empty() && current().ns != Namespace::html && !current().text_integration &&
         !current().html_integration)
    pop();
  process(mode_, token);
}

void TreeBuilder::foreign_end(const Token& token) {
  if (token.tag == TagId::br || token.tag == TagId::p) {
    while (!stack_.empty() && current().ns != Namespace::html && !current().text_integration &&
           !current().html_integration)
      pop();
    return process(mode_, token);
  }
  for (std::size_t i = stack_.size(); i-- > 1;) {
    ++work_;
    if (stack_[i].ns == Namespace::html) return process(mode_, token);
    if (same_element_name(stack_[i], token)) return pop_to_size(i);
  }
}

}  // namespace beian
