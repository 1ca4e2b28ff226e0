#include "rules/style_elements.h"

#include <algorithm>

#include "html/tokenizer.h"
#include "html/tree.h"
#include "select/element.h"

namespace beian {
namespace {

constexpr std::size_t kMostSiblings = 4096;  // of a page; behind them siblings stay unknown

// Notes the children of every element that the outline kept.
class SiblingReader final : public TreeSink {
 public:
  SiblingReader(const Page& page, std::vector<css::Element>& elements)
      : page_(page), elements_(elements), kept_(elements.size()) {
    for (std::size_t i = 0; i < kept_; ++i) {
      last_ = std::max(last_, page.elements[i].token.span.begin);
      by_begin_.emplace_back(page.elements[i].token.span.begin, static_cast<std::int32_t>(i));
    }
    std::sort(by_begin_.begin(), by_begin_.end());
  }

  void run() {
    Tokenizer tokenizer(page_.bytes);
    TreeBuilder tree(page_.bytes, tokenizer, *this);
    for (;;) {
      const Token token = tokenizer.next();
      tree.feed(token);
      if (token.kind == TokenKind::eof || token.span.begin >= last_ || tree.over_budget()) return;
    }
  }

  void opened(Element& element, const Element* parent) override {
    std::int32_t outer = -1;
    if (parent != nullptr) {
      const auto frame = std::find_if(open_.rbegin(), open_.rend(), [&](const Frame& f) { return f.id == parent->id; });
      if (frame == open_.rend()) return;
      outer = frame->index;
    }
    std::int32_t index = kept_index(element, outer);
    const bool kept = index >= 0;
    if (!kept && outer >= 0 && elements_.size() < kept_ + kMostSiblings) {
      index = static_cast<std::int32_t>(elements_.size());
      elements_.push_back(selectable(page_.bytes, element.tag, element.token, outer));
    }
    if (outer >= 0) {
      std::int32_t& before = last_child_of(outer);
      if (index >= 0) elements_[static_cast<std::size_t>(index)].previous = before;
      before = index >= 0 ? index : css::kNotKnown;
    } else if (kept) {
      elements_[static_cast<std::size_t>(index)].previous = css::kNone;
    }
    if (kept) open_.push_back({element.id, index, css::kNone});
  }

  void closed(const Element& element, std::uint32_t, const Token*) override {
    while (!open_.empty() && open_.back().id == element.id) open_.pop_back();
  }

  void text(const Token&, bool) override {}

 private:
  struct Frame {
    std::uint32_t id = 0;
    std::int32_t index = -1;
    std::int32_t last_child = css::kNone;
  };

  std::int32_t& last_child_of(std::int32_t index) {
    return std::find_if(open_.rbegin(), open_.rend(), [&](const Frame& f) { return f.index == index; })->last_child;
  }

  // The entry of page.elements that this element is.
  std::int32_t kept_index(const Element& element, std::int32_t outer) const {
    const bool made_up = element.token.span.empty();
    const std::uint32_t begin = element.token.span.begin;
    auto at = std::lower_bound(by_begin_.begin(), by_begin_.end(), std::pair(begin, std::int32_t{}));
    for (; at != by_begin_.end() && at->first == begin; ++at) {
      const OpenElement& kept = page_.elements[static_cast<std::size_t>(at->second)];
      if (kept.tag == element.tag && kept.token.span.empty() == made_up && kept.parent == outer) return at->second;
    }
    return -1;
  }

  const Page& page_;
  std::vector<css::Element>& elements_;
  std::size_t kept_;
  std::uint32_t last_ = 0;
  std::vector<std::pair<std::uint32_t, std::int32_t>> by_begin_;
  std::vector<Frame> open_;
};

}  // namespace

std::vector<css::Element> style_elements(const Page& page) {
  std::vector<css::Element> out;
  out.reserve(page.elements.size());
  for (const OpenElement& e : page.elements) out.push_back(selectable(page.bytes, e.tag, e.token, e.parent));
  return out;
}

void add_siblings(const Page& page, std::vector<css::Element>& elements) {
  SiblingReader(page, elements).run();
}

}  // namespace beian
