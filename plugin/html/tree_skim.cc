// tree_skim.cc — where the tree builder stands aside for the skimmer (skim.h), and takes over again.
#include "html/tree.h"

namespace beian {
namespace {

constexpr std::size_t kDeepestSkim = 250;

bool puts_marker(TagId tag) {
  switch (tag) {
    case TagId::applet:
    case TagId::marquee:
    case TagId::object:
    case TagId::td:
    case TagId::th:
    case TagId::caption:
    case TagId::template_: return true;
    default: return false;
  }
}

bool is_row_part(TagId tag) {
  return tag == TagId::table || tag == TagId::tbody || tag == TagId::thead || tag == TagId::tfoot || tag == TagId::tr;
}

}  // namespace

bool TreeBuilder::begin_skim(Skimmer& skimmer) const {
  const bool in_rows =
      mode_ == InsertionMode::in_table || mode_ == InsertionMode::in_table_body || mode_ == InsertionMode::in_row;
  if (!in_rows && mode_ != InsertionMode::in_body && mode_ != InsertionMode::in_cell) return false;
  if (frameset_ok_ || foster_parenting_ || ended_ || !template_modes_.empty() || stack_.size() > kDeepestSkim) {
    return false;
  }
  if (stack_.size() < 2 || mode_of_stack() != mode_ || in_rows != is_row_part(current().tag)) return false;
  // The active formatting elements are those of the stack, no more and in its order: then none comes back in a text.
  skimmer.begin(has_form_ && !is_open(form_id_));
  std::size_t at = 0;
  for (const Element& element : stack_) {
    if (element.ns != Namespace::html) return false;
    skimmer.open(element.tag);
    const bool marker = puts_marker(element.tag);
    if (!marker && !has_property(element.tag, prop::formatting)) continue;
    if (at == formatting_.size() || formatting_[at].marker != marker) return false;
    if (!marker && formatting_[at].id != element.id) return false;
    ++at;
  }
  work_ += stack_.size();
  return at == formatting_.size();
}

void TreeBuilder::end_skim(const Skimmer& skimmer, const Skimmer::Stop& stop) {
  std::vector<std::uint32_t> opened;
  std::uint32_t index = stop.top;
  for (; !skimmer.node(index).before; index = skimmer.node(index).parent) opened.push_back(index);
  at_ = stop.at;
  end_tag_ = nullptr;
  const std::size_t kept = skimmer.node(index).offset + std::size_t{1};
  while (stack_.size() > kept) {
    const TagId tag = current().tag;
    if (tag == TagId::form && current().id == form_id_) has_form_ = false;
    pop();
    if (puts_marker(tag)) {
      clear_to_marker();
    } else if (has_property(tag, prop::formatting)) {
      formatting_.pop_back();
    }
  }
  for (auto at = opened.rbegin(); at != opened.rend(); ++at) {
    const SkimNode& node = skimmer.node(*at);
    if (node.implied) {
      push_implied(node.tag, node.offset);
      continue;
    }
    const Token token = tokenizer_.start_tag_at(node.offset);
    push(token, Namespace::html);
    if (token.tag == TagId::form) {
      has_form_ = true;
      form_id_ = current().id;
    }
    if (puts_marker(token.tag)) push_marker();
    if (has_property(token.tag, prop::formatting)) push_formatting(token);
  }
  reset_insertion_mode();
  skip_line_feed_ = false;
  tokenizer_.resume(stop.at);
}

}  // namespace beian
