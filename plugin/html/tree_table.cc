// tree_table.cc — tables (HTML standard, 13.2.6.4.9 to 13.2.6.4.15).
//
// What does not belong into a table is written in front of it ("foster parenting"): that is why a badge put before
// "</table>" lands above the table, and why no place inside an open table is a place for us.
#include "html/attribute.h"
#include "html/tree.h"

namespace beian {

void TreeBuilder::clear_to(std::initializer_list<TagId> context) {
  while (!stack_.empty()) {
    if (current().is(TagId::html) || current().is(TagId::template_)) return;
    for (const TagId tag : context) {
      if (current().is(tag)) return;
    }
    pop();
  }
}

void TreeBuilder::in_table(const Token& token) {
  if (token.kind == TokenKind::text) {
    const bool table_context =
        current().ns == Namespace::html &&
        (current().tag == TagId::table || current().tag == TagId::tbody || current().tag == TagId::tfoot ||
         current().tag == TagId::thead || current().tag == TagId::tr || current().tag == TagId::template_);
    if (!table_context) return in_table_anything_else(token);
    table_text_.clear();
    table_text_has_other_ = false;
    original_mode_ = mode_;
    mode_ = InsertionMode::in_table_text;
    return in_table_text(token);
  }
  if (token.kind == TokenKind::doctype) return;
  if (token.kind == TokenKind::eof) return in_body(token);
  if (token.kind == TokenKind::start_tag) {
    switch (token.tag) {
      case TagId::caption:
        clear_to({TagId::table});
        push_marker();
        push(token, Namespace::html);
        mode_ = InsertionMode::in_caption;
        return;
      case TagId::colgroup:
        clear_to({TagId::table});
        push(token, Namespace::html);
        mode_ = InsertionMode::in_column_group;
        return;
      case TagId::col:
        clear_to({TagId::table});
        push_implied(TagId::colgroup, token.span.begin);
        mode_ = InsertionMode::in_column_group;
        return dispatch(token);
      case TagId::tbody:
      case TagId::tfoot:
      case TagId::thead:
        clear_to({TagId::table});
        push(token, Namespace::html);
        mode_ = InsertionMode::in_table_body;
        return;
      case TagId::td:
      case TagId::th:
      case TagId::tr:
        clear_to({TagId::table});
        push_implied(TagId::tbody, token.span.begin);
        mode_ = InsertionMode::in_table_body;
        return dispatch(token);
      case TagId::table:
        if (!in_scope(TagId::table, Scope::table)) return;
        pop_until(TagId::table);
        reset_insertion_mode();
        return dispatch(token);
      case TagId::style:
      case TagId::script:
      case TagId::template_: return in_head(token);
      case TagId::input: {
        const auto type = find_attribute(bytes_, token, "type");
        if (!type || !same_name(attribute_value(bytes_, *type), "hidden")) break;
        return insert_and_pop(token);
      }
      case TagId::form:
        if (has_form_ || is_open_tag(TagId::template_)) return;
        push(token, Namespace::html);
        has_form_ = true;
        form_id_ = current().id;
        return pop();
      default: break;
    }
  } else {
    switch (token.tag) {
      case TagId::table:
        if (!in_scope(TagId::table, Scope::table)) return;
        pop_until(TagId::table);
        return reset_insertion_mode();
      case TagId::body:
      case TagId::caption:
      case TagId::col:
      case TagId::colgroup:
      case TagId::html:
      case TagId::tbody:
      case TagId::td:
      case TagId::tfoot:
      case TagId::th:
      case TagId::thead:
      case TagId::tr: return;
      case TagId::template_: return end_template();
      default: break;
    }
  }
  in_table_anything_else(token);
}

void TreeBuilder::in_table_anything_else(const Token& token) {
  foster_parenting_ = true;
  in_body(token);
  foster_parenting_ = false;
}

void TreeBuilder::in_table_text(const Token& token) {
  if (token.kind == TokenKind::text) {
    const TextKind kind = classify(token);
    if (kind == TextKind::nothing) return;
    if (kind == TextKind::other) table_text_has_other_ = true;
    table_text_.push_back(token);
    return;
  }
  flush_table_text();
  dispatch(token);
}

void TreeBuilder::flush_table_text() {
  mode_ = original_mode_;
  for (const Token& text : table_text_) {
    if (table_text_has_other_) {
      in_table_anything_else(text);
    } else {
      insert_text(text);
    }
  }
  table_text_.clear();
}

void TreeBuilder::in_caption(const Token& token) {
  const bool start = token.kind == TokenKind::start_tag;
  const bool end = token.kind == TokenKind::end_tag;
  const TagId tag = token.tag;
  const bool own_end = end && tag == TagId::caption;
  const bool implied = (start && (tag == TagId::caption || tag == TagId::col || tag == TagId::colgroup ||
                                  tag == TagId::tbody || tag == TagId::td || tag == TagId::tfoot || tag == TagId::th ||
                                  tag == TagId::thead || tag == TagId::tr)) ||
                       (end && tag == TagId::table);
  if (own_end || implied) {
    if (!in_scope(TagId::caption, Scope::table)) return;
    generate_implied_end_tags(TagId::unknown);
    pop_until(TagId::caption);
    clear_to_marker();
    mode_ = InsertionMode::in_table;
    if (implied) dispatch(token);
    return;
  }
  if (end &&
      (tag == TagId::body || tag == TagId::col || tag == TagId::colgroup || tag == TagId::html || tag == TagId::tbody ||
       tag == TagId::td || tag == TagId::tfoot || tag == TagId::th || tag == TagId::thead || tag == TagId::tr)) {
    return;
  }
  in_body(token);
}

void TreeBuilder::in_column_group(const Token& token) {
  const TagId tag = token.tag;
  if (token.kind == TokenKind::doctype) return;
  if (token.kind == TokenKind::eof) return in_body(token);
  if (token.kind == TokenKind::start_tag) {
    if (tag == TagId::html) return in_body(token);
    if (tag == TagId::col) return insert_and_pop(token);
    if (tag == TagId::template_) return in_head(token);
  } else if (token.kind == TokenKind::end_tag) {
    if (tag == TagId::colgroup) {
      if (!current_is(TagId::colgroup)) return;
      pop();
      mode_ = InsertionMode::in_table;
      return;
    }
    if (tag == TagId::col) return;
    if (tag == TagId::template_) return end_template();
  }
  if (!current_is(TagId::colgroup)) return;
  pop();
  mode_ = InsertionMode::in_table;
  dispatch(token);
}

void TreeBuilder::in_table_body(const Token& token) {
  const TagId tag = token.tag;
  if (token.kind == TokenKind::start_tag) {
    switch (tag) {
      case TagId::tr:
        clear_to({TagId::tbody, TagId::tfoot, TagId::thead});
        push(token, Namespace::html);
        mode_ = InsertionMode::in_row;
        return;
      case TagId::th:
      case TagId::td:
        clear_to({TagId::tbody, TagId::tfoot, TagId::thead});
        push_implied(TagId::tr, token.span.begin);
        mode_ = InsertionMode::in_row;
        return dispatch(token);
      case TagId::caption:
      case TagId::col:
      case TagId::colgroup:
      case TagId::tbody:
      case TagId::tfoot:
      case TagId::thead:
        if (!in_scope(TagId::tbody, Scope::table) && !in_scope(TagId::thead, Scope::table) &&
            !in_scope(TagId::tfoot, Scope::table)) {
          return;
        }
        clear_to({TagId::tbody, TagId::tfoot, TagId::thead});
        pop();
        mode_ = InsertionMode::in_table;
        return dispatch(token);
      default: return in_table(token);
    }
  }
  if (token.kind == TokenKind::end_tag) {
    switch (tag) {
      case TagId::tbody:
      case TagId::tfoot:
      case TagId::thead:
        if (!in_scope(tag, Scope::table)) return;
        clear_to({TagId::tbody, TagId::tfoot, TagId::thead});
        pop();
        mode_ = InsertionMode::in_table;
        return;
      case TagId::table:
        if (!in_scope(TagId::tbody, Scope::table) && !in_scope(TagId::thead, Scope::table) &&
            !in_scope(TagId::tfoot, Scope::table)) {
          return;
        }
        clear_to({TagId::tbody, TagId::tfoot, TagId::thead});
        pop();
        mode_ = InsertionMode::in_table;
        return dispatch(token);
      case TagId::body:
      case TagId::caption:
      case TagId::col:
      case TagId::colgroup:
      case TagId::html:
      case TagId::td:
      case TagId::th:
      case TagId::tr: return;
      default: break;
    }
  }
  in_table(token);
}

void TreeBuilder::in_row(const Token& token) {
  const TagId tag = token.tag;
  const bool start = token.kind == TokenKind::start_tag;
  const bool end = token.kind == TokenKind::end_tag;
  const bool section = tag == TagId::tbody || tag == TagId::tfoot || tag == TagId::thead;
  if (start && (tag == TagId::th || tag == TagId::td)) {
    clear_to({TagId::tr});
    push(token, Namespace::html);
    mode_ = InsertionMode::in_cell;
    push_marker();
    return;
  }
  const bool own_end = end && tag == TagId::tr;
  const bool implied = (start && (tag == TagId::caption || tag == TagId::col || tag == TagId::colgroup || section ||
                                  tag == TagId::tr)) ||
                       (end && (tag == TagId::table || section));
  if (own_end || implied) {
    if (end && section && !in_scope(tag, Scope::table)) return;
    if (!in_scope(TagId::tr, Scope::table)) return;
    clear_to({TagId::tr});
    pop();
    mode_ = InsertionMode::in_table_body;
    if (implied) dispatch(token);
    return;
  }
  if (end && (tag == TagId::body || tag == TagId::caption || tag == TagId::col || tag == TagId::colgroup ||
              tag == TagId::html || tag == TagId::td || tag == TagId::th)) {
    return;
  }
  in_table(token);
}

void TreeBuilder::close_cell() {
  generate_implied_end_tags(TagId::unknown);
  while (!stack_.empty()) {
    const bool cell = current().is(TagId::td) || current().is(TagId::th);
    pop();
    if (cell) break;
  }
  clear_to_marker();
  mode_ = InsertionMode::in_row;
}

void TreeBuilder::in_cell(const Token& token) {
  const TagId tag = token.tag;
  if (token.kind == TokenKind::end_tag) {
    switch (tag) {
      case TagId::td:
      case TagId::th:
        if (!in_scope(tag, Scope::table)) return;
        generate_implied_end_tags(TagId::unknown);
        pop_until(tag);
        clear_to_marker();
        mode_ = InsertionMode::in_row;
        return;
      case TagId::body:
      case TagId::caption:
      case TagId::col:
      case TagId::colgroup:
      case TagId::html: return;
      case TagId::table:
      case TagId::tbody:
      case TagId::tfoot:
      case TagId::thead:
      case TagId::tr:
        if (!in_scope(tag, Scope::table)) return;
        close_cell();
        return dispatch(token);
      default: break;
    }
  } else if (token.kind == TokenKind::start_tag) {
    switch (tag) {
      case TagId::caption:
      case TagId::col:
      case TagId::colgroup:
      case TagId::tbody:
      case TagId::td:
      case TagId::tfoot:
      case TagId::th:
      case TagId::thead:
      case TagId::tr:
        if (!in_scope(TagId::td, Scope::table) && !in_scope(TagId::th, Scope::table)) return;
        close_cell();
        return dispatch(token);
      default: break;
    }
  }
  in_body(token);
}

}  // namespace beian
