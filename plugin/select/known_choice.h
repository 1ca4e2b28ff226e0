// known_choice.h — elements of a page that somebody has already found: the shell, by XPath.
//
// The core has no tree that XPath could be asked about. The shell builds one where the core says that it waits for the
// answer (rules/inspect.h), and hands over the start tags; where the badge can stand in them is decided as for any
// other element.
#pragma once
#include <vector>

#include "html/element_choice.h"

namespace beian {

// An element by its start tag, or, where the rules made it up, by the place at which they did and its name.
struct KnownElement {
  Span tag;
  TagId id = TagId::unknown;
  bool operator==(const KnownElement&) const = default;
};

// What a selector that the core cannot evaluate selects on one page.
struct KnownSelection {
  std::vector<KnownElement> elements;  // in the order of the page
  bool gave_up = false;                // the page was made to be slow
};

class KnownChoice final : public ElementChoice {
 public:
  explicit KnownChoice(const KnownSelection& known) : known_(known), seen_(known.elements.size(), false) {}

  bool opened(const Element& element, const Element*, const std::vector<Element>&) override {
    for (std::size_t i = 0; i < seen_.size() && i < 2; ++i) {  // more than one is too many anyway
      if (seen_[i] || !(known_.elements[i] == KnownElement{element.token.span, element.tag})) continue;
      seen_[i] = true;
      return true;
    }
    return false;
  }
  void closed(const Element&) override {}
  bool is_chosen(std::size_t) override { return true; }
  bool gave_up() const override { return known_.gave_up; }

 private:
  const KnownSelection& known_;
  std::vector<bool> seen_;
};

}  // namespace beian
