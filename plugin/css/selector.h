// selector.h — selectors after Selectors Level 4, as far as what is open around a place can answer them.
//
// What:   A list of complex selectors: compounds with combinators between them, right to left, and the specificity.
// Ours:   Type, class, id, attribute, :root, :is, :where, :not, :nth-child, :nth-of-type and their first forms, and `&`
//         of nested rules. :hover, :last-child, :has and their like depend on what is not known here: Simple::unknown,
//         which may match; :last-of-type is told by those who read a page to its end (select/selector_choice.h). A name
//         that browsers may not know makes the whole list doubtful, because a browser that does not know it drops the
//         rule. A pseudo-element is never the element itself.
//
//   .VPFooter.has-sidebar > p:not(.note)
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace beian::css {

inline constexpr std::uint32_t kNoList = 0xffffffffu;

struct Simple {
  enum class Kind : std::uint8_t {
    tag,
    id,
    class_,
    attribute,
    is,
    not_,
    root,
    nth,
    last_of_type,
    link,
    unknown,
    never
  };
  Kind kind = Kind::unknown;
  std::string name;              // tag and attribute in lower case
  std::string value;             // of an attribute
  char relation = 0;             // of an attribute: 0, '=', '~', '|', '^', '$', '*'
  bool ignore_case = false;      // of an attribute's value
  bool state = false;            // the name is one that scripts set and take away (state_name.h)
  bool of_type = false;          // nth
  int step = 0;                  // nth: step * n + offset
  int offset = 0;                // nth
  std::uint32_t list = kNoList;  // is, not_: index of their list
  std::uint32_t at = 0;          // where it stands
};

enum class Combinator : std::uint8_t { none, descendant, child, next_sibling, later_sibling };

struct Compound {
  std::vector<Simple> simples;
  Combinator left = Combinator::none;  // what stands between it and the compound to its left
  std::uint32_t at = 0;                // where it stands
};

struct Complex {
  std::vector<Compound> compounds;  // from right to left
  std::uint32_t specificity = 0;    // ids << 20 | classes << 10 | types
  Span source;
};

struct SelectorList {
  std::vector<Complex> complexes;
  bool valid = true;         // else the rule is dropped
  std::uint32_t bad_at = 0;  // where it was found not to be valid
  bool doubtful = false;     // a browser may not know a name in it, and drop the rule
};

// Reads `prelude` of `bytes`. Lists inside it are put into `lists`; `parent`: the list for which `&` stands, of a
// nested rule, else kNoList.
SelectorList read_selectors(std::string_view bytes, Span prelude, std::uint32_t parent,
                            std::vector<SelectorList>& lists);

// The highest specificity in the list.
std::uint32_t highest_specificity(const SelectorList& list);

}  // namespace beian::css
