// running_text.h — does a number stand in the text of an article, though no <article> says so?
//
// What:   Looks outwards from the element around a number for the first one that says what it is: a footer, the text of
//         an article, or <main>.
// Naive:  Only <article> and <blockquote> are running text. Half of the generators of documentation have none: their
//         pages say <div class="vp-doc"> or <div itemprop="articleBody">, and a guide to filing that shows somebody's
//         number as an example would fail the gate.
// Ours:   The signs of real generators, as a table. <main> alone proves nothing, as some themes have their footer in
//         it: it is told apart, and is running text only beside a number that stands elsewhere with its link (find.cc).
//
//   <main><div class="vp-doc"><p>例如 粤ICP备19000424号</p></div></main>      article
//   <main><p>例如 粤ICP备19000424号</p></main>                                main
//   <main><div class="site-footer">粤ICP备19000424号</div></main>             layout
#pragma once
#include <cstdint>
#include <vector>

#include "html/page.h"

namespace beian {

enum class Region : std::uint8_t {
  layout,   // nothing says that it is running text
  main,     // in <main> or [role=main], and in nothing inside it that is named like a footer
  article,  // in the text of an article, in no footer of it
};

// Reads each element of the page's outline once.
class RunningText {
 public:
  explicit RunningText(const Page& page);

  // `where`: the context bits of a text; `element`: the innermost element around it, index into Page::elements, or -1.
  Region region(std::uint32_t where, std::int32_t element) const;

 private:
  std::vector<Region> regions_;  // one for each of Page::elements
};

}  // namespace beian
