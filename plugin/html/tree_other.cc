// tree_other.cc — select, template contents, what follows the body, and framesets (HTML standard, 13.2.6.4.16
// to 13.2.6.4.23).
#include "html/tree.h"

namespace beian {

void TreeBuilder::in_select(const Token& token) {
  const TagId tag = token.tag;
  switch (token.kind) {
    case TokenKind::start_tag:
      switch (tag) {
        case TagId::html: return in_body(token);
        case TagId::option:
          if (current_is(TagId::option)) pop();
          return push(token, Namespace::html);
        case TagId::optgroup:
        case TagId::hr:
          if (current_is(TagId::option)) pop();
          if (current_is(TagId::optgroup)) pop();
          push(token, Namespace::html);
          if (tag == TagId::hr) pop();
          return;
        case TagId::select:
        case TagId::input:
        case TagId::keygen:
        case TagId::textarea:
          if (!in_select_scope()) return;
          pop_until(TagId::select);
          reset_insertion_mode();
          if (tag != TagId::select) dispatch(token);
          return;
        case TagId::script:
        case TagId::template_: return in_head(token);
        default: return;
      }
    case TokenKind::end_tag:
      switch (tag) {
        case TagId::optgroup:
          if (current_is(TagId::option) && stack_.size() > 1 && stack_[stack_.size() - 2].is(TagId::optgroup)) pop();
          if (current_is(TagId::optgroup)) pop();
          return;
        case TagId::option:
          if (current_is(TagId::option)) pop();
          return;
        case TagId::select:
          if (!in_select_scope()) return;
          pop_until(TagId::select);
          return reset_insertion_mode();
        case TagId::template_: return end_template();
        default: return;
      }
    case TokenKind::eof: return in_body(token);
    default: return;
  }
}

void TreeBuilder::in_select_in_table(const Token& token) {
  const TagId tag = token.tag;
  const bool of_table = tag == TagId::caption || tag == TagId::table || tag == TagId::tbody || tag == TagId::tfoot ||
                        tag == TagId::thead || tag == TagId::tr || tag == TagId::td || tag == TagId::th;
  if (of_table && (token.kind == TokenKind::start_tag || token.kind == TokenKind::end_tag)) {
    if (token.kind == TokenKind::end_tag && !in_scope(tag, Scope::table)) return;
    pop_until(TagId::select);
    reset_insertion_mode();
    return dispatch(token);
  }
  in_select(token);
}

void TreeBuilder::in_template(const Token& token) {
  const TagId tag = token.tag;
  switch (token.kind) {
    case TokenKind::start_tag: {
      InsertionMode mode = InsertionMode::in_body;
      switch (tag) {
        case TagId::base:
        case TagId::basefont:
        case TagId::bgsound:
        case TagId::link:
        case TagId::meta:
        case TagId::noframes:
        case TagId::script:
        case TagId::style:
        case TagId::template_:
        case TagId::title: return in_head(token);
        case TagId::caption:
        case TagId::colgroup:
        case TagId::tbody:
        case TagId::tfoot:
        case TagId::thead: mode = InsertionMode::in_table; break;
        case TagId::col: mode = InsertionMode::in_column_group; break;
        case TagId::tr: mode = InsertionMode::in_table_body; break;
        case TagId::td:
        case TagId::th: mode = InsertionMode::in_row; break;
        default: break;
      }
      template_modes_.back() = mode;
      mode_ = mode;
      return dispatch(token);
    }
    case TokenKind::end_tag:
      if (tag == TagId::template_) end_template();
      return;
    case TokenKind::eof:
      if (!is_open_tag(TagId::template_)) return;
      pop_until(TagId::template_);
      clear_to_marker();
      template_modes_.pop_back();
      reset_insertion_mode();
      return dispatch(token);
    default: return;
  }
}

void TreeBuilder::after_body(const Token& token) {
  if (token.kind == TokenKind::doctype || token.kind == TokenKind::eof) return;
  if (token.kind == TokenKind::start_tag && token.tag == TagId::html) return in_body(token);
  if (token.kind == TokenKind::end_tag && token.tag == TagId::html) {
    mode_ = InsertionMode::after_after_body;
    return;
  }
  mode_ = InsertionMode::in_body;
  dispatch(token);
}

void TreeBuilder::after_after_body(const Token& token) {
  if (token.kind == TokenKind::doctype || token.kind == TokenKind::eof) return;
  if (token.kind == TokenKind::start_tag && token.tag == TagId::html) return in_body(token);
  mode_ = InsertionMode::in_body;
  dispatch(token);
}

void TreeBuilder::in_frameset(const Token& token) {
  if (token.kind == TokenKind::start_tag) {
    switch (token.tag) {
      case TagId::html: return in_body(token);
      case TagId::frameset: return push(token, Namespace::html);
      case TagId::frame: return insert_and_pop(token);
      case TagId::noframes: return in_head(token);
      default: return;
    }
  }
  if (token.kind != TokenKind::end_tag || token.tag != TagId::frameset || stack_.size() <= 1) return;
  pop();
  if (!current_is(TagId::frameset)) mode_ = InsertionMode::after_frameset;
}

void TreeBuilder::after_frameset(const Token& token) {
  if (token.kind == TokenKind::start_tag && token.tag == TagId::html) return in_body(token);
  if (token.kind == TokenKind::start_tag && token.tag == TagId::noframes) return in_head(token);
  if (token.kind == TokenKind::end_tag && token.tag == TagId::html) mode_ = InsertionMode::after_after_frameset;
}

void TreeBuilder::after_after_frameset(const Token& token) {
  if (token.kind == TokenKind::start_tag && token.tag == TagId::html) return in_body(token);
  if (token.kind == TokenKind::start_tag && token.tag == TagId::noframes) in_head(token);
}

}  // namespace beian
