// tree_head.cc — from the first byte to <body> (HTML standard, 13.2.6.4.1 to 13.2.6.4.6), and templates.
#include "html/quirks.h"
#include "html/tree.h"

namespace beian {

void TreeBuilder::initial(const Token& token) {
  if (token.kind == TokenKind::doctype) {
    quirks_ = makes_quirks(decoded_doctype(bytes_, token));
    mode_ = InsertionMode::before_html;
    return;
  }
  quirks_ = true;
  mode_ = InsertionMode::before_html;
  dispatch(token);
}

void TreeBuilder::before_html(const Token& token) {
  if (token.kind == TokenKind::doctype) return;
  if (token.kind == TokenKind::start_tag && token.tag == TagId::html) {
    push(token, Namespace::html);
    mode_ = InsertionMode::before_head;
    return;
  }
  if (token.kind == TokenKind::end_tag && token.tag != TagId::head && token.tag != TagId::body &&
      token.tag != TagId::html && token.tag != TagId::br) {
    return;
  }
  push_implied(TagId::html, token.span.begin);
  mode_ = InsertionMode::before_head;
  dispatch(token);
}

void TreeBuilder::before_head(const Token& token) {
  if (token.kind == TokenKind::doctype) return;
  if (token.kind == TokenKind::start_tag && token.tag == TagId::html) return in_body(token);
  if (token.kind == TokenKind::start_tag && token.tag == TagId::head) {
    push(token, Namespace::html);
    has_head_ = true;
    head_id_ = current().id;
    mode_ = InsertionMode::in_head;
    return;
  }
  if (token.kind == TokenKind::end_tag && token.tag != TagId::head && token.tag != TagId::body &&
      token.tag != TagId::html && token.tag != TagId::br) {
    return;
  }
  push_implied(TagId::head, token.span.begin);
  has_head_ = true;
  head_id_ = current().id;
  mode_ = InsertionMode::in_head;
  dispatch(token);
}

void TreeBuilder::in_head(const Token& token) {
  if (token.kind == TokenKind::doctype) return;
  if (token.kind == TokenKind::start_tag) {
    switch (token.tag) {
      case TagId::html: return in_body(token);
      case TagId::base:
      case TagId::basefont:
      case TagId::bgsound:
      case TagId::link:
      case TagId::meta: return insert_and_pop(token);
      case TagId::title: return raw_text(token, TextState::rcdata);
      case TagId::noscript:
      case TagId::noframes:
      case TagId::style: return raw_text(token, TextState::rawtext);
      case TagId::script: return raw_text(token, TextState::script_data);
      case TagId::template_: return start_template(token);
      case TagId::head: return;
      default: break;
    }
  } else if (token.kind == TokenKind::end_tag) {
    switch (token.tag) {
      case TagId::head:
        pop();
        mode_ = InsertionMode::after_head;
        return;
      case TagId::template_: return end_template();
      case TagId::body:
      case TagId::html:
      case TagId::br: break;
      default: return;
    }
  }
  pop();
  mode_ = InsertionMode::after_head;
  dispatch(token);
}

void TreeBuilder::after_head(const Token& token) {
  if (token.kind == TokenKind::doctype) return;
  if (token.kind == TokenKind::start_tag) {
    switch (token.tag) {
      case TagId::html: return in_body(token);
      case TagId::body:
        push(token, Namespace::html);
        frameset_ok_ = false;
        mode_ = InsertionMode::in_body;
        return;
      case TagId::frameset:
        push(token, Namespace::html);
        mode_ = InsertionMode::in_frameset;
        return;
      case TagId::base:
      case TagId::basefont:
      case TagId::bgsound:
      case TagId::link:
      case TagId::meta:
      case TagId::noframes:
      case TagId::script:
      case TagId::style:
      case TagId::template_:
      case TagId::title: {
        // The standard puts the head back on the stack for this one token, then takes it out from under what the token
        // opened.
        push_implied(TagId::head, token.span.begin);
        const std::uint32_t head = current().id;
        in_head(token);
        const std::size_t index = index_of(head);
        if (index != kNowhere) remove_at(index);
        return;
      }
      case TagId::head: return;
      default: break;
    }
  } else if (token.kind == TokenKind::end_tag) {
    if (token.tag == TagId::template_) return end_template();
    if (token.tag != TagId::body && token.tag != TagId::html && token.tag != TagId::br) return;
  }
  push_implied(TagId::body, token.span.begin);
  mode_ = InsertionMode::in_body;
  dispatch(token);
}

void TreeBuilder::start_template(const Token& token) {
  push(token, Namespace::html);
  push_marker();
  frameset_ok_ = false;
  mode_ = InsertionMode::in_template;
  template_modes_.push_back(InsertionMode::in_template);
}

void TreeBuilder::end_template() {
  if (!is_open_tag(TagId::template_)) return;
  generate_all_implied_end_tags();
  pop_until(TagId::template_);
  clear_to_marker();
  template_modes_.pop_back();
  reset_insertion_mode();
}

}  // namespace beian
