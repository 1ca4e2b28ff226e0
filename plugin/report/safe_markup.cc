#include "report/safe_markup.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "html/attribute.h"
#include "html/no_sink.h"
#include "html/token_text.h"
#include "html/tokenizer.h"

namespace beian {
namespace {

constexpr std::size_t kLongestPicture = 32768;

// Each name is a literal of ours: what stands in the fragment is only looked up here.
struct Known {
  std::string_view name;
  Html opens;  // up to its attributes
  Html closes;
  bool empty = false;  // has no end tag
};

#define BEIAN_ELEMENT(name)                                            \
  Known {                                                              \
    name, Html::literal("<" name), Html::literal("</" name ">"), false \
  }
#define BEIAN_VOID(name)                        \
  Known {                                       \
    name, Html::literal("<" name), Html(), true \
  }

const std::vector<Known>& known_elements() {
  static const std::vector<Known> elements = {
      BEIAN_ELEMENT("a"),      BEIAN_ELEMENT("address"), BEIAN_ELEMENT("article"), BEIAN_ELEMENT("aside"),
      BEIAN_ELEMENT("b"),      BEIAN_ELEMENT("bdi"),     BEIAN_ELEMENT("big"),     BEIAN_ELEMENT("blockquote"),
      BEIAN_ELEMENT("center"), BEIAN_ELEMENT("code"),    BEIAN_ELEMENT("dd"),      BEIAN_ELEMENT("del"),
      BEIAN_ELEMENT("div"),    BEIAN_ELEMENT("dl"),      BEIAN_ELEMENT("dt"),      BEIAN_ELEMENT("em"),
      BEIAN_ELEMENT("figure"), BEIAN_ELEMENT("footer"),  BEIAN_ELEMENT("h1"),      BEIAN_ELEMENT("h2"),
      BEIAN_ELEMENT("h3"),     BEIAN_ELEMENT("h4"),      BEIAN_ELEMENT("h5"),      BEIAN_ELEMENT("h6"),
      BEIAN_ELEMENT("header"), BEIAN_ELEMENT("i"),       BEIAN_ELEMENT("ins"),     BEIAN_ELEMENT("li"),
      BEIAN_ELEMENT("main"),   BEIAN_ELEMENT("nav"),     BEIAN_ELEMENT("ol"),      BEIAN_ELEMENT("p"),
      BEIAN_ELEMENT("pre"),    BEIAN_ELEMENT("s"),       BEIAN_ELEMENT("section"), BEIAN_ELEMENT("small"),
      BEIAN_ELEMENT("span"),   BEIAN_ELEMENT("strong"),  BEIAN_ELEMENT("sub"),     BEIAN_ELEMENT("sup"),
      BEIAN_ELEMENT("table"),  BEIAN_ELEMENT("tbody"),   BEIAN_ELEMENT("td"),      BEIAN_ELEMENT("tfoot"),
      BEIAN_ELEMENT("th"),     BEIAN_ELEMENT("thead"),   BEIAN_ELEMENT("tr"),      BEIAN_ELEMENT("u"),
      BEIAN_ELEMENT("ul"),     BEIAN_VOID("br"),         BEIAN_VOID("hr"),         BEIAN_VOID("img"),
  };
  return elements;
}

#undef BEIAN_ELEMENT
#undef BEIAN_VOID

const Known* known_element(TagId tag) {
  const std::string_view name = tag_name(tag);
  for (const Known& known : known_elements()) {
    if (known.name == name) return &known;
  }
  return nullptr;
}

bool only(std::string_view text, std::string_view more) {
  return std::all_of(text.begin(), text.end(), [&](char c) {
    const bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return word || more.find(c) != std::string_view::npos;
  });
}

// No parenthesis, so no url(); no backslash, so none in disguise; no comment and no at-rule.
bool is_harmless_style(std::string_view style) {
  return only(style, " \t\n:;,.#%!-'\"");
}

bool is_written_picture(std::string_view address) {
  for (const std::string_view head :
       {"data:image/png;base64,", "data:image/jpeg;base64,", "data:image/gif;base64,", "data:image/webp;base64,"}) {
    if (address.starts_with(head)) return address.size() <= kLongestPicture && only(address.substr(head.size()), "+/=");
  }
  return false;
}

class Rewriter {
 public:
  explicit Rewriter(std::string_view bytes) : bytes_(bytes), tokenizer_(bytes), tree_(bytes, tokenizer_, sink_) {}

  Html all() {
    for (Token token = tokenizer_.next(); token.kind != TokenKind::eof; token = tokenizer_.next()) {
      const bool away = is_away();
      tree_.feed(token);
      if (away || is_away()) continue;
      switch (token.kind) {
        case TokenKind::text: text(token); break;
        case TokenKind::start_tag: open(token); break;
        case TokenKind::end_tag: close(token); break;
        default: break;
      }
    }
    while (!open_.empty()) close_last();
    return std::move(out_);
  }

 private:
  // In something that is not displayed, or is no HTML.
  bool is_away() const {
    const auto& open = tree_.open_elements();
    return std::any_of(open.begin(), open.end(), [](const Element& element) {
      return element.ns != Namespace::html ||
             (element.tag != TagId::head && has_property(element.tag, prop::not_shown));
    });
  }

  void text(const Token& token) {
    std::string words;
    TextReader reader(bytes_, token, EncodingId::utf_8);
    for (Glyph glyph; reader.next(glyph);) append_utf8(words, glyph.ch);
    out_ += Html::text(words, false);
  }

  void open(const Token& token) {
    const Known* known = known_element(token.tag);
    if (known == nullptr) return;
    out_ += known->opens;
    copy(token, "style", Html::literal(" style=\""), is_harmless_style);
    if (token.tag == TagId::img) {
      const auto digits = [](std::string_view value) { return !value.empty() && value.size() < 5 && only(value, ""); };
      copy(token, "src", Html::literal(" src=\""), is_written_picture);
      copy(token, "alt", Html::literal(" alt=\""), [](std::string_view) { return true; });
      copy(token, "width", Html::literal(" width=\""), digits);
      copy(token, "height", Html::literal(" height=\""), digits);
    }
    out_ += Html::literal(">");
    if (!known->empty) open_.push_back(known);
  }

  template <class Allowed>
  void copy(const Token& token, std::string_view name, const Html& opens, Allowed allowed) {
    const std::optional<Attribute> attribute = find_attribute(bytes_, token, name);
    if (!attribute) return;
    const std::string value = attribute_value(bytes_, *attribute);
    if (allowed(value)) out_ += opens + Html::attribute(value, false) + Html::literal("\"");
  }

  void close(const Token& token) {
    const Known* known = known_element(token.tag);
    if (known == nullptr || std::find(open_.begin(), open_.end(), known) == open_.end()) return;
    while (open_.back() != known) close_last();
    close_last();
  }
  void close_last() {
    out_ += open_.back()->closes;
    open_.pop_back();
  }

  std::string_view bytes_;
  NoSink sink_;
  Tokenizer tokenizer_;
  TreeBuilder tree_;
  std::vector<const Known*> open_;
  Html out_;
};

}  // namespace

Html safe_markup(std::string_view fragment) {
  return Rewriter(fragment).all();
}

}  // namespace beian
