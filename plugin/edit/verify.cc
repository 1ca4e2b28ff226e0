#include "edit/verify.h"

#include "html/attribute.h"
#include "html/no_sink.h"
#include "html/skim.h"
#include "html/tokenizer.h"

namespace beian {
namespace {

// One page, read markup by markup; what lies inside `skipped` spans is read but not handed out. The tree stands before
// the token that was handed out last, behind all text in front of it: what an edit did to that text shows there, and
// not behind the token, where an end tag may have hidden it.
class Reader {
 public:
  // Up to `unchanged` both pages are the same bytes; there is nothing to hand out there.
  Reader(std::string_view bytes, std::vector<Span> skipped, std::uint32_t unchanged)
      : tokenizer_(bytes),
        tree_(bytes, tokenizer_, sink_),
        skipped_(std::move(skipped)),
        skimmer_(bytes, none_, none_),
        unchanged_(unchanged) {}
  // The same from `from` on, where `start` is what is open.
  Reader(std::string_view bytes, std::vector<Span> skipped, std::uint32_t unchanged, const TreeBuilder& start,
         std::uint32_t from)
      : tokenizer_(bytes),
        tree_(start, bytes, tokenizer_, sink_),
        skipped_(std::move(skipped)),
        skimmer_(bytes, none_, none_),
        unchanged_(unchanged) {
    tokenizer_.resume(from);
  }

  // The next token that is no text and does not lie wholly inside a skipped span.
  Token next() {
    for (;;) {
      feed();
      if (tokenizer_.offset() < unchanged_ && pace_.may_begin(tokenizer_.offset())) skim();
      pending_ = tokenizer_.next();
      has_pending_ = true;
      if (pending_.kind == TokenKind::eof) return pending_;
      while (index_ < skipped_.size() && skipped_[index_].end <= pending_.span.begin) ++index_;
      const bool inside = index_ < skipped_.size() && skipped_[index_].begin <= pending_.span.begin &&
                          pending_.span.end <= skipped_[index_].end;
      if (pending_.kind != TokenKind::text && !inside) return pending_;
    }
  }
  // Brings the tree behind the token that was handed out last.
  void feed() {
    if (has_pending_) tree_.feed(pending_);
    has_pending_ = false;
  }
  const TreeBuilder& tree() const { return tree_; }
  bool over_budget() const { return tree_.over_budget(); }

 private:
  // The two readers stop at the same places: what decides lies in front of `unchanged_`.
  void skim() {
    const std::uint32_t from = tokenizer_.offset();
    Skimmer::Stop stop;
    if (tokenizer_.state() == TextState::data && tree_.begin_skim(skimmer_)) stop = skimmer_.run(from, unchanged_);
    if (stop.at > from) tree_.end_skim(skimmer_, stop);
    pace_.ended(from, stop);
  }

  NoSink sink_;
  Tokenizer tokenizer_;
  TreeBuilder tree_;
  std::vector<Span> skipped_;
  const std::vector<std::uint32_t> none_;
  Skimmer skimmer_;
  SkimPace pace_;
  std::uint32_t unchanged_;
  std::size_t index_ = 0;
  Token pending_;
  bool has_pending_ = false;
};

// No body yet, and this token makes one and ends it: an edit in front of it may have made the body.
bool implies_body(const TreeBuilder& tree, const Token& token) {
  const bool ends = token.kind == TokenKind::eof ||
                    (token.kind == TokenKind::end_tag && (token.tag == TagId::body || token.tag == TagId::html));
  switch (tree.mode()) {
    case InsertionMode::initial:
    case InsertionMode::before_html:
    case InsertionMode::before_head:
    case InsertionMode::in_head:
    case InsertionMode::after_head: return ends;
    default: return false;
  }
}

// Our block is all that closes the <p> that stood open there, and `token`, which follows at once, does so too.
bool only_closed_p(const TreeBuilder& before, const TreeBuilder& after, const Token& token) {
  const bool own_end = token.kind == TokenKind::end_tag && token.tag == TagId::p;
  const std::vector<Element>& open = before.open_elements();
  return !own_end && token.kind != TokenKind::eof && !open.empty() && open.back().is(TagId::p) &&
         after.open_elements().size() + 1 == open.size();
}

// Is an element open that begins inside one of `spans`? Then it may stand for one of the page's own of the same name.
bool leaves_open(const TreeBuilder& tree, const std::vector<Span>& spans) {
  for (const Element& element : tree.open_elements()) {
    for (const Span& span : spans) {
      if (!element.token.span.empty() && span.contains(element.token.span.begin)) return true;
    }
  }
  return false;
}

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

bool verify(std::string_view before, std::string_view after, const std::vector<Edit>& edits, bool local,
            const TreeBuilder* start, std::uint32_t from) {
  std::vector<Span> old_spans;
  std::vector<Span> new_spans;
  std::int64_t shift = 0;
  std::uint32_t at = 0;
  for (const Edit& edit : edits) {
    const auto begin = static_cast<std::uint32_t>(edit.span.begin + shift);
    if (before.substr(at, edit.span.begin - at) !=
        after.substr(static_cast<std::size_t>(at + shift), edit.span.begin - at))
      return false;
    old_spans.push_back(edit.span);
    new_spans.push_back({begin, begin + static_cast<std::uint32_t>(edit.bytes.size())});
    if (slice(after, new_spans.back()) != edit.bytes) return false;
    shift += static_cast<std::int64_t>(edit.bytes.size()) - edit.span.size();
    at = edit.span.end;
  }
  if (before.substr(at) != after.substr(static_cast<std::size_t>(at + shift))) return false;

  const std::uint32_t unchanged = local && !edits.empty() ? edits.front().span.begin : 0;
  const bool on = start != nullptr && from <= unchanged;
  Reader old_page = on ? Reader(before, old_spans, unchanged, *start, from) : Reader(before, old_spans, unchanged);
  Reader new_page = on ? Reader(after, new_spans, unchanged, *start, from) : Reader(after, new_spans, unchanged);
  std::size_t passed = 0;    // edits that end at or before the old token
  std::size_t compared = 0;  // of these, those behind which the states were equal
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
    if (implies_body(old_page.tree(), a) || implies_body(new_page.tree(), a)) {
      if (a.kind != TokenKind::eof) continue;
      old_page.feed();
      new_page.feed();
    }
    // Equal states stay equal over equal tokens; so they are compared once behind each edit, and where a <frameset>
    // could tell them apart: the first text of a page decides that none may follow, and ours may be the first.
    const bool end = a.kind == TokenKind::eof;
    if (passed != compared || end || a.tag == TagId::frameset) {
      if (old_page.tree().state_hash() != new_page.tree().state_hash()) {
        const bool at_once = passed > 0 && edits[passed - 1].span.end == a.span.begin;
        const bool harmless =
            only_closed_p(old_page.tree(), new_page.tree(), a) || only_closed_p(new_page.tree(), old_page.tree(), a);
        if (at_once && harmless) continue;
        return false;
      }
      if (leaves_open(new_page.tree(), new_spans)) return false;
      compared = passed;
    }
    const bool behind = passed == edits.size() && !edited && compared == passed;
    if (end || (behind && old_page.tree().frameset_ok() == new_page.tree().frameset_ok())) return behind;
  }
}

}  // namespace

bool verify_edits(std::string_view before, std::string_view after, const std::vector<Edit>& edits,
                  const TreeBuilder* start, std::uint32_t from) {
  return verify(before, after, edits, true, start, from);
}

bool verify_edits_from_start(std::string_view before, std::string_view after, const std::vector<Edit>& edits) {
  return verify(before, after, edits, false, nullptr, 0);
}

}  // namespace beian
