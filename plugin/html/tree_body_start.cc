// tree_body_start.cc — start tags and the end of the file in the "in body" insertion mode (HTML standard, 13.2.6.4.7).
#include "html/attribute.h"
#include "html/tree.h"

namespace beian {

void TreeBuilder::in_body(const Token& token) {
  switch (token.kind) {
    case TokenKind::start_tag: return in_body_start(token);
    case TokenKind::end_tag: return in_body_end(token);
    case TokenKind::text: return text_in_body(token);
    case TokenKind::eof:
      if (!template_modes_.empty()) in_template(token);
      return;
    case TokenKind::doctype:
    case TokenKind::comment:
    case TokenKind::dropped: return;
  }
}

void TreeBuilder::in_body_start(const Token& token) {
  if (has_property(token.tag, prop::block_start) || has_property(token.tag, prop::heading))
    return in_body_block_start(token);
  switch (token.tag) {
    case TagId::html:
      if (!is_open_tag(TagId::template_)) sink_.attributes_added(stack_.front(), token);
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
    case TagId::title: return in_head(token);
    case TagId::body:
      if (stack_.size() > 1 && stack_[1].is(TagId::body) && !is_open_tag(TagId::template_)) {
        frameset_ok_ = false;
        sink_.attributes_added(stack_[1], token);
      }
      return;
    case TagId::frameset: return in_body_frameset(token);
    case TagId::pre:
    case TagId::listing:
      close_p_in_button_scope();
      push(token, Namespace::html);
      skip_line_feed_ = true;
      frameset_ok_ = false;
      return;
    case TagId::form: {
      const bool in_template = is_open_tag(TagId::template_);
      if (has_form_ && !in_template) return;
      close_p_in_button_scope();
      push(token, Namespace::html);
      if (!in_template) {
        has_form_ = true;
        form_id_ = current().id;
      }
      return;
    }
    case TagId::li:
    case TagId::dd:
    case TagId::dt: return in_body_list_item(token);
    case TagId::plaintext:
      close_p_in_button_scope();
      push(token, Namespace::html);
      switch_tokenizer(TextState::plaintext, token);
      return;
    case TagId::button:
      if (in_scope(TagId::button, Scope::common)) {
        generate_implied_end_tags(TagId::unknown);
        pop_until(TagId::button);
      }
      reconstruct_formatting();
      push(token, Namespace::html);
      frameset_ok_ = false;
      return;
    case TagId::a: return in_body_anchor(token);
    case TagId::nobr:
      reconstruct_formatting();
      if (in_scope(TagId::nobr, Scope::common)) {
        adoption_agency(token);
        reconstruct_formatting();
      }
      push(token, Namespace::html);
      push_formatting(token);
      return;
    case TagId::applet:
    case TagId::marquee:
    case TagId::object:
      reconstruct_formatting();
      push(token, Namespace::html);
      push_marker();
      frameset_ok_ = false;
      return;
    case TagId::table:
      if (!quirks_) close_p_in_button_scope();
      push(token, Namespace::html);
      frameset_ok_ = false;
      mode_ = InsertionMode::in_table;
      return;
    case TagId::area:
    case TagId::br:
    case TagId::embed:
    case TagId::img:
    case TagId::image:
    case TagId::keygen:
    case TagId::wbr: {
      Token written = token;
      if (token.tag == TagId::image) written.tag = TagId::img;
      reconstruct_formatting();
      insert_and_pop(written);
      frameset_ok_ = false;
      return;
    }
    case TagId::input: {
      reconstruct_formatting();
      insert_and_pop(token);
      const auto type = find_attribute(bytes_, token, "type");
      if (!type || !same_name(attribute_value(bytes_, *type), "hidden")) frameset_ok_ = false;
      return;
    }
    case TagId::param:
    case TagId::source:
    case TagId::track: return insert_and_pop(token);
    case TagId::hr:
      close_p_in_button_scope();
      insert_and_pop(token);
      frameset_ok_ = false;
      return;
    case TagId::textarea:
      raw_text(token, TextState::rcdata);
      skip_line_feed_ = true;
      frameset_ok_ = false;
      return;
    case TagId::xmp:
      close_p_in_button_scope();
      reconstruct_formatting();
      frameset_ok_ = false;
      return raw_text(token, TextState::rawtext);
    case TagId::iframe: frameset_ok_ = false; return raw_text(token, TextState::rawtext);
    case TagId::noembed:
    case TagId::noscript: return raw_text(token, TextState::rawtext);
    case TagId::select: {
      reconstruct_formatting();
      push(token, Namespace::html);
      frameset_ok_ = false;
      const bool table_mode = mode_ == InsertionMode::in_table || mode_ == InsertionMode::in_caption ||
                              mode_ == InsertionMode::in_table_body || mode_ == InsertionMode::in_row ||
                              mode_ == InsertionMode::in_cell;
      mode_ = table_mode ? InsertionMode::in_select_in_table : InsertionMode::in_select;
      return;
    }
    case TagId::optgroup:
    case TagId::option:
      if (current_is(TagId::option)) pop();
      reconstruct_formatting();
      push(token, Namespace::html);
      return;
    case TagId::rb:
    case TagId::rtc:
      if (in_scope(TagId::ruby, Scope::common)) generate_implied_end_tags(TagId::unknown);
      push(token, Namespace::html);
      return;
    case TagId::rp:
    case TagId::rt:
      if (in_scope(TagId::ruby, Scope::common)) generate_implied_end_tags(TagId::rtc);
      push(token, Namespace::html);
      return;
    case TagId::math:
    case TagId::svg:
      reconstruct_formatting();
      push_foreign(token, token.tag == TagId::math ? Namespace::mathml : Namespace::svg);
      return;
    case TagId::caption:
    case TagId::col:
    case TagId::colgroup:
    case TagId::frame:
    case TagId::head:
    case TagId::tbody:
    case TagId::td:
    case TagId::tfoot:
    case TagId::th:
    case TagId::thead:
    case TagId::tr: return;
    default: break;
  }
  reconstruct_formatting();
  push(token, Namespace::html);
  if (has_property(token.tag, prop::formatting)) push_formatting(token);
}

void TreeBuilder::in_body_block_start(const Token& token) {
  close_p_in_button_scope();
  const bool heading = has_property(token.tag, prop::heading);
  if (heading && current().ns == Namespace::html && has_property(current().tag, prop::heading)) pop();
  push(token, Namespace::html);
}

void TreeBuilder::in_body_list_item(const Token& token) {
  frameset_ok_ = false;
  for (std::size_t i = stack_.size(); i-- > 0;) {
    ++work_;
    const Element& node = stack_[i];
    const bool closes = token.tag == TagId::li ? node.is(TagId::li) : node.is(TagId::dd) || node.is(TagId::dt);
    if (closes) {
      const TagId tag = node.tag;
      generate_implied_end_tags(tag);
      pop_until(tag);
      break;
    }
    if (is_special(node) && !node.is(TagId::address) && !node.is(TagId::div) && !node.is(TagId::p)) break;
  }
  close_p_in_button_scope();
  push(token, Namespace::html);
}

void TreeBuilder::in_body_anchor(const Token& token) {
  const std::size_t active = find_formatting(TagId::a);
  if (active != kNowhere) {
    const std::uint32_t id = formatting_[active].id;
    adoption_agency(token);
    remove_formatting(id);
    const std::size_t index = index_of(id);
    if (index != kNowhere) remove_at(index);
  }
  reconstruct_formatting();
  push(token, Namespace::html);
  push_formatting(token);
}

void TreeBuilder::in_body_frameset(const Token& token) {
  if (stack_.size() < 2 || !stack_[1].is(TagId::body) || !frameset_ok_) return;
  pop_to_size(1);
  push(token, Namespace::html);
  mode_ = InsertionMode::in_frameset;
}

void TreeBuilder::in_text(const Token& token) {
  if (token.kind == TokenKind::text) return insert_text(token);
  pop();
  mode_ = original_mode_;
  if (token.kind == TokenKind::eof) dispatch(token);
}

}  // namespace beian
