// tree.h — the open elements at every point of a page, after the tree construction rules of the HTML standard (13.2.6).
//
// What:   Follows the tokens of a page with the standard's insertion modes, stack of open elements and list of active
// formatting
//         elements, and tells a TreeSink what is opened, closed and written where. It builds no tree.
// Why:    Whether a text is displayed, whether a <footer> is the site's, whether a <div> put at some byte would stay
// there: none of
//         this can be read from tags alone. <title> in an svg is not the page's title; <table><div> puts the div before
//         the table;
//         </p> without <p> makes one; <b> left open comes back in every later paragraph.
// Naive:  A stack of tags that pushes and pops. It is wrong at the first unclosed <p> or <li>, and dangerous at the
// first table. Ours:   All rules of the standard, so that the answer is the browser's own; only the nodes are left out.
// An element is a row of
//         the stack that goes when it is closed, so memory is bounded by depth.
//
// Scripting counts as enabled (a visitor's browser runs scripts): <noscript> is raw text. The document is not an iframe
// srcdoc, and there is no fragment case.
//
//   Tokenizer tokenizer(bytes);  TreeBuilder tree(bytes, tokenizer, sink);
//   for (Token t = tokenizer.next(); ; t = tokenizer.next()) { tree.feed(t); if (t.kind == TokenKind::eof) break; }
//
// Cost: constant work for nearly every token. Where the rules walk the stack, each step is counted; a page made so that
// the walks become quadratic (a million open elements, each looked through a million times) is given up: over_budget()
// turns true and the page must be refused.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "html/skim.h"
#include "html/token.h"
#include "html/tokenizer.h"

namespace beian {

enum class Namespace : std::uint8_t { html, svg, mathml };

enum class InsertionMode : std::uint8_t {
  initial,
  before_html,
  before_head,
  in_head,
  after_head,
  in_body,
  text,
  in_table,
  in_table_text,
  in_caption,
  in_column_group,
  in_table_body,
  in_row,
  in_cell,
  in_select,
  in_select_in_table,
  in_template,
  after_body,
  in_frameset,
  after_frameset,
  after_after_body,
  after_after_frameset,
};

// One open element.
struct Element {
  TagId tag = TagId::unknown;
  Namespace ns = Namespace::html;
  bool text_integration = false;  // MathML text integration point
  bool html_integration = false;  // HTML integration point
  std::uint32_t id = 0;           // distinct for every element of the page
  Token token;                    // the start tag; span empty for an element that the rules made up
  std::uint64_t user = 0;         // for the sink: copied from the parent before opened(), from the original for clones

  bool is(TagId name) const { return tag == name && ns == Namespace::html; }
};

// Receives what happens. All calls come from TreeBuilder::feed on the same thread.
class TreeSink {
 public:
  virtual ~TreeSink() = default;
  // `element` has become the current node (or, for clones of formatting elements, an open one). `parent` is the one
  // below it on the stack, null for <html>. element.user is the sink's to change.
  virtual void opened(Element& element, const Element* parent) = 0;
  // `element` has left the stack. `at`: where the token begins that closed it; `end_tag`: that token, if it is the
  // element's own end tag, else null.
  virtual void closed(const Element& element, std::uint32_t at, const Token* end_tag) = 0;
  // Text is written into the current node; `fostered`: in front of the table that is open.
  virtual void text(const Token& token, bool fostered) = 0;

  // What the adoption agency does to nodes (13.2.6.4.7); the stack alone does not tell it. For those who build a tree.
  // `clone` takes the place of the element `original` on the stack; it has no parent yet.
  virtual void cloned(std::uint32_t original, const Element& clone) {
    static_cast<void>(original);
    static_cast<void>(clone);
  }
  // The element `child` is put behind the last child of `parent`; `inserted`: as a new one would be, which may be in
  // front of a table.
  virtual void moved(std::uint32_t child, const Element& parent, bool inserted) {
    static_cast<void>(child);
    static_cast<void>(parent);
    static_cast<void>(inserted);
  }
  // `clone`, the last child of `parent` and just opened, takes all other children of it.
  virtual void took_children(const Element& clone, const Element& parent) {
    static_cast<void>(clone);
    static_cast<void>(parent);
  }
  // A second <html> or <body> tag: attributes that `element` does not have are added to it.
  virtual void attributes_added(const Element& element, const Token& token) {
    static_cast<void>(element);
    static_cast<void>(token);
  }
};

// All that a TreeBuilder knows of a page up to a point. Copied as a whole where one reads on from there twice.
struct TreeState {
  struct Formatting {
    bool marker = false;
    TagId tag = TagId::unknown;
    std::uint32_t id = 0;
    std::uint64_t user = 0;
    Token token;
    bool hashed = false;           // is `attributes` known? Most entries are never compared
    std::uint64_t attributes = 0;  // attributes_hash of the token
  };
  std::vector<Element> stack_;
  std::vector<Formatting> formatting_;
  std::vector<InsertionMode> template_modes_;
  std::vector<Token> table_text_;
  std::uint32_t counts_[static_cast<std::size_t>(TagId::count_)] = {};
  InsertionMode mode_ = InsertionMode::initial;
  InsertionMode original_mode_ = InsertionMode::initial;
  bool quirks_ = false;
  bool frameset_ok_ = true;
  bool skip_line_feed_ = false;
  bool ended_ = false;
  bool foster_parenting_ = false;
  bool table_text_has_other_ = false;
  bool has_head_ = false;
  bool has_form_ = false;
  std::uint32_t head_id_ = 0;
  std::uint32_t form_id_ = 0;
  std::uint32_t next_id_ = 1;
  std::uint32_t at_ = 0;            // where the token in hand begins
  const Token* end_tag_ = nullptr;  // the token in hand, if it is an end tag
  mutable std::uint64_t work_ = 0;
};

class TreeBuilder : private TreeState {
 public:
  // All three must outlive the builder.
  TreeBuilder(std::string_view bytes, Tokenizer& tokenizer, TreeSink& sink)
      : bytes_(bytes), tokenizer_(tokenizer), sink_(sink) {}
  // Stands where `other` does, in a page that is the same up to there.
  TreeBuilder(const TreeBuilder& other, std::string_view bytes, Tokenizer& tokenizer, TreeSink& sink)
      : TreeState(other), bytes_(bytes), tokenizer_(tokenizer), sink_(sink) {
    end_tag_ = nullptr;
  }

  // Takes the next token of the page, in order, ending with eof. Tells the tokenizer how to read on.
  void feed(const Token& token);

  // The open elements, <html> first.
  const std::vector<Element>& open_elements() const { return stack_; }
  InsertionMode mode() const { return mode_; }
  bool quirks() const { return quirks_; }
  bool over_budget() const { return work_ > budget(); }

  // Has the list of active formatting elements an entry behind its last marker that is not open, so that the next text
  // would open it again?
  bool would_reconstruct() const {
    return !formatting_.empty() && !formatting_.back().marker && !is_open(formatting_.back().id);
  }
  // Is there an <a> in that list, so that another <a> would close it?
  bool has_active_anchor() const;
  bool has_in_button_scope(TagId tag) const;
  // Would </body> here end the body (and not be ignored, as inside an open cell or object)?
  bool would_end_body() const { return in_scope(TagId::body, Scope::common); }
  // Is `tag` (an HTML element) open anywhere?
  bool is_open_tag(TagId tag) const { return counts_[static_cast<std::size_t>(tag)] > 0; }
  // A number that is the same for two builders if and only if (but for hash collisions) their open elements, formatting
  // elements and mode are: names, not places. Without frameset_ok.
  std::uint64_t state_hash() const;
  // Is what opens now put in front of the table, where the current node is of a table?
  bool foster_parenting() const { return foster_parenting_; }
  // Would a <frameset> still take the place of the body? Text and much else settle that it would not.
  bool frameset_ok() const { return frameset_ok_; }

  // Opens in `skimmer` what is open here, where that is simple enough for it to go on from. tree_skim.cc
  bool begin_skim(Skimmer& skimmer) const;
  // Becomes what it would be if it had been fed all tokens up to `stop.at`, and sends the tokenizer there. What opened
  // and closed in between is not told to the sink.
  void end_skim(const Skimmer& skimmer, const Skimmer::Stop& stop);

 private:
  enum class Scope : std::uint8_t { common, list_item, button, table };

  // tree.cc: dispatch and text
  void dispatch(const Token& token);
  void process(InsertionMode mode, const Token& token);
  bool uses_foreign_rules(const Token& token) const;
  void process_text(InsertionMode mode, const Token& token);
  Token split_leading_space(Token& rest) const;
  enum class TextKind : std::uint8_t { nothing, space, other };
  TextKind classify(const Token& token) const;
  void insert_text(const Token& token);
  void text_in_body(const Token& token);
  void end_of_file();

  // tree_stack.cc: the stack and its scopes
  void push(const Token& token, Namespace ns);
  void push_implied(TagId tag, std::uint32_t at);
  void pop();
  void remove_at(std::size_t index);
  void pop_until(TagId tag);
  void pop_to_size(std::size_t size);
  void insert_and_pop(const Token& token) {
    push(token, Namespace::html);
    pop();
  }
  bool in_scope(TagId tag, Scope scope) const;
  bool heading_in_scope() const;
  bool in_select_scope() const;
  bool ends_scope(const Element& e, Scope scope) const;
  void generate_implied_end_tags(TagId except);
  void generate_all_implied_end_tags();
  void close_p();
  void close_p_in_button_scope() {
    if (in_scope(TagId::p, Scope::button)) close_p();
  }
  bool is_open(std::uint32_t id) const { return index_of(id) != kNowhere; }
  std::size_t index_of(std::uint32_t id) const;
  bool is_special(const Element& e) const;
  bool same_element_name(const Element& e, const Token& token) const;
  Element& current() { return stack_.back(); }
  const Element& current() const { return stack_.back(); }
  bool current_is(TagId tag) const { return !stack_.empty() && stack_.back().is(tag); }
  void switch_tokenizer(TextState state, const Token& token);
  void raw_text(const Token& token, TextState state);
  InsertionMode mode_of_stack() const;
  void reset_insertion_mode() { mode_ = mode_of_stack(); }

  // tree_formatting.cc: active formatting elements and the adoption agency
  void push_formatting(const Token& token);
  std::uint64_t hash_of(Formatting& entry);
  void reconstruct_formatting();
  void push_marker() {
    Formatting marker;
    marker.marker = true;
    formatting_.push_back(marker);
  }
  void clear_to_marker();
  void remove_formatting(std::uint32_t id);
  std::size_t find_formatting(TagId tag) const;
  void adoption_agency(const Token& token);

  // tree_head.cc, tree_body_start.cc, tree_body_end.cc, tree_table.cc, tree_foreign.cc, tree_other.cc
  void initial(const Token& token);
  void before_html(const Token& token);
  void before_head(const Token& token);
  void in_head(const Token& token);
  void after_head(const Token& token);
  void start_template(const Token& token);
  void end_template();
  void in_body(const Token& token);
  void in_body_start(const Token& token);
  void in_body_block_start(const Token& token);
  void in_body_list_item(const Token& token);
  void in_body_anchor(const Token& token);
  void in_body_frameset(const Token& token);
  void in_body_end(const Token& token);
  void in_body_end_form(const Token& token);
  void in_body_any_other_end(const Token& token);
  void in_text(const Token& token);
  void in_table(const Token& token);
  void in_table_anything_else(const Token& token);
  void in_table_text(const Token& token);
  void flush_table_text();
  void in_caption(const Token& token);
  void in_column_group(const Token& token);
  void in_table_body(const Token& token);
  void in_row(const Token& token);
  void in_cell(const Token& token);
  void close_cell();
  void clear_to(std::initializer_list<TagId> context);
  void in_select(const Token& token);
  void in_select_in_table(const Token& token);
  void in_template(const Token& token);
  void after_body(const Token& token);
  void in_frameset(const Token& token);
  void after_frameset(const Token& token);
  void after_after_body(const Token& token);
  void after_after_frameset(const Token& token);
  void foreign(const Token& token);
  void foreign_start(const Token& token);
  void foreign_end(const Token& token);
  void push_foreign(const Token& token, Namespace ns);

  static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);
  // The most that any of 60,000 real pages takes is a quarter of a step for each byte.
  std::uint64_t budget() const { return 8 * static_cast<std::uint64_t>(bytes_.size()) + (1u << 20); }

  std::string_view bytes_;
  Tokenizer& tokenizer_;
  TreeSink& sink_;
};

}  // namespace beian
