// tree.cc — where each token goes (HTML standard, 13.2.6, "tree construction dispatcher"), and text.
#include "html/tree.h"

#include "html/token_text.h"

namespace beian {
namespace {

// What a text token's first character is to the tree rules.
bool is_tree_space(char32_t c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\f' || c == '\r';
}

}  // namespace

void TreeBuilder::feed(const Token& token) {
  if (token.kind == TokenKind::dropped || token.kind == TokenKind::comment) {
    if (token.kind == TokenKind::comment) {
      skip_line_feed_ = false;
      if (mode_ == InsertionMode::in_table_text) flush_table_text();
    }
    return;
  }
  at_ = token.span.begin;
  end_tag_ = token.kind == TokenKind::end_tag ? &token : nullptr;
  if (token.kind == TokenKind::text && skip_line_feed_) {
    // 13.2.6.4.7, pre, listing and textarea: a line feed directly behind the start tag is no content, nor is &#10;.
    skip_line_feed_ = false;
    Token rest = token;
    Glyph first;
    if (TextReader(bytes_, token, EncodingId::utf_8).next(first) && first.ch == U'\n')
      rest.span.begin = first.source.end;
    if (!rest.span.empty()) dispatch(rest);
  } else {
    skip_line_feed_ = false;
    dispatch(token);
  }
  ended_ = token.kind == TokenKind::eof;
  tokenizer_.set_cdata_allowed(!stack_.empty() && stack_.back().ns != Namespace::html);
}

bool TreeBuilder::uses_foreign_rules(const Token& token) const {
  if (stack_.empty() || current().ns == Namespace::html || token.kind == TokenKind::eof) return false;
  const Element& node = current();
  const bool start = token.kind == TokenKind::start_tag;
  if (node.text_integration &&
      (token.kind == TokenKind::text || (start && token.tag != TagId::mglyph && token.tag != TagId::malignmark))) {
    return false;
  }
  if (node.ns == Namespace::mathml && node.tag == TagId::annotation_xml && start && token.tag == TagId::svg)
    return false;
  return !(node.html_integration && (start || token.kind == TokenKind::text));
}

void TreeBuilder::dispatch(const Token& token) {
  if (uses_foreign_rules(token)) {
    foreign(token);
  } else {
    process(mode_, token);
  }
}

void TreeBuilder::process(InsertionMode mode, const Token& token) {
  if (token.kind == TokenKind::text && mode != InsertionMode::text) {
    process_text(mode, token);
    return;
  }
  switch (mode) {
    case InsertionMode::initial: return initial(token);
    case InsertionMode::before_html: return before_html(token);
    case InsertionMode::before_head: return before_head(token);
    case InsertionMode::in_head: return in_head(token);
    case InsertionMode::after_head: return after_head(token);
    case InsertionMode::in_body: return in_body(token);
    case InsertionMode::text: return in_text(token);
    case InsertionMode::in_table: return in_table(token);
    case InsertionMode::in_table_text: return in_table_text(token);
    case InsertionMode::in_caption: return in_caption(token);
    case InsertionMode::in_column_group: return in_column_group(token);
    case InsertionMode::in_table_body: return in_table_body(token);
    case InsertionMode::in_row: return in_row(token);
    case InsertionMode::in_cell: return in_cell(token);
    case InsertionMode::in_select: return in_select(token);
    case InsertionMode::in_select_in_table: return in_select_in_table(token);
    case InsertionMode::in_template: return in_template(token);
    case InsertionMode::after_body: return after_body(token);
    case InsertionMode::in_frameset: return in_frameset(token);
    case InsertionMode::after_frameset: return after_frameset(token);
    case InsertionMode::after_after_body: return after_after_body(token);
    case InsertionMode::after_after_frameset: return after_after_frameset(token);
  }
}

TreeBuilder::TextKind TreeBuilder::classify(const Token& token) const {
  // Nearly every text shows what it is in its first bytes; references, NUL and sections are read as such.
  std::uint32_t i = token.span.begin;
  while (i < token.span.end && is_tree_space(static_cast<unsigned char>(bytes_[i]))) ++i;
  const bool plain = token.state != TextState::cdata;
  if (plain && i == token.span.end) return i == token.span.begin ? TextKind::nothing : TextKind::space;
  if (plain && bytes_[i] != '&' && bytes_[i] != '\0') return TextKind::other;
  TextKind kind = TextKind::nothing;
  TextReader reader(bytes_, token, EncodingId::utf_8);
  for (Glyph g; reader.next(g);) {
    if (g.ch == 0) continue;
    if (!is_tree_space(g.ch)) return TextKind::other;
    kind = TextKind::space;
  }
  return kind;
}

// Cuts the leading white space off `rest` and returns it.
Token TreeBuilder::split_leading_space(Token& rest) const {
  Token space = rest;
  space.span.end = rest.span.begin;
  TextReader reader(bytes_, rest, EncodingId::utf_8);
  for (Glyph g; reader.next(g);) {
    if (!is_tree_space(g.ch)) break;
    space.span.end = g.source.end;
  }
  rest.span.begin = space.span.end;
  return space;
}

void TreeBuilder::insert_text(const Token& token) {
  if (token.span.empty() || stack_.empty()) return;
  bool fostered = false;
  if (foster_parenting_) {
    const TagId tag = current().tag;
    fostered = current().ns == Namespace::html && (tag == TagId::table || tag == TagId::tbody || tag == TagId::tfoot ||
                                                   tag == TagId::thead || tag == TagId::tr);
  }
  sink_.text(token, fostered);
}

void TreeBuilder::text_in_body(const Token& token) {
  const TextKind kind = classify(token);
  if (kind == TextKind::nothing) return;
  reconstruct_formatting();
  insert_text(token);
  if (kind == TextKind::other) frameset_ok_ = false;
}

// Text in the modes that treat white space and other characters differently. Each takes what is its own and hands on
// the rest.
void TreeBuilder::process_text(InsertionMode mode, const Token& token) {
  Token rest = token;
  switch (mode) {
    case InsertionMode::in_body:
    case InsertionMode::in_caption:
    case InsertionMode::in_cell:
    case InsertionMode::in_template: return text_in_body(token);
    case InsertionMode::in_table:
    case InsertionMode::in_table_body:
    case InsertionMode::in_row: return in_table(token);
    case InsertionMode::in_table_text: return in_table_text(token);
    case InsertionMode::in_select:
    case InsertionMode::in_select_in_table:
      if (classify(token) != TextKind::nothing) insert_text(token);
      return;
    case InsertionMode::initial:
    case InsertionMode::before_html:
    case InsertionMode::before_head: split_leading_space(rest); break;
    case InsertionMode::in_head:
    case InsertionMode::after_head:
    case InsertionMode::in_column_group: insert_text(split_leading_space(rest)); break;
    case InsertionMode::after_body:
    case InsertionMode::after_after_body: {
      const Token space = split_leading_space(rest);
      if (!space.span.empty()) text_in_body(space);
      break;
    }
    case InsertionMode::in_frameset:
    case InsertionMode::after_frameset:
    case InsertionMode::after_after_frameset:
      return;  // white space is kept, the rest ignored: nothing of it is displayed text
    case InsertionMode::text: return;
  }
  if (rest.span.empty()) return;
  switch (mode) {
    case InsertionMode::initial: return initial(rest);
    case InsertionMode::before_html: return before_html(rest);
    case InsertionMode::before_head: return before_head(rest);
    case InsertionMode::in_head: return in_head(rest);
    case InsertionMode::after_head: return after_head(rest);
    case InsertionMode::in_column_group: return in_column_group(rest);
    case InsertionMode::after_body: return after_body(rest);
    default: return after_after_body(rest);
  }
}

std::uint64_t TreeBuilder::state_hash() const {
  work_ += stack_.size() + formatting_.size();
  std::uint64_t h = 0xcbf29ce484222325u;
  const auto mix = [&](std::uint64_t v) { h = (h ^ v) * 0x100000001b3u; };
  // Behind the end nothing is read any more, so how it would be read makes no difference.
  mix(ended_ ? 0 : static_cast<std::uint64_t>(mode_));
  mix(ended_ ? 0 : static_cast<std::uint64_t>(original_mode_));
  mix(static_cast<std::uint64_t>(skip_line_feed_) | static_cast<std::uint64_t>(quirks_) << 1 |
      static_cast<std::uint64_t>(has_head_) << 2 | static_cast<std::uint64_t>(table_text_has_other_) << 3);
  mix(has_form_ ? index_of(form_id_) : kNowhere - 1);
  for (const InsertionMode mode : template_modes_) mix(static_cast<std::uint64_t>(mode) + 64);
  const auto mix_name = [&](TagId tag, Namespace ns, const Token& token) {
    mix(static_cast<std::uint64_t>(tag) * 4 + static_cast<std::uint64_t>(ns));
    if (tag != TagId::unknown) return;
    for (const char c : slice(bytes_, token.name)) mix(static_cast<unsigned char>(c));
  };
  for (const Element& e : stack_) mix_name(e.tag, e.ns, e.token);
  for (const Formatting& f : formatting_) {
    mix(f.marker ? 2 : 1);
    mix_name(f.tag, Namespace::html, f.token);
    mix(is_open(f.id));
  }
  return h;
}

}  // namespace beian
