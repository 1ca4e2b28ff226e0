#include "site/markdown_html.h"

#include <cmark.h>

#include <cstdlib>

namespace beian {

std::string markdown_html(std::string_view markdown) {
  char* html = cmark_markdown_to_html(markdown.data(), markdown.size(), CMARK_OPT_UNSAFE);
  std::string out = html;
  std::free(html);
  return out;
}

}  // namespace beian
