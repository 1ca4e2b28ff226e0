#include "html/place.h"

namespace beian {

NoPlace no_place_at(const TreeBuilder& tree, bool& phrasing) {
  switch (tree.mode()) {
    case InsertionMode::text: return NoPlace::raw_text_open;
    case InsertionMode::in_table:
    case InsertionMode::in_table_text:
    case InsertionMode::in_caption:
    case InsertionMode::in_column_group:
    case InsertionMode::in_table_body:
    case InsertionMode::in_row:
    case InsertionMode::in_cell: return NoPlace::table_open;
    case InsertionMode::in_select:
    case InsertionMode::in_select_in_table: return NoPlace::select_open;
    case InsertionMode::in_template: return NoPlace::template_open;
    case InsertionMode::in_frameset:
    case InsertionMode::after_frameset:
    case InsertionMode::after_after_frameset: return NoPlace::frameset;
    default: break;
  }
  if (tree.is_open_tag(TagId::template_)) return NoPlace::template_open;
  if (tree.is_open_tag(TagId::plaintext)) return NoPlace::plaintext;
  if (tree.is_open_tag(TagId::select)) return NoPlace::select_open;
  if (tree.is_open_tag(TagId::table)) return NoPlace::table_open;
  if (!tree.open_elements().empty()) {
    const Element& top = tree.open_elements().back();
    if (top.ns != Namespace::html) return NoPlace::foreign_open;
    if ((top.user & context::app_root) != 0) return NoPlace::inside_app;
    const bool before_body = top.is(TagId::head);
    if ((top.user & (context::not_shown | context::ignore)) != 0 && !before_body) return NoPlace::hidden_parent;
  }
  if (tree.is_open_tag(TagId::a) || tree.has_active_anchor()) return NoPlace::anchor_open;
  if (tree.would_reconstruct()) return NoPlace::formatting_open;
  for (const TagId tag :
       {TagId::button, TagId::label, TagId::h1, TagId::h2, TagId::h3, TagId::h4, TagId::h5, TagId::h6}) {
    if (tree.is_open_tag(tag)) return NoPlace::interactive_open;
  }
  phrasing = tree.has_in_button_scope(TagId::p);
  return NoPlace::none;
}

bool is_cut_off(std::string_view bytes, const Token& last) {
  const std::string_view raw = slice(bytes, last.span);
  switch (last.kind) {
    case TokenKind::comment:
      return last.delimited ? !raw.ends_with("-->") && !raw.ends_with("--!>") && raw != "<!-->" && raw != "<!--->"
                            : !raw.ends_with('>');
    case TokenKind::doctype: return !raw.ends_with('>');
    case TokenKind::dropped: return raw != "</>";
    case TokenKind::text:
      // Behind <plaintext> there is no end to be cut off; no_place knows it.
      return last.state == TextState::data ? raw.ends_with("</") : last.state != TextState::plaintext;
    default: return false;
  }
}

}  // namespace beian
