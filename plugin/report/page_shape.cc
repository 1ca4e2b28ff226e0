#include "report/page_shape.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/hash.h"
#include "html/attribute.h"
#include "html/tokenizer.h"
#include "html/tree.h"

namespace beian {
namespace {

constexpr std::size_t kMostBoxes = 400;
constexpr std::size_t kMostText = 240;  // of the whole
constexpr std::size_t kMostName = 32;   // of one class
constexpr std::size_t kMostClasses = 2;
constexpr std::size_t kMostAround = 4;
constexpr int kLevels = 2;
constexpr int kDeepest = 6;  // with wrappers

bool is_telling(std::string_view name) {
  return !name.empty() && name.size() <= kMostName && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
  });
}

// "div#app.layout"
std::string name_of(std::string_view bytes, const Element& element) {
  std::string out(tag_name(element.tag));
  if (out.empty()) out = ascii_lower(slice(bytes, element.token.name));
  const auto is_plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  if (out.empty() || out.size() > kMostName || !std::all_of(out.begin(), out.end(), is_plain)) out = "?";
  if (element.token.span.empty()) return out;
  if (const auto id = find_attribute(bytes, element.token, "id")) {
    const std::string_view value = slice(bytes, id->value);
    if (is_telling(value)) out += "#" + std::string(value);
  }
  const auto classes = find_attribute(bytes, element.token, "class");
  if (!classes) return out;
  std::string_view rest = slice(bytes, classes->value);
  for (std::size_t kept = 0; kept < kMostClasses && !rest.empty();) {
    const std::size_t end = std::min(rest.find_first_of(" \t\n\r\f"), rest.size());
    if (is_telling(rest.substr(0, end))) {
      out += "." + std::string(rest.substr(0, end));
      ++kept;
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return out;
}

struct Box {
  std::string name;
  std::vector<std::size_t> inside;
};

// Listens to the tree and keeps the boxes. Element::user: 0 outside; else 1 + the index of the box, with the depth
// above.
class Boxes final : public TreeSink {
 public:
  explicit Boxes(std::string_view bytes) : bytes_(bytes) {}

  void opened(Element& element, const Element* parent) override {
    if (element.is(TagId::body)) {
      if (boxes_.empty()) boxes_.push_back({name_of(bytes_, element), {}});
      element.user = 1;
      return;
    }
    element.user = 0;
    if (parent == nullptr || parent->user == 0 || element.ns != Namespace::html) return;
    const std::size_t box = static_cast<std::size_t>(parent->user & 0xffffffff) - 1;
    const int depth = static_cast<int>(parent->user >> 32) + 1;
    if (!is_box(element) || boxes_.size() >= kMostBoxes) return;
    boxes_.push_back({name_of(bytes_, element), {}});
    boxes_[box].inside.push_back(boxes_.size() - 1);
    if (depth < kDeepest && holds_boxes(element)) {
      element.user = (static_cast<std::uint64_t>(depth) << 32) | boxes_.size();
    }
  }
  void closed(const Element&, std::uint32_t, const Token*) override {}
  void text(const Token&, bool) override {}

  std::string shape() const {
    if (boxes_.empty()) return "body";
    std::size_t top = 0;
    std::string out = boxes_[0].name == "body" ? "" : boxes_[0].name + " > ";
    while (boxes_[top].inside.size() == 1) {
      top = boxes_[top].inside[0];
      out += boxes_[top].name + " > ";
    }
    out += inside(top, kLevels);
    if (out.ends_with(" > ")) out.resize(out.size() - 3);
    if (out.empty()) out = "body";
    if (out.size() > kMostText) out = out.substr(0, kMostText) + " " + hex64(fnv1a(out));
    return out;
  }

 private:
  static bool is_box(const Element& element) {
    switch (element.tag) {
      case TagId::header:
      case TagId::nav:
      case TagId::main:
      case TagId::article:
      case TagId::aside:
      case TagId::section:
      case TagId::footer:
      case TagId::div:
      case TagId::center:
      case TagId::table: return true;
      default: return element.tag == TagId::unknown;
    }
  }
  static bool holds_boxes(const Element& element) {
    return element.tag == TagId::div || element.tag == TagId::main || element.tag == TagId::center ||
           element.tag == TagId::unknown;
  }

  std::string inside(std::size_t box, int levels) const {
    std::string out;
    std::string last;
    for (const std::size_t child : boxes_[box].inside) {
      std::string text = boxes_[child].name;
      const std::string deeper = levels > 1 ? inside(child, levels - 1) : "";
      if (!deeper.empty()) text += " (" + deeper + ")";
      if (text == last) continue;
      out += (out.empty() ? "" : ", ") + text;
      last = std::move(text);
    }
    return out;
  }

  std::string_view bytes_;
  std::vector<Box> boxes_;
};

std::string around(std::string_view bytes, const std::vector<Element>& open) {
  std::string out;
  std::size_t first = open.size() > kMostAround ? open.size() - kMostAround : 0;
  while (first < open.size() && (open[first].is(TagId::html) || open[first].is(TagId::body))) ++first;
  for (std::size_t i = first; i < open.size(); ++i) out += (out.empty() ? "" : " > ") + name_of(bytes, open[i]);
  return out;
}

}  // namespace

PageShape page_shape(std::string_view bytes, const std::vector<std::uint32_t>& places) {
  PageShape out;
  Boxes boxes(bytes);
  Tokenizer tokenizer(bytes);
  TreeBuilder tree(bytes, tokenizer, boxes);
  for (Token token = tokenizer.next(); token.kind != TokenKind::eof && !tree.over_budget(); token = tokenizer.next()) {
    const auto reached = [&] {
      return out.elements.size() < places.size() && places[out.elements.size()] < token.span.end;
    };
    // A start tag that is itself the place counts as open, if it opens something.
    if (token.kind == TokenKind::start_tag) tree.feed(token);
    while (reached()) out.elements.push_back(around(bytes, tree.open_elements()));
    if (token.kind != TokenKind::start_tag) tree.feed(token);
  }
  out.elements.resize(places.size());
  out.page = boxes.shape();
  return out;
}

}  // namespace beian
