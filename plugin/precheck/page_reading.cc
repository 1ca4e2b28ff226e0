#include "precheck/page_reading.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"
#include "html/attribute.h"
#include "html/outline_context.h"
#include "html/page.h"
#include "html/token_text.h"
#include "html/tokenizer.h"
#include "html/tree.h"

namespace beian::precheck {
namespace {

constexpr std::size_t kLongestLine = 8192;
constexpr std::size_t kLongestScript = std::size_t{1} << 20;

class PageReader final : public TreeSink {
 public:
  explicit PageReader(std::string_view bytes) : bytes_(bytes), tokenizer_(bytes), tree_(bytes, tokenizer_, *this) {}

  PageReading run() {
    for (;;) {
      const Token token = tokenizer_.next();
      tree_.feed(token);
      if (token.kind == TokenKind::eof || tree_.over_budget()) break;
    }
    end_line();
    return std::move(page_);
  }

  void opened(Element& element, const Element* parent) override {
    const auto outer = static_cast<std::uint32_t>(parent == nullptr ? 0 : parent->user);
    const ElementContext c = context_of(bytes_, element, outer, App::none);
    element.user = c.where;
    if (element.ns == Namespace::html) {
      note(element, outer);
      if (has_property(element.tag, prop::breaks_text)) end_line();
    }
    const Span tag = element.token.span;
    // A formatting element that comes back has the tag of the first.
    if (!tag.empty() && (page_.elements.empty() || page_.elements.back().begin < tag.begin)) {
      page_.elements.push_back({tag.begin, c.where});
    }
  }

  void closed(const Element& element, std::uint32_t, const Token*) override {
    if (element.ns == Namespace::html && has_property(element.tag, prop::breaks_text)) end_line();
  }

  void text(const Token& token, bool) override {
    const Element& parent = tree_.open_elements().back();
    if (parent.is(TagId::title)) return add_title(token);
    if (parent.is(TagId::script) && in_script_ && page_.scripts.back().text.size() < kLongestScript) {
      page_.scripts.back().text += slice(bytes_, token.span);
      return;
    }
    const auto where = static_cast<std::uint32_t>(parent.user);
    if ((where & context::not_shown) != 0 || (where & context::in_body) == 0) return;
    TextReader reader(bytes_, token, EncodingId::utf_8);
    for (Glyph g; reader.next(g);) {
      const bool space = g.ch == ' ' || g.ch == '\n' || g.ch == '\t' || g.ch == '\r' || g.ch == '\f' || g.ch == 0xa0;
      if (space) {
        if (!line_.text.empty() && !line_.text.ends_with(' ')) line_.text += ' ';
        continue;
      }
      ++page_.shown;
      if (line_.text.empty()) {
        line_.begin = g.source.begin;
        line_.where = where;
      }
      append_utf8(line_.text, g.ch);
      if (line_.text.size() >= kLongestLine) end_line();
    }
  }

 private:
  std::string attribute(const Element& element, std::string_view name) const {
    const auto found = find_attribute(bytes_, element.token, name);
    return found ? attribute_value(bytes_, *found) : std::string();
  }

  void note(const Element& element, std::uint32_t outer) {
    const std::uint32_t begin = element.token.span.begin;
    in_script_ = false;
    switch (element.tag) {
      case TagId::html:
        if (page_.lang.empty()) page_.lang = attribute(element, "lang");
        break;
      case TagId::meta: {
        const std::string property = attribute(element, "property");
        if (property == "og:site_name" && page_.site_name.empty()) page_.site_name = attribute(element, "content");
        if (property == "og:url" && page_.og_url.empty()) {
          page_.og_url = attribute(element, "content");
          page_.og_url_begin = begin;
        }
        break;
      }
      case TagId::link: {
        const std::string rel = ascii_lower(attribute(element, "rel"));
        if (rel == "canonical" && page_.canonical.empty()) {
          page_.canonical = attribute(element, "href");
          page_.canonical_begin = begin;
        }
        if (rel == "stylesheet" || rel == "preload") add_script(element, "href", begin);
        break;
      }
      case TagId::a:
        if ((outer & context::not_shown) == 0) {
          page_.links.push_back({attribute(element, "href"), begin, static_cast<std::uint32_t>(element.user)});
        }
        break;
      case TagId::script:
        if (tree_.is_open_tag(TagId::template_)) break;
        add_script(element, "src", begin);
        in_script_ = true;
        break;
      case TagId::iframe:
        if (!tree_.is_open_tag(TagId::template_)) add_script(element, "src", begin);
        break;
      default: break;
    }
  }

  void add_script(const Element& element, std::string_view name, std::uint32_t begin) {
    std::string address = attribute(element, name);
    if (address.empty()) address = attribute(element, "data-" + std::string(name));
    page_.scripts.push_back({std::move(address), {}, begin});
  }

  void add_title(const Token& token) {
    if (!page_.title.empty() || tree_.open_elements().size() > 3) return;  // the page's own, not that of an svg
    TextReader reader(bytes_, token, EncodingId::utf_8);
    bool space = false;
    for (Glyph g; reader.next(g);) {
      if (g.ch <= ' ') {
        space = !page_.title.empty();
        continue;
      }
      if (page_.title.empty()) page_.title_begin = g.source.begin;
      if (space) page_.title += ' ';
      space = false;
      append_utf8(page_.title, g.ch);
    }
  }

  void end_line() {
    while (line_.text.ends_with(' ')) line_.text.pop_back();
    if (!line_.text.empty()) page_.lines.push_back(std::move(line_));
    line_ = {};
  }

  std::string_view bytes_;
  Tokenizer tokenizer_;
  TreeBuilder tree_;
  PageReading page_;
  PageLine line_;
  bool in_script_ = false;
};

}  // namespace

std::uint32_t PageReading::where_of(std::uint32_t begin) const {
  const auto found = std::lower_bound(elements.begin(), elements.end(), begin,
                                      [](const ElementAt& e, std::uint32_t at) { return e.begin < at; });
  return found == elements.end() || found->begin != begin ? ~std::uint32_t{0} : found->where;
}

PageReading read_page(std::string_view utf8) {
  return PageReader(utf8).run();
}

}  // namespace beian::precheck
