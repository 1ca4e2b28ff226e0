#include "edit/verify.h"

#include "html/attribute.h"
#include "html/tokenizer.h"
#include "html/tree.h"

namespace beian {
namespace {

struct NoSink final : TreeSink {
  void opened(Element&, const Element*) override {}
  void closed(const Element&, std::uint32_t, const Token*) override {}
  void text(const Token&, bool) override {}
};

// One page, read markup by markup; what lies inside `skipped` spans is read but not handed out.
class Reader {
 public:
  Reader(std::string_view bytes, std::vector<Span> skipped)
      : tokenizer_(bytes), tree_(bytes, tokenizer_, sink_), skipped_(std::move(skipped)) {}

  // The next token that is no text and does not lie wholly inside a skipped span.
  Token next() {
    for (;;) {
      const Token token = tokenizer_.next();
      tree_.feed(token);
      if (token.kind == TokenKind::eof) return token;
      while (index_ < skipped_.size() && skipped_[index_].end <= token.span.begin) ++index_;
      const bool inside = index_ < skipped_.size() && skipped_[index_].begin <= token.span.begin && token.span.end <= skipped_[index_].end;
      if (token.kind != TokenKind::text && !inside) return token;
    }
  }
  std::uint64_t state() const { return tree_.state_hash(); }
  bool frameset_ok() const { return tree_.frameset_ok(); }
  bool over_budget() const { return tree_.over_budget(); }

 private:
  NoSink sink_;
  Tokenizer tokenizer_;
  TreeBuilder tree_;
  std::vector<Span> skipped_;
  std::size_t index_ = 0;
};

bool same_attribute_names(std::string_view before, const Token& a, std::string_view after, const Token& b) {
  std::uint32_t i = a.name.end;
  std::uint32_t j = b.name.end;
  for (;;) {
    Attribute x;
    Attribute y;
    const AttributeStep left = next_attribute(before, i, x);
    if (left != next_attribute(after, j, y)) return false;
    if (left != AttributeStep::attribute) return true;
    if (slice(before, x.name) != slice(after, y.name)) return false;
  }
}

}  // namespace

bool verify_edits(std::string_view before, std::string_view after, const std::vector<Edit>& edits) {
  std::vector<Span> old_spans;
  std::vector<Span> new_spans;
  std::int64_t shift = 0;
  std::uint32_t at = 0;
  for (const Edit& edit : edits) {
    const auto begin = static_cast<std::uint32_t>(edit.span.begin + shift);
    if (before.substr(at, edit.span.begin - at) != after.substr(static_cast<std::size_t>(at + shift), edit.span.begin - at)) return false;
    old_spans.push_back(edit.span);
    new_spans.push_back({begin, begin + static_cast<std::uint32_t>(edit.bytes.size())});
    if (slice(after, new_spans.back()) != edit.bytes) return false;
    shift += static_cast<std::int64_t>(edit.bytes.size()) - edit.span.size();
    at = edit.span.end;
  }
  if (before.substr(at) != after.substr(static_cast<std::size_t>(at + shift))) return false;

  Reader old_page(before, old_spans);
  Reader new_page(after, new_spans);
  std::size_t passed = 0;    // edits that end at or before the old token
  std::size_t compared = 0;  // of these, those behind which the states were compared
  shift = 0;
  for (;;) {
    const Token a = old_page.next();
    const Token b = new_page.next();
    if (old_page.over_budget() || new_page.over_budget()) return false;
    while (passed < edits.size() && edits[passed].span.end <= a.span.begin) {
      shift += static_cast<std::int64_t>(edits[passed].bytes.size()) - edits[passed].span.size();
      ++passed;
    }
    if (a.kind != b.kind || a.tag != b.tag || a.span.begin + shift != b.span.begin) return false;
    std::int64_t inner = 0;
    for (std::size_t i = passed; i < edits.size() && edits[i].span.begin < a.span.end; ++i) {
      inner += static_cast<std::int64_t>(edits[i].bytes.size()) - edits[i].span.size();
    }
    if (a.span.end + shift + inner != b.span.end) return false;
    const bool edited = passed < edits.size() && edits[passed].span.begin < a.span.end;
    if (edited && (a.kind != TokenKind::start_tag || !same_attribute_names(before, a, after, b))) return false;
    // Equal states stay equal over equal tokens; so they are compared behind each edit, and where a <frameset> could tell them apart.
    const bool end = a.kind == TokenKind::eof;
    if (passed != compared || edited || end || a.tag == TagId::frameset) {
      if (old_page.state() != new_page.state()) return false;
      compared = passed;
    }
    const bool behind = passed == edits.size() && !edited;
    if (end || (behind && old_page.frameset_ok() == new_page.frameset_ok())) return behind;
  }
}

}  // namespace beian
