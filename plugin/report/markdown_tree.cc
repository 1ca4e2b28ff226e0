#include "report/markdown_tree.h"

#include <string_view>

namespace beian {

void unlink_relative(cmark_node* parent) {
  for (cmark_node* node = cmark_node_first_child(parent); node != nullptr;) {
    cmark_node* next = cmark_node_next(node);
    unlink_relative(node);
    if (cmark_node_get_type(node) == CMARK_NODE_LINK) {
      const char* url = cmark_node_get_url(node);
      if (url == nullptr || std::string_view(url).find(':') == std::string_view::npos) {
        for (cmark_node* word = cmark_node_first_child(node); word != nullptr;) {
          cmark_node* after = cmark_node_next(word);
          cmark_node_insert_before(node, word);
          word = after;
        }
        cmark_node_free(node);
      }
    }
    node = next;
  }
}

void take_title(cmark_node* document) {
  cmark_node* title = cmark_node_first_child(document);
  if (title != nullptr && cmark_node_get_type(title) == CMARK_NODE_HEADING) cmark_node_free(title);
}

}  // namespace beian
