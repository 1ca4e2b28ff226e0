// fuzz_tokenizer.cc — tokens lie side by side and cover the page, and everything that can be asked of a token ends
// inside it.
//
// Option byte: its value modulo 7 is how the tokenizer is driven: by the tree builder (0), or alone from one of the six
// states.
#include <string>

#include "html/attribute.h"
#include "html/char_ref.h"
#include "html/decode_token.h"
#include "html/token_text.h"
#include "html/tokenizer.h"
#include "html/tree.h"
#include "support.h"

namespace {

using namespace beian;
using fuzz::must;
using fuzz::must_lie_in;

// Counts what the builder says it opens and closes.
class Counter final : public TreeSink {
 public:
  Counter(std::string_view bytes, const TreeBuilder*& tree) : bytes_(bytes), tree_(tree) {}

  void opened(Element& element, const Element* parent) override {
    must(parent == nullptr || parent->id != element.id, "an element is not its own parent");
    must_lie_in(element.token.span, bytes_.size(), "a start tag lies in the page");
    ++open_;
  }
  void closed(const Element& element, std::uint32_t at, const Token* end_tag) override {
    must(at <= bytes_.size(), "an element is closed inside the page");
    must(end_tag == nullptr || end_tag->tag == element.tag, "an element is closed by its own end tag");
    must(open_ > 0, "only open elements are closed");
    --open_;
  }
  void text(const Token& token, bool) override {
    must(!token.span.empty(), "text that is written has bytes");
    must(!tree_->open_elements().empty(), "text is written into an open element");
  }
  std::size_t open() const { return open_; }

 private:
  std::string_view bytes_;
  const TreeBuilder*& tree_;
  std::size_t open_ = 0;
};

void read_text(std::string_view bytes, const Token& token) {
  for (const EncodingId encoding : {EncodingId::utf_8, EncodingId::gb18030, EncodingId::shift_jis}) {
    TextReader reader(bytes, token, encoding);
    std::uint32_t at = token.span.begin;
    for (Glyph g; reader.next(g);) {
      must(g.source.begin >= at || g.source.end == at, "the characters of a text follow one another");
      must(g.source.begin < g.source.end && g.source.end <= token.span.end, "a character lies in its text");
      at = g.source.end;
    }
  }
}

void read_tag(std::string_view bytes, const Token& token) {
  must(token.span.begin < token.name.begin && token.name.begin < token.name.end && token.name.end < token.span.end,
       "a name lies in its tag");
  must(decoded_tag_name(bytes, token).size() >= token.name.size(), "a name is decoded");
  std::uint32_t offset = token.name.end;
  std::size_t count = 0;
  for (;;) {
    Attribute a;
    const std::uint32_t before = offset;
    const AttributeStep step = next_attribute(bytes, offset, a);
    must(offset > before && offset <= token.span.end, "reading attributes goes on and ends in the tag");
    if (step != AttributeStep::attribute) {
      must(step != AttributeStep::end_of_file && offset == token.span.end, "the attributes end where the tag ends");
      must((step == AttributeStep::self_closing_end) == token.self_closing, "a tag's end is read once");
      break;
    }
    must(a.name.begin >= before && a.name.begin < a.name.end && a.name.end <= a.value.begin,
         "an attribute's name stands first");
    must_lie_in(a.value, offset, "an attribute's value lies in the attribute");
    must(attribute_value(bytes, a).size() <= 3 * std::size_t{a.value.size()} + 8, "a value is decoded");
    ++count;
  }
  must(decoded_attributes(bytes, token).size() <= count, "no attribute is made up");
  must(same_attributes(bytes, token, token), "a tag is like itself");
  (void)find_attribute(bytes, token, "href");
}

void read(std::string_view bytes, const Token& token) {
  switch (token.kind) {
    case TokenKind::text: return read_text(bytes, token);
    case TokenKind::start_tag:
    case TokenKind::end_tag: return read_tag(bytes, token);
    case TokenKind::comment:
      must(decoded_comment(bytes, token).size() <= std::size_t{3} * token.span.size(), "a comment is decoded");
      return;
    case TokenKind::doctype: (void)decoded_doctype(bytes, token); return;
    case TokenKind::dropped:
    case TokenKind::eof: return;
  }
}

void check_counts(const TreeBuilder& tree) {
  bool open[static_cast<std::size_t>(TagId::count_)] = {};
  for (const Element& e : tree.open_elements()) {
    if (e.ns == Namespace::html) open[static_cast<std::size_t>(e.tag)] = true;
  }
  for (std::size_t i = 0; i < static_cast<std::size_t>(TagId::count_); ++i) {
    must(tree.is_open_tag(static_cast<TagId>(i)) == open[i], "a tag is open if an element with it is");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const fuzz::Input input = fuzz::split(data, size);
  const std::string_view bytes = input.bytes;
  Tokenizer tokenizer(bytes);
  const TreeBuilder* built = nullptr;
  Counter counter(bytes, built);
  TreeBuilder tree(bytes, tokenizer, counter);
  built = &tree;  // NOLINT(clang-analyzer-deadcode.DeadStores): read through the reference that the counter holds
  constexpr std::string_view kNames[] = {"", "title", "style", "script", "plaintext", ""};
  const unsigned state = input.options % 7u;
  if (state != 0) tokenizer.set_state(static_cast<TextState>(state - 1), kNames[state - 1]);

  std::uint32_t at = 0;
  std::size_t count = 0;
  for (;; ++count) {
    const Token token = tokenizer.next();
    must(token.span.begin == at, "tokens lie side by side");
    if (token.kind == TokenKind::eof) {
      must(at == bytes.size() && token.span.end == at, "tokens cover the page");
      if (state == 0) tree.feed(token);
      break;
    }
    must(token.span.end > at && token.span.end <= bytes.size(), "a token has bytes, and they are the page's");
    at = token.span.end;
    read(bytes, token);
    if (state != 0) continue;
    tree.feed(token);
    must(counter.open() == tree.open_elements().size(), "what was opened and not closed is open");
    if (count % 8 == 0) check_counts(tree);
    (void)tree.would_reconstruct();
    (void)tree.has_active_anchor();
    if (tree.over_budget()) return 0;
  }
  must(tokenizer.next().kind == TokenKind::eof, "behind the end there is only the end");
  if (state == 0) {
    check_counts(tree);
    must(tree.state_hash() == tree.state_hash(), "a state is like itself");
  }
  for (std::size_t i = bytes.find('&'); i != std::string_view::npos; i = bytes.find('&', i + 1)) {
    const CharRef ref = match_char_ref(bytes, i, (i & 1) != 0 ? CharRefPlace::text : CharRefPlace::attribute);
    must(ref.size <= bytes.size() - i && ref.size != 1, "a reference lies in the page");
    must(ref.size == 0 || (ref.first != 0 && ref.first <= 0x10ffff), "a reference names a character");
  }
  return 0;
}
