#include "rules/style_elements.h"

#include <algorithm>

#include "html/attribute.h"
#include "html/tokenizer.h"
#include "html/tree.h"

namespace beian {
namespace {

constexpr std::size_t kMostSiblings = 4096;  // of a page; behind them siblings stay unknown

void lower(std::string& text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

bool is_boxed(TagId tag) {
  switch (tag) {
    case TagId::div:
    case TagId::footer:
    case TagId::p:
    case TagId::section:
    case TagId::header:
    case TagId::main:
    case TagId::nav:
    case TagId::aside:
    case TagId::address:
    case TagId::center:
    case TagId::ul:
    case TagId::ol:
    case TagId::li:
    case TagId::dl:
    case TagId::dt:
    case TagId::dd:
    case TagId::h1:
    case TagId::h2:
    case TagId::h3:
    case TagId::h4:
    case TagId::h5:
    case TagId::h6: return true;
    default: return false;
  }
}

void split_classes(std::string_view value, std::vector<std::string>& out) {
  constexpr std::string_view kSpace = " \t\r\n\f";
  for (;;) {
    value.remove_prefix(std::min(value.find_first_not_of(kSpace), value.size()));
    if (value.empty()) return;
    const std::size_t end = std::min(value.find_first_of(kSpace), value.size());
    out.emplace_back(value.substr(0, end));
    value.remove_prefix(end);
  }
}

css::Element element_of(std::string_view bytes, TagId tag, const Token& token, std::int32_t parent) {
  css::Element out;
  out.parent = parent;
  out.begin = token.span.begin;
  out.boxed = is_boxed(tag);
  out.tag = tag == TagId::unknown ? std::string(slice(bytes, token.name)) : std::string(tag_name(tag));
  lower(out.tag);
  out.stateful = tag == TagId::html || tag == TagId::body || out.tag.find('-') != std::string::npos;
  out.add_key('t', out.tag);
  if (token.span.empty()) return out;
  std::uint32_t offset = token.name.end;
  Attribute a;
  while (offset + 1 < token.span.end && next_attribute(bytes, offset, a) == AttributeStep::attribute) {
    std::string name(slice(bytes, a.name));
    lower(name);
    if (out.attribute(name) != nullptr) continue;
    std::string value = attribute_value(bytes, a);
    if (name == "class") split_classes(value, out.classes);
    if (name == "id") out.id = value;
    if (name == "href" && tag == TagId::a) out.link = true;
    out.attributes.emplace_back(std::move(name), std::move(value));
  }
  if (!out.id.empty()) out.add_key('#', out.id);
  for (const std::string& name : out.classes) out.add_key('.', name);
  return out;
}

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
      elements_.push_back(element_of(page_.bytes, element.tag, element.token, outer));
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
    auto at = std::lower_bound(by_begin_.begin(), by_begin_.end(), std::pair(begin, std::int32_t{-1}));
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
  for (const OpenElement& e : page.elements) out.push_back(element_of(page.bytes, e.tag, e.token, e.parent));
  return out;
}

void add_siblings(const Page& page, std::vector<css::Element>& elements) {
  SiblingReader(page, elements).run();
}

}  // namespace beian
