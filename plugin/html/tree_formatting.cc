// tree_formatting.cc — elements that come back: the list of active formatting elements (HTML standard, 13.2.4.3) and
// the adoption agency algorithm (13.2.6.4.7).
//
//   <b><p>one</b> two</p>    the b is closed inside the p that it was opened outside of: browsers make
//   <b></b><p><b>one</b> two</p>
//
// Nodes are not built here: of the algorithm's moves those of the stack and of the list remain, and the sink is told of
// the others. A clone is a new row with the same start tag.
#include "html/decode_token.h"
#include "html/tree.h"

namespace beian {
namespace {

constexpr std::uint64_t kCloneWork = 16;

}  // namespace

std::uint64_t TreeBuilder::hash_of(Formatting& entry) {
  if (!entry.hashed) {
    entry.attributes = attributes_hash(bytes_, entry.token);
    entry.hashed = true;
    work_ += entry.token.span.size();
  }
  return entry.attributes;
}

void TreeBuilder::push_formatting(const Token& token) {
  Formatting entry;
  entry.tag = token.tag;
  entry.id = current().id;
  entry.user = current().user;
  entry.token = token;
  // Noah's Ark: at most three alike (name and attributes) behind the last marker; the oldest goes.
  std::size_t alike = 0;
  std::size_t oldest = kNowhere;
  for (std::size_t i = formatting_.size(); i-- > 0 && !formatting_[i].marker;) {
    ++work_;
    if (formatting_[i].tag != token.tag || hash_of(formatting_[i]) != hash_of(entry)) continue;
    if (same_attributes(bytes_, formatting_[i].token, token)) {
      ++alike;
      oldest = i;
    }
  }
  if (alike >= 3) formatting_.erase(formatting_.begin() + static_cast<std::ptrdiff_t>(oldest));
  formatting_.push_back(entry);
}

void TreeBuilder::reconstruct_formatting() {
  if (!would_reconstruct()) return;
  std::size_t first = formatting_.size();
  while (first > 0 && !formatting_[first - 1].marker && !is_open(formatting_[first - 1].id)) --first;
  for (std::size_t i = first; i < formatting_.size() && !over_budget(); ++i) {
    work_ += kCloneWork + formatting_[i].token.span.size();  // the sink reads its tag once more
    push(formatting_[i].token, Namespace::html);
    formatting_[i].id = current().id;
  }
}

void TreeBuilder::clear_to_marker() {
  while (!formatting_.empty()) {
    const bool marker = formatting_.back().marker;
    formatting_.pop_back();
    if (marker) return;
  }
}

void TreeBuilder::remove_formatting(std::uint32_t id) {
  for (std::size_t i = formatting_.size(); i-- > 0;) {
    ++work_;
    if (!formatting_[i].marker && formatting_[i].id == id) {
      formatting_.erase(formatting_.begin() + static_cast<std::ptrdiff_t>(i));
      return;
    }
  }
}

std::size_t TreeBuilder::find_formatting(TagId tag) const {
  for (std::size_t i = formatting_.size(); i-- > 0 && !formatting_[i].marker;) {
    ++work_;
    if (formatting_[i].tag == tag) return i;
  }
  return kNowhere;
}

bool TreeBuilder::has_active_anchor() const {
  return find_formatting(TagId::a) != kNowhere;
}

void TreeBuilder::adoption_agency(const Token& token) {
  const TagId subject = token.tag;
  const auto in_list = [&](std::uint32_t id) {
    for (std::size_t i = formatting_.size(); i-- > 0;) {
      ++work_;
      if (!formatting_[i].marker && formatting_[i].id == id) return i;
    }
    return kNowhere;
  };
  if (current().is(subject) && in_list(current().id) == kNowhere) {
    pop();
    return;
  }
  for (int outer = 0; outer < 8 && !over_budget(); ++outer) {
    const std::size_t entry = find_formatting(subject);
    if (entry == kNowhere) return in_body_any_other_end(token);
    const std::uint32_t formatting_id = formatting_[entry].id;
    const std::size_t formatting_index = index_of(formatting_id);
    if (formatting_index == kNowhere) {
      remove_formatting(formatting_id);
      return;
    }
    for (std::size_t i = stack_.size() - 1; i > formatting_index; --i) {
      ++work_;
      if (ends_scope(stack_[i], Scope::common)) return;
    }
    std::size_t furthest = formatting_index + 1;
    while (furthest < stack_.size() && !is_special(stack_[furthest])) {
      ++furthest;
      ++work_;
    }
    if (furthest == stack_.size()) {
      pop_to_size(formatting_index);
      remove_formatting(formatting_id);
      return;
    }
    std::size_t bookmark = entry;  // index in the list at which the clone of the formatting element will stand
    int inner = 0;
    bool cloned = false;
    std::uint32_t last_node = stack_[furthest].id;
    for (std::size_t node = furthest; node-- > formatting_index + 1;) {
      ++work_;
      ++inner;
      std::size_t listed = in_list(stack_[node].id);
      if (inner > 3 && listed != kNowhere) {
        formatting_.erase(formatting_.begin() + static_cast<std::ptrdiff_t>(listed));
        if (listed < bookmark) --bookmark;
        listed = kNowhere;
      }
      if (listed == kNowhere) {
        remove_at(node);
        --furthest;
        continue;
      }
      const std::uint32_t original = stack_[node].id;
      stack_[node].id = next_id_++;
      formatting_[listed].id = stack_[node].id;
      sink_.cloned(original, stack_[node]);
      sink_.moved(last_node, stack_[node], false);
      last_node = stack_[node].id;
      if (!cloned) bookmark = listed + 1;
      cloned = true;
    }
    sink_.moved(last_node, stack_[formatting_index - 1], true);
    const std::size_t list_index = in_list(formatting_id);
    Formatting clone = formatting_[list_index];
    Element element = stack_[formatting_index];
    element.id = clone.id = next_id_++;
    formatting_.erase(formatting_.begin() + static_cast<std::ptrdiff_t>(list_index));
    if (list_index < bookmark) --bookmark;
    formatting_.insert(formatting_.begin() + static_cast<std::ptrdiff_t>(bookmark), clone);
    remove_at(formatting_index);
    // The furthest block has moved down by one; the clone goes directly above it.
    ++counts_[static_cast<std::size_t>(element.tag)];
    stack_.insert(stack_.begin() + static_cast<std::ptrdiff_t>(furthest), element);
    sink_.opened(stack_[furthest], &stack_[furthest - 1]);
    sink_.took_children(stack_[furthest], stack_[furthest - 1]);
  }
}

}  // namespace beian
