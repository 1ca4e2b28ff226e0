// selected.h — gathers, while a page is read, the elements that were looked for, and where the badge could stand in
// each.
//
// The place is behind the last child, in front of the element's own end tag: only there is it sure that nothing is left
// open. An element without one (<br>, an <li> that the next one closes) offers no place. Of the body the end of the
// body counts, whose tag may be left out.
#pragma once
#include <vector>

#include "html/element_choice.h"
#include "html/page.h"

namespace beian {

class SelectedElements {
 public:
  // `choice`: null where nobody asks.
  explicit SelectedElements(ElementChoice* choice) : choice_(choice) {}

  void opened(const Element& element, const Element* parent, const std::vector<Element>& open);
  void closed(const Element& element);
  // Is `token`, an end tag that is about to be read, that of an element that was chosen?
  bool ends(const Token& token, const std::vector<Element>& open);
  // It was, of a `tag`, and this is the place in front of it.
  void end(NoPlace no_place, Place place, TagId tag);
  // When the page has been read, but for its selection.
  Selected finish(const Page& page);

 private:
  struct Answer {
    std::uint32_t id = 0;
    Span tag;
    bool body = false;
    Selected found;
  };

  ElementChoice* choice_;
  std::vector<Answer> answers_;
  std::vector<std::size_t> open_;  // answers whose element is open
  bool behind_p_ = false;          // a <p> stands open in the element that ends
};

}  // namespace beian
