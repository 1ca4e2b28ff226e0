#include "html/selected.h"

namespace beian {

void SelectedElements::opened(const Element& element, const Element* parent, const std::vector<Element>& open) {
  if (choice_ == nullptr || !choice_->opened(element, parent, open)) return;
  Answer answer;
  answer.id = element.id;
  answer.tag = element.token.span;
  answer.body = element.is(TagId::body) || element.is(TagId::html);
  answer.found.no_place = NoPlace::selector_open;
  open_.push_back(answers_.size());
  answers_.push_back(answer);
}

bool SelectedElements::ends(const Token& token, const std::vector<Element>& open) {
  if (open_.empty() || open.empty()) return false;
  const std::uint32_t id = answers_[open_.back()].id;
  // An open <p> is closed by the end tag of what it stands in.
  behind_p_ = open.back().is(TagId::p) && open.back().id != id;
  const std::size_t index = open.size() - (behind_p_ ? 2 : 1);
  return index < open.size() && open[index].id == id && open[index].tag == token.tag;
}

void SelectedElements::end(NoPlace no_place, Place place, TagId tag) {
  Selected& found = answers_[open_.back()].found;
  if (behind_p_) place.phrasing = false;  // a block ends that <p>
  if (!has_property(tag, prop::breaks_text)) place.phrasing = true;
  found.no_place = no_place;
  found.place = place;
}

void SelectedElements::closed(const Element& element) {
  if (choice_ == nullptr) return;
  choice_->closed(element);
  if (!open_.empty() && answers_[open_.back()].id == element.id) open_.pop_back();
}

Selected SelectedElements::finish(const Page& page) {
  Selected out;
  if (choice_ == nullptr) return out;
  if (choice_->gave_up()) {
    out.no_place = NoPlace::too_deep;
    return out;
  }
  for (std::size_t i = 0; i < answers_.size(); ++i) {
    const Answer& answer = answers_[i];
    if (!choice_->is_chosen(i)) continue;
    if (out.matches > 0 && !answer.tag.empty() && answer.tag == out.first) continue;  // its clone, of misnested tags
    if (++out.matches == 2) out.second = answer.tag;
    if (out.matches > 1) continue;
    out.first = answer.tag;
    out.no_place = answer.body ? page.no_body_end : answer.found.no_place;
    out.place = answer.body ? page.body_end : answer.found.place;
  }
  if (out.matches > 1) out.no_place = NoPlace::selector_many;
  if (choice_->gave_up()) out.no_place = NoPlace::too_deep;
  return out;
}

}  // namespace beian
