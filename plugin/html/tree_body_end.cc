// tree_body_end.cc — end tags in the "in body" insertion mode (HTML standard, 13.2.6.4.7).
#include "html/tree.h"

namespace beian {

void TreeBuilder::in_body_end(const Token& token) {
  const TagId tag = token.tag;
  if (has_property(tag, prop::block_end)) {
    if (!in_scope(tag, Scope::common)) return;
    generate_implied_end_tags(TagId::unknown);
    return pop_until(tag);
  }
  if (has_property(tag, prop::formatting)) return adoption_agency(token);
  if (has_property(tag, prop::heading)) {
    if (!heading_in_scope()) return;
    generate_implied_end_tags(TagId::unknown);
    for (bool heading = false; !heading;) {
      heading = current().ns == Namespace::html && has_property(current().tag, prop::heading);
      pop();
    }
    return;
  }
  switch (tag) {
    case TagId::template_: return end_template();
    case TagId::body:
    case TagId::html:
      if (!in_scope(TagId::body, Scope::common)) return;
      mode_ = InsertionMode::after_body;
      if (tag == TagId::html) dispatch(token);
      return;
    case TagId::form: return in_body_end_form(token);
    case TagId::p:
      if (!in_scope(TagId::p, Scope::button)) push_implied(TagId::p, token.span.begin);
      return close_p();
    case TagId::li:
    case TagId::dd:
    case TagId::dt:
      if (!in_scope(tag, tag == TagId::li ? Scope::list_item : Scope::common)) return;
      generate_implied_end_tags(tag);
      return pop_until(tag);
    case TagId::applet:
    case TagId::marquee:
    case TagId::object:
      if (!in_scope(tag, Scope::common)) return;
      generate_implied_end_tags(TagId::unknown);
      pop_until(tag);
      return clear_to_marker();
    case TagId::br: {
      reconstruct_formatting();
      push_implied(TagId::br, token.span.begin);
      pop();
      frameset_ok_ = false;
      return;
    }
    default: return in_body_any_other_end(token);
  }
}

void TreeBuilder::in_body_end_form(const Token&) {
  if (is_open_tag(TagId::template_)) {
    if (!in_scope(TagId::form, Scope::common)) return;
    generate_implied_end_tags(TagId::unknown);
    return pop_until(TagId::form);
  }
  const bool had = has_form_;
  const std::uint32_t id = form_id_;
  has_form_ = false;
  if (!had) return;
  const std::size_t index = index_of(id);
  if (index == kNowhere) return;
  for (std::size_t i = stack_.size() - 1; i > index; --i) {
    ++work_;
    if (ends_scope(stack_[i], Scope::common)) return;
  }
  generate_implied_end_tags(TagId::unknown);
  remove_at(index_of(id));
}

void TreeBuilder::in_body_any_other_end(const Token& token) {
  for (std::size_t i = stack_.size(); i-- > 0;) {
    ++work_;
    if (stack_[i].ns == Namespace::html && same_element_name(stack_[i], token)) {
      generate_implied_end_tags(token.tag == TagId::unknown ? TagId::count_ : token.tag);
      pop_to_size(i);
      return;
    }
    if (is_special(stack_[i])) return;
  }
}

}  // namespace beian
