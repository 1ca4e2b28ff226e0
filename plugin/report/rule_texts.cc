#include "report/rule_texts.h"

#include <cmark.h>

#include <cstdlib>
#include <memory>
#include <vector>

#include "report/markdown.h"
#include "report/markdown_tree.h"
#include "report/rule_pages.h"

namespace beian {
namespace {

using Document = std::unique_ptr<cmark_node, decltype(&cmark_node_free)>;
constexpr int kOptions = CMARK_OPT_DEFAULT;

const RulePage* page_of(std::string_view id) {
  for (const RulePage& page : rule_pages()) {
    if (page.id == id) return &page;
  }
  return nullptr;
}

std::string taken(char* text) {
  std::string out(text == nullptr ? "" : text);
  std::free(text);
  while (out.ends_with('\n')) out.pop_back();
  return out;
}

void words_of(cmark_node* parent, std::string& out) {
  for (cmark_node* node = cmark_node_first_child(parent); node != nullptr; node = cmark_node_next(node)) {
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) out += ' ';
    const char* literal = cmark_node_get_literal(node);
    if (literal != nullptr) out += literal;
    words_of(node, out);
  }
}

}  // namespace

std::string_view rule_markdown(const Rule& rule, Language language) {
  return rule_markdown(rule.id, language);
}

std::string_view rule_markdown(std::string_view id, Language language) {
  const RulePage* page = page_of(id);
  if (page == nullptr) return {};  // a rule that only a test has
  const std::vector<std::string_view> parts = split_at_titles(page->markdown);
  const std::size_t wanted = language == Language::en ? 0 : 1;
  return wanted < parts.size() ? parts[wanted] : std::string_view();
}

std::string_view rule_page_file(const Rule& rule) {
  const RulePage* page = page_of(rule.id);
  return page == nullptr ? std::string_view() : page->file;
}

RuleTexts rule_texts(const Rule& rule, Language language) {
  const std::string_view markdown = rule_markdown(rule, language);
  const Document document(cmark_parse_document(markdown.data(), markdown.size(), kOptions), cmark_node_free);
  RuleTexts out;
  bool in_section = false;
  for (cmark_node* node = cmark_node_first_child(document.get()); node != nullptr; node = cmark_node_next(node)) {
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_HEADING && cmark_node_get_heading_level(node) == 2) in_section = true;
    if (type != CMARK_NODE_PARAGRAPH) continue;
    std::string& wanted = in_section ? out.description : out.summary;
    if (wanted.empty()) words_of(node, wanted);
    if (!out.description.empty()) break;
  }
  take_title(document.get());
  unlink_relative(document.get());
  out.markdown = taken(cmark_render_commonmark(document.get(), kOptions, 0));
  return out;
}

}  // namespace beian
