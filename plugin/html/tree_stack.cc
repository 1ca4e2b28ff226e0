// tree_stack.cc — the stack of open elements and its scopes (HTML standard, 13.2.4.2 and 13.2.6.3).
#include "html/tree.h"

namespace beian {

namespace {

std::uint16_t foreign_scope_or_special(const Element& e) {
  if (e.ns == Namespace::mathml) {
    switch (e.tag) {
      case TagId::mi:
      case TagId::mo:
      case TagId::mn:
      case TagId::ms:
      case TagId::mtext:
      case TagId::annotation_xml: return prop::special | prop::scope;
      default: return 0;
    }
  }
  const bool point = e.tag == TagId::foreignobject || e.tag == TagId::desc || e.tag == TagId::title;
  return point ? prop::special | prop::scope : 0;
}

}  // namespace

void TreeBuilder::push(const Token& token, Namespace ns) {
  Element e;
  e.tag = token.tag;
  e.ns = ns;
  e.id = next_id_++;
  e.token = token;
  if (!stack_.empty()) e.user = stack_.back().user;
  if (ns == Namespace::html) ++counts_[static_cast<std::size_t>(e.tag)];
  stack_.push_back(e);
  sink_.opened(stack_.back(), stack_.size() > 1 ? &stack_[stack_.size() - 2] : nullptr);
}

void TreeBuilder::push_implied(TagId tag, std::uint32_t at) {
  Token token;
  token.kind = TokenKind::start_tag;
  token.tag = tag;
  token.span = token.name = {at, at};
  push(token, Namespace::html);
}

void TreeBuilder::pop() {
  remove_at(stack_.size() - 1);
}

void TreeBuilder::remove_at(std::size_t index) {
  const Element gone = stack_[index];
  if (gone.ns == Namespace::html) --counts_[static_cast<std::size_t>(gone.tag)];
  stack_.erase(stack_.begin() + static_cast<std::ptrdiff_t>(index));
  const bool own_end_tag = end_tag_ != nullptr && same_element_name(gone, *end_tag_);
  sink_.closed(gone, at_, own_end_tag ? end_tag_ : nullptr);
}

void TreeBuilder::pop_to_size(std::size_t size) {
  while (stack_.size() > size) pop();
}

void TreeBuilder::pop_until(TagId tag) {
  while (!stack_.empty()) {
    const bool last = current().is(tag);
    pop();
    if (last) return;
  }
}

bool TreeBuilder::same_element_name(const Element& e, const Token& token) const {
  if (e.tag != token.tag) return false;
  return e.tag != TagId::unknown || same_name(slice(bytes_, e.token.name), slice(bytes_, token.name));
}

bool TreeBuilder::is_special(const Element& e) const {
  if (e.ns == Namespace::html) return has_property(e.tag, prop::special);
  return (foreign_scope_or_special(e) & prop::special) != 0;
}

bool TreeBuilder::ends_scope(const Element& e, Scope scope) const {
  if (e.ns != Namespace::html) return scope != Scope::table && (foreign_scope_or_special(e) & prop::scope) != 0;
  if (scope == Scope::table) return e.tag == TagId::html || e.tag == TagId::table || e.tag == TagId::template_;
  if (has_property(e.tag, prop::scope)) return true;
  if (scope == Scope::list_item) return e.tag == TagId::ol || e.tag == TagId::ul;
  return scope == Scope::button && e.tag == TagId::button;
}

bool TreeBuilder::in_scope(TagId tag, Scope scope) const {
  if (counts_[static_cast<std::size_t>(tag)] == 0) return false;
  for (auto e = stack_.rbegin(); e != stack_.rend(); ++e) {
    ++work_;
    if (e->is(tag)) return true;
    if (ends_scope(*e, scope)) return false;
  }
  return false;
}

bool TreeBuilder::has_in_button_scope(TagId tag) const {
  return in_scope(tag, Scope::button);
}

bool TreeBuilder::heading_in_scope() const {
  for (auto e = stack_.rbegin(); e != stack_.rend(); ++e) {
    ++work_;
    if (e->ns == Namespace::html && has_property(e->tag, prop::heading)) return true;
    if (ends_scope(*e, Scope::common)) return false;
  }
  return false;
}

bool TreeBuilder::in_select_scope() const {
  for (auto e = stack_.rbegin(); e != stack_.rend(); ++e) {
    ++work_;
    if (e->is(TagId::select)) return true;
    if (!e->is(TagId::optgroup) && !e->is(TagId::option)) return false;
  }
  return false;
}

void TreeBuilder::generate_implied_end_tags(TagId except) {
  while (!stack_.empty() && current().ns == Namespace::html && current().tag != except &&
         has_property(current().tag, prop::implied_end)) {
    pop();
  }
}

void TreeBuilder::generate_all_implied_end_tags() {
  while (!stack_.empty() && current().ns == Namespace::html &&
         has_property(current().tag, prop::implied_end_thoroughly)) {
    pop();
  }
}

void TreeBuilder::close_p() {
  generate_implied_end_tags(TagId::p);
  pop_until(TagId::p);
}

std::size_t TreeBuilder::index_of(std::uint32_t id) const {
  for (std::size_t i = stack_.size(); i-- > 0;) {
    ++work_;
    if (stack_[i].id == id) return i;
  }
  return kNowhere;
}

void TreeBuilder::switch_tokenizer(TextState state, const Token& token) {
  tokenizer_.set_state(state, slice(bytes_, token.name));
}

void TreeBuilder::raw_text(const Token& token, TextState state) {
  push(token, Namespace::html);
  switch_tokenizer(state, token);
  original_mode_ = mode_;
  mode_ = InsertionMode::text;
}

InsertionMode TreeBuilder::mode_of_stack() const {
  for (std::size_t i = stack_.size(); i-- > 0;) {
    ++work_;
    const Element& node = stack_[i];
    const bool last = i == 0;
    if (node.ns != Namespace::html) continue;
    switch (node.tag) {
      case TagId::select:
        for (std::size_t above = i; above-- > 1;) {
          if (stack_[above].is(TagId::template_)) break;
          if (stack_[above].is(TagId::table)) return InsertionMode::in_select_in_table;
        }
        return InsertionMode::in_select;
      case TagId::td:
      case TagId::th:
        if (last) break;
        return InsertionMode::in_cell;
      case TagId::tr: return InsertionMode::in_row;
      case TagId::tbody:
      case TagId::thead:
      case TagId::tfoot: return InsertionMode::in_table_body;
      case TagId::caption: return InsertionMode::in_caption;
      case TagId::colgroup: return InsertionMode::in_column_group;
      case TagId::table: return InsertionMode::in_table;
      case TagId::template_: return template_modes_.empty() ? InsertionMode::in_body : template_modes_.back();
      case TagId::head:
        if (last) break;
        return InsertionMode::in_head;
      case TagId::body: return InsertionMode::in_body;
      case TagId::frameset: return InsertionMode::in_frameset;
      case TagId::html: return has_head_ ? InsertionMode::after_head : InsertionMode::before_head;
      default: break;
    }
  }
  return InsertionMode::in_body;
}

}  // namespace beian
