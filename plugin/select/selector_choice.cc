#include "select/selector_choice.h"

#include <algorithm>

#include "html/attribute.h"
#include "select/element.h"

namespace beian {
namespace {

// A page on which more would have to be kept is one that was made to be slow.
constexpr std::size_t kMostElements = 100'000;
constexpr std::size_t kMostTypes = 256;  // of children of one parent

std::string_view name_of(std::string_view bytes, const Element& element) {
  return element.tag == TagId::unknown ? slice(bytes, element.token.name) : tag_name(element.tag);
}

bool has_class(std::string_view value, std::string_view name) {
  for (std::size_t at = value.find(name); at != std::string_view::npos; at = value.find(name, at + 1)) {
    const auto is_edge = [&](std::size_t i) {
      return i >= value.size() || static_cast<unsigned char>(value[i]) <= ' ';
    };
    if ((at == 0 || is_edge(at - 1)) && is_edge(at + name.size())) return true;
  }
  return false;
}

}  // namespace

// A quick no. A class or id that is written with references is rare enough to be looked at closely.
bool SelectorChoice::may_fit(const Element& element) const {
  const auto fits = [&](const css::Simple& simple) {
    const bool named = simple.kind == css::Simple::Kind::class_ || simple.kind == css::Simple::Kind::id;
    if (simple.kind == css::Simple::Kind::tag) {
      return same_name(name_of(bytes_, element), simple.name);
    }
    if (!named) return true;
    if (element.token.span.empty()) return false;
    const bool is_class = simple.kind == css::Simple::Kind::class_;
    const auto attribute = find_attribute(bytes_, element.token, is_class ? "class" : "id");
    if (!attribute) return false;
    const std::string_view value = slice(bytes_, attribute->value);
    return value.find('&') != std::string_view::npos ||
           (is_class ? has_class(value, simple.name) : value == simple.name);
  };
  return std::any_of(selector_.lists[0].complexes.begin(), selector_.lists[0].complexes.end(),
                     [&](const css::Complex& c) {
                       const std::vector<css::Simple>& simples = c.compounds.front().simples;
                       return std::all_of(simples.begin(), simples.end(), fits);
                     });
}

// The entry of the innermost open element; those around it are made where they are not known.
std::int32_t SelectorChoice::keep(const std::vector<Element>& open) {
  std::size_t known = std::min(open.size(), kept_.size());
  while (known > 0 && kept_[known - 1].id != open[known - 1].id) --known;
  kept_.resize(known);
  if (!selector_.asks_last) elements_.resize(known == 0 ? 0 : static_cast<std::size_t>(kept_.back().index) + 1);
  for (std::size_t i = known; i < open.size(); ++i) {
    const std::int32_t parent = kept_.empty() ? css::kNone : kept_.back().index;
    kept_.push_back({open[i].id, static_cast<std::int32_t>(elements_.size())});
    elements_.push_back(selectable(bytes_, open[i].tag, open[i].token, parent));
    elements_.back().stateful = false;  // the page is taken as it is written
    if (!selector_.asks_last) continue;
    elements_.back().last_of_type = css::Trit::yes;  // until another comes
    if (i > 0) lasts_.push_back({open[i - 1].id, kept_.back().index});
  }
  return kept_.back().index;
}

css::Trit SelectorChoice::match(std::int32_t index) {
  css::Trit out = css::Trit::no;
  const std::vector<css::Complex>& complexes = selector_.lists[0].complexes;
  for (std::uint32_t c = 0; c < complexes.size() && out != css::Trit::yes; ++c) {
    out = either(out, matcher_.match(selector_.lists, 0, c, index));
  }
  return out;
}

bool SelectorChoice::opened(const Element& element, const Element* parent, const std::vector<Element>& open) {
  if (gave_up()) return false;
  // A sibling of the same type strikes off what was the last one.
  if (selector_.asks_last && parent != nullptr && !lasts_.empty()) {
    std::size_t seen = 0;
    for (std::size_t i = lasts_.size(); i-- > 0 && lasts_[i].parent_id == parent->id;) {
      css::Element& before = elements_[static_cast<std::size_t>(lasts_[i].index)];
      gave_up_ = gave_up_ || ++seen > kMostTypes;
      if (!same_name(before.tag, name_of(bytes_, element))) continue;
      before.last_of_type = css::Trit::no;
      lasts_.erase(lasts_.begin() + static_cast<std::ptrdiff_t>(i));
      break;
    }
  }
  if (!may_fit(element)) return false;
  const std::int32_t index = keep(open);
  if (elements_.size() > kMostElements) gave_up_ = true;
  if (match(index) == css::Trit::no) return false;
  answers_.push_back(selector_.asks_last ? index : css::kNone);
  return true;
}

void SelectorChoice::closed(const Element& element) {
  while (!lasts_.empty() && lasts_.back().parent_id == element.id) lasts_.pop_back();
}

bool SelectorChoice::is_chosen(std::size_t answer) {
  return answers_[answer] == css::kNone || match(answers_[answer]) == css::Trit::yes;
}

}  // namespace beian
