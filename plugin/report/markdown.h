// markdown.h — a page of Markdown on a terminal.
//
// The naive way is to print the page as it is written, or to take its signs out with patterns; then a `#` in a code
// sample becomes a heading. Here cmark reads the page and we only print its tree: headings at the edge, text indented
// and wrapped, code as it stands and never wrapped, because people copy it. Chinese has no spaces to wrap at: a line
// may end between any two of its characters, but does not begin with 。 or end with （.
//
//   ## Fix                                      Fix
//
//   Run `beian inject`, or see [a](https://a).    Run “beian inject”, or see a <https://a>.
//
// A link to a file beside the page leads nowhere from a terminal; of it only the text stays.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace beian {

struct MarkdownStyle {
  std::uint32_t columns = 80;  // a line is no wider, unless one word of it is
  bool colour = false;
};

std::string render_markdown(std::string_view markdown, MarkdownStyle style);

// Its first paragraph alone, without a blank line around it.
std::string render_first_paragraph(std::string_view markdown, MarkdownStyle style);

// Plain text on lines of `columns`: the first begins with `first`, the others with `rest`.
std::string wrapped_text(std::string_view text, const std::string& first, const std::string& rest,
                         std::uint32_t columns);

// `markdown` cut in front of each heading of the first level; what stands before the first is dropped.
std::vector<std::string_view> split_at_titles(std::string_view markdown);

}  // namespace beian
