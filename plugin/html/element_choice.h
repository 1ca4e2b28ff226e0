// element_choice.h — who is asked, while a page is read, whether an element is the one that was looked for.
//
// The outline knows where an element ends and whether our bytes could stand there; whether it is the element that
// placement.selector means is known by a selector (select/selector_choice.h) or was found out before
// (select/known_choice.h).
#pragma once
#include <vector>

#include "html/tree.h"

namespace beian {

class ElementChoice {
 public:
  virtual ~ElementChoice() = default;
  // Each element, as it opens; `open`: the open elements, it among them. True: it may be the one. The answers are
  // numbered from 0.
  virtual bool opened(const Element& element, const Element* parent, const std::vector<Element>& open) = 0;
  virtual void closed(const Element& element) = 0;
  // When the page has been read: was it, with all that has been seen since?
  virtual bool is_chosen(std::size_t answer) = 0;
  // Was it too much work? Then no answer counts.
  virtual bool gave_up() const = 0;
};

}  // namespace beian
