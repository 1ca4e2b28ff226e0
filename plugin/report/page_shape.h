// page_shape.h — which template made a page, as far as the page's own bytes tell, and where in it something stands.
//
// What:   A theme makes hundreds of pages from a few templates, and a template that is wrong is wrong on all of them. A
//         report that knows which pages are of one make can show one of them for all.
// Naive:  The folder: it holds lists and posts alike. A hash of all tags: a paragraph more, and it is another template.
// Ours:   The boxes that a theme puts around the content: the body's children and grandchildren of a few kinds, each
//         with its id and classes; wrappers around everything do not count as a level, nor does a name with a digit in
//         it (post-1234, css-1x2y3z); what repeats is told once. Of a finding, the last open elements around it.
//
//   header.site  main (article.post)  footer.site-footer         and in it    footer.site-footer > p > a
//
// Two templates may look alike here; then their findings are told together, which is no harm.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace beian {

struct PageShape {
  std::string page;                   // plain ASCII; “body” for a page without boxes
  std::vector<std::string> elements;  // around each place asked for, plain ASCII
};

// `places` are offsets into `bytes` and rise. The page may hold anything.
PageShape page_shape(std::string_view bytes, const std::vector<std::uint32_t>& places);

}  // namespace beian
