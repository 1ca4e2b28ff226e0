#include "report/rule_html.h"

#include <cmark.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <string>

#include "report/markdown_tree.h"
#include "report/rule_texts.h"

namespace beian {
namespace {

using Document = std::unique_ptr<cmark_node, decltype(&cmark_node_free)>;

void lower_headings(cmark_node* document) {
  for (cmark_node* node = cmark_node_first_child(document); node != nullptr; node = cmark_node_next(node)) {
    if (cmark_node_get_type(node) != CMARK_NODE_HEADING) continue;
    cmark_node_set_heading_level(node, std::min(cmark_node_get_heading_level(node) + 2, 6));
  }
}

}  // namespace

Html rule_html(const Rule& rule, Language language) {
  const std::string_view markdown = rule_markdown(rule, language);
  if (markdown.empty()) return {};
  const Document document(cmark_parse_document(markdown.data(), markdown.size(), CMARK_OPT_DEFAULT), cmark_node_free);
  take_title(document.get());
  unlink_relative(document.get());
  lower_headings(document.get());
  char* html = cmark_render_html(document.get(), CMARK_OPT_DEFAULT);
  std::string out(html == nullptr ? "" : html);
  std::free(html);
  constexpr std::string_view kLink = "<a href=\"";
  constexpr std::string_view kApart = "<a target=\"_blank\" rel=\"noreferrer\" href=\"";
  for (std::size_t at = 0; (at = out.find(kLink, at)) != std::string::npos; at += kApart.size()) {
    out.replace(at, kLink.size(), kApart);
  }
  // The page is part of the program, and cmark escapes what is text in it.
  return Html::proven(out, false);
}

}  // namespace beian
