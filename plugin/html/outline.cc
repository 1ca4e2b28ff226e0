#include "html/outline.h"

#include <algorithm>

#include "html/app_signs.h"
#include "html/attribute.h"
#include "html/outline_context.h"
#include "html/outline_meta.h"
#include "html/place.h"
#include "html/selected.h"
#include "html/text_search.h"
#include "html/token_text.h"
#include "html/tokenizer.h"
#include "html/tree.h"
#include "html/trigger.h"
#include "html/width_class.h"
#include "number/fold.h"

namespace beian {
namespace {

constexpr std::size_t kAncestors = 64;  // whose class names are read; a page that is nested deeper is made to be slow
constexpr std::size_t kDeepest =
    256;  // elements around a text whose style is asked for; deeper ones count as displayed
constexpr std::uint32_t kCounted = 1000;        // displayed characters of a page that may be a redirect stub
constexpr std::size_t kLongestRun = 8192;       // pieces; a longer line of text is cut in two
constexpr std::size_t kMarksBeside = 1u << 16;  // bytes that marks may take beyond the size of the page

}  // namespace

class Outliner final : public TreeSink {
 public:
  Outliner(std::string_view bytes, const Encoding& encoding, std::string_view text, bool may_skim,
           ElementChoice* choice, OutlineMarks* marks)
      : tokenizer_(bytes),
        tree_(bytes, tokenizer_, *this),
        search_(text),
        selected_(choice),
        may_skim_(may_skim && choice == nullptr),
        skimmer_(bytes, page_.triggers, needles_),
        marks_(choice == nullptr ? marks : nullptr) {
    page_.triggers = number_triggers(bytes, encoding.id, may_skim_ ? &needles_ : nullptr);
    page_.bytes = bytes;
    page_.encoding = encoding;
  }

  // Stands where `other` does, in a page that is the same up to there.
  Outliner(const Outliner& other, std::string_view bytes)
      : page_(other.page_),
        tokenizer_(bytes),
        tree_(other.tree_, bytes, tokenizer_, *this),
        next_trigger_(other.next_trigger_),
        search_(other.search_),
        selected_(nullptr),
        drawn_links_(other.drawn_links_),
        pending_(other.pending_),
        broken_(other.broken_),
        hot_(other.hot_),
        by_width_(other.by_width_),
        footers_(other.footers_),
        badges_before_(other.badges_before_),
        own_(other.own_),
        kept_(other.kept_),
        may_skim_(other.may_skim_),
        needles_(other.needles_),
        skimmer_(bytes, page_.triggers, needles_),
        token_begin_(other.token_begin_),
        run_begin_(other.run_begin_) {
    page_.bytes = bytes;
    tokenizer_.resume(other.token_begin_);
  }
  Outliner(const Outliner&) = delete;
  Outliner& operator=(const Outliner&) = delete;

  // What is behind the place may be another page's: its triggers and needles are looked for anew.
  void look_ahead() {
    const auto cut = [&](std::vector<std::uint32_t>& offsets) {
      offsets.erase(std::lower_bound(offsets.begin(), offsets.end(), token_begin_), offsets.end());
    };
    cut(page_.triggers);
    cut(needles_);
    std::vector<std::uint32_t> needles;
    const std::string_view rest = page_.bytes.substr(token_begin_);
    for (const std::uint32_t at : number_triggers(rest, page_.encoding.id, may_skim_ ? &needles : nullptr)) {
      page_.triggers.push_back(at + token_begin_);
    }
    for (const std::uint32_t at : needles) needles_.push_back(at + token_begin_);
  }
  const TreeBuilder& tree() const { return tree_; }

  Page run() {
    Token last;
    for (;;) {
      if (may_skim_ && pending_.empty() && pace_.may_begin(tokenizer_.offset())) skim();
      const Token token = tokenizer_.next();
      token_begin_ = token.span.begin;
      before(token);
      if (token.kind == TokenKind::eof && !page_.has_body_end && page_.no_body_end == NoPlace::none) end_of_file(last);
      tree_.feed(token);
      if (tree_.over_budget()) {
        page_.has_body_end = false;
        page_.no_body_end = NoPlace::too_deep;
        page_.footers.clear();
        selected_ = SelectedElements(nullptr);
        page_.selected.no_place = NoPlace::too_deep;
        break;
      }
      if (token.kind == TokenKind::eof) break;
      last = token;
    }
    if (is_frameset()) {  // it has taken the place of the body, and of all that stood there
      page_.has_body_end = false;
      page_.no_body_end = NoPlace::frameset;
      page_.footers.clear();
    }
    flush();
    page_.shows_text = search_.found();
    page_.selected = selected_.finish(page_);
    return std::move(page_);
  }

  void opened(Element& element, const Element* parent) override {
    const auto outer = static_cast<std::uint32_t>(parent == nullptr ? 0 : parent->user);
    const std::uint64_t outer_link = parent == nullptr ? 0 : parent->user >> 32;
    if (element.is(TagId::meta) && !tree_.is_open_tag(TagId::template_)) {
      read_meta(element.token, (outer & context::in_body) != 0, page_);
    }
    if (element.ns == Namespace::html) note_style(element, outer);
    const ElementContext c = context_of(page_.bytes, element, outer, page_.app);
    if (c.app != App::none) page_.app = c.app;
    if (element.is(TagId::html)) {
      page_.ignored = page_.ignored || c.ignore;
      page_.amp = page_.amp || find_attribute(page_.bytes, element.token, "amp") ||
                  find_attribute(page_.bytes, element.token, "\xe2\x9a\xa1");
    }
    std::uint64_t link = outer_link;
    const bool drawn_link = element.tag == TagId::a && element.ns == Namespace::svg;
    if (drawn_link) drawn_links_.push_back(element.token.span.begin);
    if (element.is(TagId::a) || drawn_link) link = element.token.span.begin + std::uint64_t{1};
    element.user = link << 32 | c.where;
    if (c.site_footer) footers_.push_back(element.id);
    selected_.opened(element, parent, tree_.open_elements());
    if (c.own_root && (outer & context::not_shown) == 0) own_ = {element.id, element.token, outer};
    if (element.is(TagId::br) && stands_in_number()) {
      broken_ = element.id;
    } else if (breaks_text(element) || c.own_root) {
      flush();  // our root is a block, even as a <span>
    }
  }

  void closed(const Element& element, std::uint32_t, const Token* end_tag) override {
    if (!footers_.empty() && footers_.back() == element.id) footers_.pop_back();
    selected_.closed(element);
    const bool own_root = own_.id == element.id && element.id != 0;
    if (own_root) {
      if (end_tag != nullptr) {
        page_.own_badges.push_back(
            {{own_.tag.span.begin, end_tag->span.end}, own_.tag.tag == TagId::span, own_.where, false});
      }
      own_.id = 0;
    }
    if ((breaks_text(element) && element.id != broken_) || own_root) flush();
  }

  void text(const Token& token, bool fostered) override {
    const Element& parent = tree_.open_elements().back();
    const auto where = static_cast<std::uint32_t>(parent.user);
    if (parent.is(TagId::script) && page_.app == App::none) page_.app = app_from_script(slice(page_.bytes, token.span));
    if (parent.is(TagId::style)) note_sheet_text(parent, token);
    if ((where & context::not_shown) != 0 || (where & context::in_body) == 0) return;
    if (page_.shown_characters < (page_.has_refresh ? kCounted : 1)) count_shown(token);
    if (badges_before_ < page_.own_badges.size() && (where & context::own) == 0) text_behind_badges(token);
    if (fostered) flush();
    if (search_.wanted()) search_in(token);
    while (next_trigger_ < page_.triggers.size() && page_.triggers[next_trigger_] < token.span.begin) ++next_trigger_;
    std::int32_t element = -1;
    if (next_trigger_ < page_.triggers.size() && page_.triggers[next_trigger_] < token.span.end) {
      hot_ = true;
      element = open_element();
      by_width_ = by_width_ || stands_by_width();
    }
    if (!page_.triggers.empty()) {
      const std::uint32_t after = broken_ != 0 && !pending_.empty() ? context::after_break : 0;
      pending_.push_back({token, static_cast<std::int32_t>(parent.user >> 32), where | after, element});
      broken_ = 0;
    }
    if (fostered || pending_.size() >= kLongestRun) flush();
  }

 private:
  struct OwnRoot {
    std::uint32_t id = 0;
    Token tag;
    std::uint32_t where = 0;
  };

  bool breaks_text(const Element& e) const {
    if (e.ns == Namespace::svg) return same_name(slice(page_.bytes, e.token.name), "text");
    return e.ns == Namespace::html && has_property(e.tag, prop::breaks_text);
  }

  // Goes ahead over what neither rules nor placement ask for, if that is all that there is here.
  void skim() {
    const bool outside = own_.id == 0 && footers_.empty() && badges_before_ == page_.own_badges.size() && !hot_;
    const bool counted = page_.shown_characters >= (page_.has_refresh ? kCounted : 1);
    if (!outside || !counted || search_.wanted() || tokenizer_.state() != TextState::data) return;
    const std::uint32_t from = tokenizer_.offset();
    Skimmer::Stop stop;
    if (tree_.begin_skim(skimmer_)) stop = skimmer_.run(from, static_cast<std::uint32_t>(page_.bytes.size()));
    if (stop.at > from) tree_.end_skim(skimmer_, stop);
    pace_.ended(from, stop);
  }

  void before(const Token& token) {
    if (token.kind == TokenKind::doctype) page_.has_document_tags = true;
    if (token.kind != TokenKind::start_tag && token.kind != TokenKind::end_tag) return;
    switch (token.tag) {
      case TagId::html:
      case TagId::head:
      case TagId::title:
      case TagId::body: page_.has_document_tags = true; break;
      default: break;
    }
    if (token.kind != TokenKind::end_tag) return;
    if (selected_.ends(token, tree_.open_elements())) selected_ends(token);
    if (token.tag == TagId::body || token.tag == TagId::html) {
      if (ends_body()) body_ends(token.span.begin);
    } else if (!footers_.empty()) {
      footer_ends(token);
    }
  }

  // Would </body> or </html> here end the body? Before the body, either makes an empty one first.
  bool ends_body() const {
    switch (tree_.mode()) {
      case InsertionMode::in_body: return tree_.would_end_body();
      case InsertionMode::initial:
      case InsertionMode::before_html:
      case InsertionMode::before_head:
      case InsertionMode::in_head:
      case InsertionMode::after_head: return true;
      default: return false;
    }
  }

  bool is_frameset() const {
    const InsertionMode mode = tree_.mode();
    return mode == InsertionMode::in_frameset || mode == InsertionMode::after_frameset ||
           mode == InsertionMode::after_after_frameset;
  }

  void footer_ends(const Token& token) {
    const std::vector<Element>& open = tree_.open_elements();
    const bool open_p = open.back().is(TagId::p);
    const std::size_t index = open.size() - (open_p ? 2 : 1);
    if (index >= open.size() || open[index].id != footers_.back() || open[index].tag != token.tag) return;
    bool phrasing = false;
    if (no_place_at(tree_, phrasing) != NoPlace::none) return;
    mark(token.span.begin);
    page_.footers.push_back({Place::Kind::site_footer, token.span.begin, false, open_element()});
  }

  void selected_ends(const Token& token) {
    bool phrasing = false;
    const NoPlace no_place = no_place_at(tree_, phrasing);
    selected_.end(no_place, {Place::Kind::selected, token.span.begin, phrasing, open_element()}, token.tag);
  }

  void body_ends(std::uint32_t offset) {
    mark(offset);
    bool phrasing = false;
    page_.no_body_end = no_place_at(tree_, phrasing);
    page_.has_body_end = page_.no_body_end == NoPlace::none;
    page_.body_end = {Place::Kind::body_end, offset, phrasing, open_element()};
  }

  void end_of_file(const Token& last) {
    mark(static_cast<std::uint32_t>(page_.bytes.size()));
    bool phrasing = false;
    page_.no_body_end = is_cut_off(page_.bytes, last) ? NoPlace::raw_text_open : no_place_at(tree_, phrasing);
    page_.has_body_end = page_.no_body_end == NoPlace::none;
    page_.body_end = {Place::Kind::file_end, static_cast<std::uint32_t>(page_.bytes.size()), phrasing, open_element()};
  }

  // What decides which style sheets the page has. Our badge's own sheet hides nothing.
  void note_style(const Element& element, std::uint32_t outer) {
    if (element.tag == TagId::base) page_.has_base = true;
    if ((element.tag != TagId::link && element.tag != TagId::style) || (outer & context::own) != 0) return;
    if (tree_.is_open_tag(TagId::template_)) return;
    page_.sheets.push_back({element.token, {}, element.tag == TagId::link});
  }

  void note_sheet_text(const Element& style, const Token& token) {
    if (page_.sheets.empty() || !(page_.sheets.back().tag.span == style.token.span)) return;
    Span& text = page_.sheets.back().text;
    text = text.empty() ? token.span : Span{text.begin, token.span.end};
  }

  // The state in front of the token in hand, which begins at `offset`, is kept for a page that goes on otherwise.
  void mark(std::uint32_t offset) {
    if (marks_ == nullptr) return;
    const std::size_t size = sizeof(Outliner) + (page_.triggers.size() + needles_.size()) * sizeof(std::uint32_t) +
                             page_.pieces.size() * sizeof(TextPiece) + page_.elements.size() * sizeof(OpenElement) +
                             page_.links.size() * sizeof(Link) + tree_.open_elements().size() * 2 * sizeof(Element) +
                             pending_.size() * sizeof(TextPiece) + footers_.size() * sizeof(std::uint32_t);
    marked_ += size;
    if (marked_ > page_.bytes.size() + kMarksBeside) return;
    marks_->marks.emplace_back(offset, std::make_shared<const Outliner>(*this, page_.bytes));
  }

  // The innermost open element as an entry of page_.elements, which it and those around it are made where they are not
  // known. Each element is looked at once, however many texts stand in it.
  std::int32_t open_element() {
    const std::vector<Element>& open = tree_.open_elements();
    if (open.empty() || open.size() > kDeepest) return -1;
    std::size_t known = std::min(open.size(), kept_.size());
    while (known > 0 && kept_[known - 1].id != open[known - 1].id) --known;
    kept_.resize(known);
    for (std::size_t i = known; i < open.size(); ++i) {
      const std::int32_t parent = kept_.empty() ? -1 : kept_.back().index;
      kept_.push_back({open[i].id, static_cast<std::int32_t>(page_.elements.size())});
      page_.elements.push_back({open[i].tag, open[i].token, parent});
    }
    return kept_.back().index;
  }

  void search_in(const Token& token) {
    TextReader reader(page_.bytes, token, page_.encoding.id);
    for (Glyph g; search_.wanted() && reader.next(g);) search_.next(g.ch);
  }

  // Asked only where a number may stand, so that class names cost nothing elsewhere.
  bool stands_by_width() const {
    const std::vector<Element>& open = tree_.open_elements();
    const std::size_t outermost = open.size() > kAncestors ? open.size() - kAncestors : 0;
    for (std::size_t i = open.size(); i-- > outermost;) {
      const auto classes = find_attribute(page_.bytes, open[i].token, "class");
      if (classes && shows_by_width(slice(page_.bytes, classes->value))) return true;
    }
    return false;
  }

  void count_shown(const Token& token) {
    for (std::uint32_t i = token.span.begin; i < token.span.end && page_.shown_characters < kCounted; ++i) {
      if (static_cast<unsigned char>(page_.bytes[i]) <= ' ') continue;
      if (page_.shown_characters++ == 0) page_.first_text = i;
      if (!page_.has_refresh) return;
    }
  }

  void text_behind_badges(const Token& token) {
    const std::string_view bytes = slice(page_.bytes, token.span);
    if (std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) <= ' '; })) return;
    while (badges_before_ < page_.own_badges.size()) page_.own_badges[badges_before_++].text_behind = true;
  }

  // Does the line end in the words of a number (京ICP备), so that its digits stand behind the <br> that comes here?
  // Asked once behind each piece of text.
  bool stands_in_number() const {
    if (!hot_ || pending_.empty() || broken_ != 0) return false;
    char32_t last = 0;
    TextReader reader(page_.bytes, pending_.back().token, page_.encoding.id);
    for (Glyph g; reader.next(g);) {
      if (g.ch > U' ' && !is_space(g.ch) && !is_invisible(g.ch)) last = g.ch;
    }
    return last == U'备' || last == U'備' || last == U'案';
  }

  // Ends the current run of text; keeps it if a number may stand in it.
  void flush() {
    if (hot_) {
      TextRun run{static_cast<std::uint32_t>(page_.pieces.size()), 0, run_begin_};
      for (TextPiece& piece : pending_) {
        if (by_width_) piece.where |= context::by_width;
        piece.link = piece.link == 0 ? -1 : keep_link(static_cast<std::uint32_t>(piece.link) - 1);
        page_.pieces.push_back(piece);
      }
      run.last = static_cast<std::uint32_t>(page_.pieces.size());
      page_.runs.push_back(run);
      hot_ = false;
      by_width_ = false;
    }
    pending_.clear();
    broken_ = 0;
    run_begin_ = token_begin_;
    search_.restart();
  }

  // Of the <a> whose start tag stands at `begin`.
  std::int32_t keep_link(std::uint32_t begin) {
    for (std::size_t i = page_.links.size(); i-- > 0 && i + 64 > page_.links.size();) {
      if (page_.links[i].tag.begin == begin) return static_cast<std::int32_t>(i);
    }
    const Token anchor = tokenizer_.start_tag_at(begin);
    Link link;
    link.tag = anchor.span;
    auto href = find_attribute(page_.bytes, anchor, "href");
    if (!href && std::binary_search(drawn_links_.begin(), drawn_links_.end(), begin))
      href = find_attribute(page_.bytes, anchor, "xlink:href");
    if (href) {
      link.has_href = true;
      link.href = attribute_value(page_.bytes, *href);
      link.href_value = href->value;
      link.href_quote = href->quote;
      link.href_attribute = {href->name.begin, href->quote == 0 ? href->value.end : href->value.end + 1};
    }
    page_.links.push_back(std::move(link));
    return static_cast<std::int32_t>(page_.links.size()) - 1;
  }

  Page page_;
  Tokenizer tokenizer_;
  TreeBuilder tree_;
  std::size_t next_trigger_ = 0;
  TextSearch search_;
  SelectedElements selected_;
  std::vector<std::uint32_t> drawn_links_;  // where the links of drawings begin, ascending
  std::vector<TextPiece> pending_;          // link: one more than where its start tag stands, 0 for none
  std::uint32_t broken_ = 0;                // the <br> inside a number, behind which no text has come yet
  bool hot_ = false;                        // a number may stand in the current run
  bool by_width_ = false;                   // and it is only shown on some screens
  std::vector<std::uint32_t> footers_;
  std::size_t badges_before_ = 0;  // of our badges, those behind which text was seen
  OwnRoot own_;
  struct Kept {
    std::uint32_t id = 0;
    std::int32_t index = -1;
  };
  std::vector<Kept> kept_;  // of the open elements, from the outermost on, those that have an entry
  bool may_skim_;
  std::vector<std::uint32_t> needles_;
  Skimmer skimmer_;
  SkimPace pace_;
  std::uint32_t token_begin_ = 0;  // of the token that is being fed
  std::uint32_t run_begin_ = 0;    // of the token that ended the last run
  OutlineMarks* marks_ = nullptr;
  std::size_t marked_ = 0;  // bytes that the marks take
};

const TreeBuilder& OutlineMark::tree() const {
  return state_->tree();
}

const OutlineMark* OutlineMarks::before(std::uint32_t offset) const {
  for (std::size_t i = marks.size(); i-- > 0;) {
    if (marks[i].offset() <= offset) return &marks[i];
  }
  return nullptr;
}

Page outline(std::string_view bytes, const Encoding& encoding, std::string_view text, ElementChoice* choice,
             OutlineMarks* marks) {
  return Outliner(bytes, encoding, text, true, choice, marks).run();
}

Page outline_from(const OutlineMark& mark, std::string_view bytes) {
  Outliner outliner(mark.state(), bytes);
  outliner.look_ahead();
  return outliner.run();
}

Page outline_exactly(std::string_view bytes, const Encoding& encoding, std::string_view text) {
  return Outliner(bytes, encoding, text, false, nullptr, nullptr).run();
}

}  // namespace beian
