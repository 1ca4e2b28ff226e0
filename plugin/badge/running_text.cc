#include "badge/running_text.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include "base/ascii.h"
#include "html/attribute.h"
#include "html/tag.h"

namespace beian {
namespace {

// The element around an article's text, as the themes of these generators name it.
constexpr std::string_view kArticleClasses[] = {
    "vp-doc",  // VitePress
    "theme-default-content",
    "theme-hope-content",   // VuePress
    "sl-markdown-content",  // Starlight
    "theme-doc-markdown",   // Docusaurus
    "rspress-doc",          // Rspress
    "markdown-body",        // GitHub's style, in many themes
    "markdown-section",     // HonKit, docsify
    "post-content",
    "post-body",
    "post-entry",
    "entry-content",
    "article-entry",
    "article-body",
    "article-content",
    "e-content",
};

// Parts of names that a badge's own box has: site-footer, copyright, beian, icp-info.
constexpr std::string_view kFooterWords[] = {"foot", "copyright", "beian", "icp", "bottom", "colophon"};

bool has_part(std::string_view name, std::string_view part) {
  const auto same = [](char a, char b) { return ascii_lower(a) == b; };
  return std::search(name.begin(), name.end(), part.begin(), part.end(), same) != name.end();
}

bool named_like_a_footer(std::string_view names) {
  if (has_part(names, "footnote")) return false;
  return std::any_of(std::begin(kFooterWords), std::end(kFooterWords),
                     [&](std::string_view word) { return has_part(names, word); });
}

bool has_class(std::string_view classes, std::string_view wanted) {
  for (std::size_t i = classes.find(wanted); i != std::string_view::npos; i = classes.find(wanted, i + 1)) {
    const std::size_t end = i + wanted.size();
    const bool begins = i == 0 || static_cast<unsigned char>(classes[i - 1]) <= ' ';
    if (begins && (end == classes.size() || static_cast<unsigned char>(classes[end]) <= ' ')) return true;
  }
  return false;
}

// What one element says of the text inside it; `says` is false where it says nothing.
struct Word {
  bool says = false;
  Region region = Region::layout;
};

Word word_of(std::string_view bytes, const OpenElement& element) {
  if (element.token.span.empty()) return {};
  bool article = false;
  bool footer = false;
  bool body = false;
  bool role_main = false;
  std::uint32_t offset = element.token.name.end;
  for (Attribute a;
       offset + 1 < element.token.span.end && next_attribute(bytes, offset, a) == AttributeStep::attribute;) {
    const std::string_view name = slice(bytes, a.name);
    const bool classes = same_name(name, "class");
    if (classes || same_name(name, "id")) {
      const std::string value = attribute_value(bytes, a);
      footer = footer || named_like_a_footer(value);
      if (!classes) continue;
      body = has_class(value, "body");
      article = article || std::any_of(std::begin(kArticleClasses), std::end(kArticleClasses),
                                       [&](std::string_view wanted) { return has_class(value, wanted); });
    } else if (same_name(name, "role")) {
      const std::string role = attribute_value(bytes, a);
      article = article || role == "article";
      role_main = role == "main";
    } else if (same_name(name, "itemprop")) {
      article = article || attribute_value(bytes, a) == "articleBody";
    } else if (same_name(name, "vp-content")) {
      article = true;  // VuePress 2
    }
  }
  if (footer) return {true, Region::layout};
  if (article || (role_main && body)) return {true, Region::article};  // Sphinx says <div class="body" role="main">
  return {role_main || element.tag == TagId::main, Region::main};
}

}  // namespace

RunningText::RunningText(const Page& page) {
  regions_.reserve(page.elements.size());
  for (const OpenElement& element : page.elements) {
    const Word word = word_of(page.bytes, element);
    const Region outer = element.parent < 0 ? Region::layout : regions_[static_cast<std::size_t>(element.parent)];
    regions_.push_back(word.says ? word.region : outer);
  }
}

Region RunningText::region(std::uint32_t where, std::int32_t element) const {
  if ((where & context::footer) != 0) return Region::layout;
  if ((where & context::article) != 0) return Region::article;
  return element < 0 ? Region::layout : regions_[static_cast<std::size_t>(element)];
}

}  // namespace beian
