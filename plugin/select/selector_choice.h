// selector_choice.h — the elements of a page that a selector matches, found as the page passes.
//
// What:   Asked of each element as it opens; an element is looked at only where the last compound of the selector could
//         fit its tag, id or class.
// Naive:  A tree, and a walk over it for each page: several times the cost of everything else that is done with a page.
// Ours:   What stands to the left of the last compound are open elements, which the tree rules know. Only :last-of-type
//         asks for what comes later: such an element is kept, and struck off when a sibling of its type opens.
//
// Elements that the rules move (out of tables, by the adoption agency) count where they were opened.
#pragma once
#include "css/match.h"
#include "html/element_choice.h"
#include "select/selector.h"

namespace beian {

class SelectorChoice final : public ElementChoice {
 public:
  // Both must outlive the choice; `bytes` is the page.
  SelectorChoice(std::string_view bytes, const Selector& selector) : bytes_(bytes), selector_(selector) {}

  bool opened(const Element& element, const Element* parent, const std::vector<Element>& open) override;
  void closed(const Element& element) override;
  bool is_chosen(std::size_t answer) override;
  bool gave_up() const override { return gave_up_ || matcher_.tired(); }

 private:
  struct Kept {
    std::uint32_t id = 0;
    std::int32_t index = -1;
  };
  struct Last {  // the last child of its type, so far
    std::uint32_t parent_id = 0;
    std::int32_t index = -1;
  };

  bool may_fit(const Element& element) const;
  std::int32_t keep(const std::vector<Element>& open);
  css::Trit match(std::int32_t index);

  std::string_view bytes_;
  const Selector& selector_;
  std::vector<css::Element> elements_;
  css::Matcher matcher_{elements_};
  std::vector<Kept> kept_;  // of the open elements, from the outermost on, those that have an entry in elements_
  std::vector<Last> lasts_;
  std::vector<std::int32_t> answers_;
  bool gave_up_ = false;
};

}  // namespace beian
