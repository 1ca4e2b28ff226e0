#include "css/match.h"

#include <algorithm>

namespace beian::css {
namespace {

constexpr std::uint32_t kMostSteps = 2'000'000;
constexpr int kDeepest = 16;

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

bool equal(std::string_view a, std::string_view b, bool ignore_case) {
  if (a.size() != b.size()) return false;
  if (!ignore_case) return a == b;
  return std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

bool has_word(std::string_view value, std::string_view word, bool ignore_case) {
  for (std::size_t i = 0; i < value.size();) {
    if (is_space(value[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < value.size() && !is_space(value[end])) ++end;
    if (equal(value.substr(i, end - i), word, ignore_case)) return true;
    i = end;
  }
  return false;
}

bool contains(std::string_view value, std::string_view part, bool ignore_case) {
  for (std::size_t i = 0; i + part.size() <= value.size(); ++i) {
    if (equal(value.substr(i, part.size()), part, ignore_case)) return true;
  }
  return false;
}

bool attribute_matches(const Simple& simple, const Element& element) {
  const std::string* found = element.attribute(simple.name);
  if (found == nullptr) return false;
  const std::string_view value = *found;
  const std::string_view want = simple.value;
  switch (simple.relation) {
    case 0: return true;
    case '=': return equal(value, want, simple.ignore_case);
    case '~': return !want.empty() && has_word(value, want, simple.ignore_case);
    case '|':
      return equal(value.substr(0, want.size()), want, simple.ignore_case) &&
             (value.size() == want.size() || value[want.size()] == '-');
    case '^': return !want.empty() && equal(value.substr(0, want.size()), want, simple.ignore_case);
    case '$':
      return !want.empty() && value.size() >= want.size() &&
             equal(value.substr(value.size() - want.size()), want, simple.ignore_case);
    case '*': return !want.empty() && contains(value, want, simple.ignore_case);
    default: return false;
  }
}

bool is_name(const Simple& simple) {
  return simple.kind == Simple::Kind::class_ || simple.kind == Simple::Kind::attribute;
}

// A class or an attribute that is, or is not, in the file. On <html> and its like what is there may go, and what
// scripts set as a rule may come.
Trit named(const Simple& simple, const Element& element, bool there) {
  return element.stateful && (there || simple.state) ? Trit::maybe : trit(there);
}

// Does the list speak of a name that scripts set? Then its being absent from the file says little.
bool has_state(const SelectorList& list) {
  for (const Complex& complex : list.complexes) {
    for (const Compound& compound : complex.compounds) {
      for (const Simple& simple : compound.simples) {
        if (simple.state) return true;
      }
    }
  }
  return false;
}

}  // namespace

Trit Matcher::match(const std::vector<SelectorList>& lists, std::uint32_t list, std::uint32_t complex,
                    std::int32_t element) {
  lists_ = &lists;
  const SelectorList& of = lists[list];
  const Trit out = match_from(of.complexes[complex], 0, element, 0);
  return of.doubtful ? both(out, Trit::maybe) : out;
}

bool Matcher::tired() const {
  return steps_ > kMostSteps;
}

Trit Matcher::match_list(const SelectorList& list, std::int32_t element, int depth) {
  Trit out = Trit::no;
  for (const Complex& complex : list.complexes) {
    out = either(out, match_from(complex, 0, element, depth));
    if (out == Trit::yes) break;
  }
  return list.doubtful ? both(out, Trit::maybe) : out;
}

Trit Matcher::match_from(const Complex& complex, std::size_t at, std::int32_t element, int depth) {
  const Trit here = match_compound(complex.compounds[at], element, depth);
  if (here == Trit::no || at + 1 == complex.compounds.size()) return here;
  return both(here, match_left(complex, at, element, depth));
}

// What stands to the left of compound `at`, which matched `element`.
Trit Matcher::match_left(const Complex& complex, std::size_t at, std::int32_t element, int depth) {
  const Element& of = elements_[static_cast<std::size_t>(element)];
  switch (complex.compounds[at].left) {
    case Combinator::none: return Trit::yes;
    case Combinator::child: return of.parent == kNone ? Trit::no : match_from(complex, at + 1, of.parent, depth);
    case Combinator::descendant: {
      Trit out = Trit::no;
      for (std::int32_t e = of.parent; e != kNone && out != Trit::yes;
           e = elements_[static_cast<std::size_t>(e)].parent) {
        if (++steps_ > kMostSteps) return Trit::maybe;
        out = either(out, match_from(complex, at + 1, e, depth));
      }
      return out;
    }
    case Combinator::next_sibling:
    case Combinator::later_sibling: break;
  }
  const bool next = complex.compounds[at].left == Combinator::next_sibling;
  Trit out = Trit::no;
  for (std::int32_t e = of.previous; e != kNone && out != Trit::yes;
       e = elements_[static_cast<std::size_t>(e)].previous) {
    if (e == kNotKnown) {
      asked_siblings_ = true;
      return Trit::maybe;
    }
    if (++steps_ > kMostSteps) return Trit::maybe;
    out = either(out, match_from(complex, at + 1, e, depth));
    if (next) break;
  }
  return out;
}

Trit Matcher::match_compound(const Compound& compound, std::int32_t index, int depth) {
  const Element& element = elements_[static_cast<std::size_t>(index)];
  Trit out = Trit::yes;
  bool sure = false;    // a class, an id or an attribute is surely there
  bool absent = false;  // one that a script may set is not
  for (const Simple& simple : compound.simples) {
    if (++steps_ > kMostSteps) return Trit::maybe;
    if (is_name(simple) && simple.state && !element.stateful) {
      const Trit there = match_simple(simple, element, index, depth);
      absent = absent || there == Trit::no;
      out = both(out, Trit::maybe);
      continue;
    }
    const Trit here = match_simple(simple, element, index, depth);
    if (here == Trit::no) return here;
    sure = sure || ((is_name(simple) || simple.kind == Simple::Kind::id) && here == Trit::yes);
    out = both(out, here);
  }
  return absent && !sure ? Trit::no : out;
}

Trit Matcher::match_simple(const Simple& simple, const Element& element, std::int32_t index, int depth) {
  switch (simple.kind) {
    case Simple::Kind::tag: return trit(simple.name == element.tag);
    case Simple::Kind::id: return trit(simple.name == element.id);
    case Simple::Kind::class_:
      return named(simple, element,
                   std::find(element.classes.begin(), element.classes.end(), simple.name) != element.classes.end());
    case Simple::Kind::attribute: return named(simple, element, attribute_matches(simple, element));
    case Simple::Kind::is:
    case Simple::Kind::not_: {
      if (depth == kDeepest) return Trit::maybe;
      const SelectorList& list = (*lists_)[simple.list];
      const Trit inner = match_list(list, index, depth + 1);
      if (simple.kind == Simple::Kind::is) return inner;
      return inner == Trit::no && has_state(list) ? Trit::maybe : negated(inner);
    }
    case Simple::Kind::root: return trit(element.parent == kNone);
    case Simple::Kind::last_of_type: return element.parent == kNone ? Trit::yes : element.last_of_type;
    case Simple::Kind::nth: return match_nth(simple, index);
    case Simple::Kind::link: return trit(element.link);
    case Simple::Kind::unknown: return Trit::maybe;
    case Simple::Kind::never: return Trit::no;
  }
  return Trit::maybe;
}

Trit Matcher::match_nth(const Simple& simple, std::int32_t index) {
  const Element& element = elements_[static_cast<std::size_t>(index)];
  int position = 1;
  for (std::int32_t e = element.previous; e != kNone; e = elements_[static_cast<std::size_t>(e)].previous) {
    if (e == kNotKnown) {
      asked_siblings_ = asked_siblings_ || element.parent != kNone;
      return element.parent == kNone ? trit(simple.offset == 1) : Trit::maybe;
    }
    if (++steps_ > kMostSteps) return Trit::maybe;
    if (!simple.of_type || elements_[static_cast<std::size_t>(e)].tag == element.tag) ++position;
  }
  const int rest = position - simple.offset;
  if (simple.step == 0) return trit(rest == 0);
  return trit(rest % simple.step == 0 && rest / simple.step >= 0);
}

}  // namespace beian::css
