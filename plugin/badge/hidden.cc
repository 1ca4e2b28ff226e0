#include "badge/hidden.h"

#include <algorithm>

#include "base/ascii.h"
#include "html/attribute.h"
#include "html/outline_context.h"
#include "html/token_text.h"
#include "html/tokenizer.h"
#include "html/tree.h"

namespace beian {
namespace {

constexpr std::size_t kLongestLine = 1 << 16;  // glyphs; a longer line of hidden text is cut in two

class HiddenReader final : public TreeSink {
 public:
  HiddenReader(const Page& page, int this_year)
      : page_(page),
        year_(this_year),
        triggers_(page.triggers),
        tokenizer_(page.bytes),
        tree_(page.bytes, tokenizer_, *this) {}

  std::vector<HiddenNumber> run() {
    while ((next_trigger_ < triggers_.size() || hot_) && !tree_.over_budget()) {
      const Token token = tokenizer_.next();
      if (token.kind == TokenKind::comment && is_hot(token.span)) read_alone(token.span, HiddenIn::comment);
      if (token.kind == TokenKind::start_tag && is_hot(token.span)) read_attributes(token);
      tree_.feed(token);
      if (token.kind == TokenKind::eof) break;
      pass(token.span.end);
    }
    flush();
    std::stable_sort(found_.begin(), found_.end(),
                     [](const HiddenNumber& a, const HiddenNumber& b) { return a.span.begin < b.span.begin; });
    return std::move(found_);
  }

  void opened(Element& element, const Element* parent) override {
    const auto outer = static_cast<std::uint32_t>(parent == nullptr ? 0 : parent->user);
    element.user = context_of(page_.bytes, element, outer, page_.app).where;
    if (breaks(element)) flush();
  }

  void closed(const Element& element, std::uint32_t, const Token*) override {
    if (breaks(element)) flush();
  }

  void text(const Token& token, bool) override {
    const Element& parent = tree_.open_elements().back();
    if (parent.ns != Namespace::html) return;
    const auto where = static_cast<std::uint32_t>(parent.user);
    const bool displayed = (where & context::not_shown) == 0 && (where & context::in_body) != 0;
    if (displayed) return flush();
    const HiddenIn in = place_of(parent);
    if (in != in_) flush();
    in_ = in;
    const bool hot = is_hot(token.span);
    hot_ = hot_ || hot;
    // Raw text too: what stands in a comment or in <noscript> is the source of something, references included.
    Token source = token;
    if (source.state != TextState::cdata) source.state = TextState::data;
    TextReader reader(page_.bytes, source, page_.encoding.id);
    for (Glyph g; reader.next(g);) {
      if (g.ch != 0) line_.push_back(g);
      if (line_.size() < kLongestLine) continue;
      flush();
      hot_ = hot;
    }
  }

 private:
  static bool breaks(const Element& e) { return e.ns == Namespace::html && has_property(e.tag, prop::breaks_text); }

  HiddenIn place_of(const Element& parent) const {
    if (parent.is(TagId::script)) return HiddenIn::script;
    if (parent.is(TagId::style)) return HiddenIn::style;
    if (parent.is(TagId::noscript)) return HiddenIn::noscript;
    if (parent.is(TagId::title)) return HiddenIn::title;
    return tree_.is_open_tag(TagId::template_) ? HiddenIn::template_ : HiddenIn::element;
  }

  void pass(std::uint32_t offset) {
    while (next_trigger_ < triggers_.size() && triggers_[next_trigger_] < offset) ++next_trigger_;
  }

  // Does a trigger stand in `span`?
  bool is_hot(Span span) const {
    const auto at = std::lower_bound(triggers_.begin(), triggers_.end(), span.begin);
    return at != triggers_.end() && *at < span.end;
  }

  void read_attributes(const Token& tag) {
    std::uint32_t offset = tag.name.end;
    Attribute a;
    while (offset + 1 < tag.span.end && next_attribute(page_.bytes, offset, a) == AttributeStep::attribute) {
      if (!is_hot(a.value)) continue;
      const std::size_t first = found_.size();
      read_alone(a.value, HiddenIn::attribute);
      for (std::size_t i = first; i < found_.size(); ++i) {
        found_[i].attribute = ascii_lower(slice(page_.bytes, a.name));
      }
    }
  }

  void read_alone(Span span, HiddenIn in) {
    Token token;
    token.kind = TokenKind::text;
    token.span = span;
    std::vector<Glyph> line;
    TextReader reader(page_.bytes, token, page_.encoding.id);
    for (Glyph g; reader.next(g);) {
      if (g.ch != 0) line.push_back(g);
    }
    keep(line, in);
  }

  void flush() {
    if (hot_) keep(line_, in_);
    line_.clear();
    hot_ = false;
  }

  void keep(const std::vector<Glyph>& line, HiddenIn in) {
    for (NumberAt& at : find_numbers(line, year_)) {
      HiddenNumber hidden;
      hidden.number = std::move(at.number);
      hidden.span = {line[at.first].source.begin, std::max(line[at.last - 1].source.end, line[at.first].source.end)};
      hidden.in = in;
      found_.push_back(std::move(hidden));
    }
  }

  const Page& page_;
  int year_;
  const std::vector<std::uint32_t>& triggers_;
  std::size_t next_trigger_ = 0;
  Tokenizer tokenizer_;
  TreeBuilder tree_;
  std::vector<Glyph> line_;
  bool hot_ = false;
  HiddenIn in_ = HiddenIn::element;
  std::vector<HiddenNumber> found_;
};

}  // namespace

std::vector<HiddenNumber> hidden_numbers(const Page& page, int this_year) {
  if (page.triggers.empty()) return {};
  return HiddenReader(page, this_year).run();
}

}  // namespace beian
