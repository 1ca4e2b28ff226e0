// match.h — does a selector match an element, as far as the file tells?
//
// Doubt comes from three sides. What depends on a pointer, on form state or on later siblings may match (selector.h).
// Names that scripts set may be there or not: on <html>, <body> and custom elements always, elsewhere where the rest of
// the compound fits; what stands on <html> and its like may go as well. And siblings: a page is first read without
// them; then what needs them may match, and `asked_siblings` says that knowing them could settle it.
#pragma once
#include <vector>

#include "css/element.h"
#include "css/selector.h"
#include "css/trit.h"

namespace beian::css {

class Matcher {
 public:
  explicit Matcher(const std::vector<Element>& elements) : elements_(elements) {}

  Trit match(const std::vector<SelectorList>& lists, std::uint32_t list, std::uint32_t complex, std::int32_t element);
  // Was a page or a sheet made to be slow? Then every answer is doubt.
  bool tired() const;
  bool asked_siblings() const { return asked_siblings_; }
  void forget_siblings() { asked_siblings_ = false; }

 private:
  Trit match_list(const SelectorList& list, std::int32_t element, int depth);
  Trit match_from(const Complex& complex, std::size_t at, std::int32_t element, int depth);
  Trit match_left(const Complex& complex, std::size_t at, std::int32_t element, int depth);
  Trit match_compound(const Compound& compound, std::int32_t element, int depth);
  Trit match_simple(const Simple& simple, const Element& element, std::int32_t index, int depth);
  Trit match_nth(const Simple& simple, std::int32_t index);

  const std::vector<Element>& elements_;
  const std::vector<SelectorList>* lists_ = nullptr;
  bool asked_siblings_ = false;
  std::uint32_t steps_ = 0;  // taken on this page; a sheet made to be slow gets doubt for an answer
};

}  // namespace beian::css
