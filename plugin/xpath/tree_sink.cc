#include "xpath/tree_sink.h"

#include <algorithm>
#include <new>
#include <set>

#include "html/decode_token.h"
#include "html/outline_context.h"
#include "html/page.h"
#include "html/tokenizer.h"
#include "xpath/decoded.h"
#include "xpath/libxml.h"

namespace beian::xpath {
namespace {

const xmlChar* xml(const std::string& text) {
  return reinterpret_cast<const xmlChar*>(text.c_str());
}

template <class T>
T* made(T* node) {
  if (node == nullptr) throw std::bad_alloc();
  return node;
}

bool is_of_table(const Element& e) {
  if (e.ns != Namespace::html) return false;
  return e.tag == TagId::table || e.tag == TagId::tbody || e.tag == TagId::tfoot || e.tag == TagId::thead ||
         e.tag == TagId::tr;
}

xmlNode* container(xmlNode* node) {
  NodeInfo* info = info_of(node);
  return info != nullptr && info->content != nullptr ? info->content : node;
}

}  // namespace

bool TreeBuildingSink::run() {
  Tokenizer tokenizer(bytes_);
  TreeBuilder tree(bytes_, tokenizer, *this);
  tree_ = &tree;
  bool complete = true;
  for (Token token = tokenizer.next();; token = tokenizer.next()) {
    tree.feed(token);
    if (token.kind == TokenKind::comment) comment(token);
    complete = !tree.over_budget() && infos_.size() <= kMostNodes;
    if (token.kind == TokenKind::eof || !complete) break;
  }
  finish();
  tree_ = nullptr;
  return complete;
}

NodeInfo& TreeBuildingSink::add_info(xmlNode* node) {
  NodeInfo& info = infos_.emplace_back();
  node->_private = &info;
  return info;
}

void TreeBuildingSink::remember(std::uint32_t id, xmlNode* node) {
  if (nodes_.size() <= id) nodes_.resize(id + 1, nullptr);
  nodes_[id] = node;
}

xmlNode* TreeBuildingSink::make_element(const Element& element) {
  const bool made_up = element.token.span.empty() || element.tag != element.token.tag;
  const std::string name = element.tag != TagId::unknown || made_up
                               ? std::string(tag_name(element.tag))
                               : decoded_name(slice(bytes_, element.token.name), encoding_);
  xmlNs* ns = element.ns == Namespace::html ? nullptr : element.ns == Namespace::svg ? svg_ : math_;
  xmlNode* node = made(libxml().xmlNewDocNode(doc_, ns, xml(name), nullptr));
  NodeInfo& info = add_info(node);
  info.span = info.tag = element.token.span;
  info.tag_id = element.tag;
  info.where = static_cast<std::uint32_t>(element.user);
  if (!element.token.span.empty()) add_attributes(node, element.token);
  if (element.is(TagId::template_)) {
    info.content = made(libxml().xmlNewDocFragment(doc_));
    fragments_.push_back(info.content);
  }
  return node;
}

void TreeBuildingSink::add_attributes(xmlNode* node, const Token& token) {
  std::set<std::string> seen;
  for (const xmlAttr* a = node->properties; a != nullptr; a = a->next) {
    seen.emplace(reinterpret_cast<const char*>(a->name));
  }
  std::uint32_t offset = token.name.end;
  Attribute a;
  while (offset + 1 < token.span.end && next_attribute(bytes_, offset, a) == AttributeStep::attribute) {
    const std::string name = decoded_name(slice(bytes_, a.name), encoding_);
    if (!seen.insert(name).second) continue;
    const std::string value =
        decoded_with_references(slice(bytes_, a.value), encoding_, CharRefPlace::attribute, Nul::replaced);
    xmlAttr* made_one = made(libxml().xmlNewNsProp(node, nullptr, xml(name), xml(value)));
    if (name == "id" && !tree_->is_open_tag(TagId::template_)) libxml().xmlAddID(nullptr, doc_, xml(value), made_one);
  }
}

// Where a node goes that is written into `target` (13.2.6.1, "appropriate place for inserting a node"). `open`: how
// many of the open elements were open before it.
TreeBuildingSink::Point TreeBuildingSink::point(const Element& target, bool inserted, std::size_t open) const {
  xmlNode* parent = container(node_of(target));
  if (!inserted || !tree_->foster_parenting() || !is_of_table(target)) return {parent, nullptr};
  const std::vector<Element>& stack = tree_->open_elements();
  for (std::size_t i = open; i-- > 0;) {
    if (stack[i].is(TagId::template_)) return {container(node_of(stack[i])), nullptr};
    if (!stack[i].is(TagId::table)) continue;
    xmlNode* table = node_of(stack[i]);
    if (table->parent != nullptr) return {table->parent, table};
    return {container(node_of(stack[i == 0 ? 0 : i - 1])), nullptr};
  }
  return {container(node_of(stack.front())), nullptr};
}

// Not xmlAddChild and its like: they join text, or take nodes apart that are linked already.
void TreeBuildingSink::insert(xmlNode* node, const Point& at) {
  node->parent = at.parent;
  node->next = at.before;
  node->prev = at.before == nullptr ? at.parent->last : at.before->prev;
  (node->prev == nullptr ? at.parent->children : node->prev->next) = node;
  (at.before == nullptr ? at.parent->last : at.before->prev) = node;
}

void TreeBuildingSink::opened(Element& element, const Element* parent) {
  const auto outer = static_cast<std::uint32_t>(parent == nullptr ? 0 : parent->user);
  element.user = context_of(bytes_, element, outer, App::none).where;
  if (element.is(TagId::head) && head_ != nullptr && element.token.span.empty()) {
    remember(element.id, head_);  // the head, open again for what stands behind it
    return;
  }
  xmlNode* node = make_element(element);
  remember(element.id, node);
  if (parent == nullptr) {
    insert(node, {reinterpret_cast<xmlNode*>(doc_), nullptr});
    return;
  }
  if (element.is(TagId::head) && head_ == nullptr) head_ = node;
  if (element.is(TagId::body) && body_ == nullptr) body_ = node;
  if (element.is(TagId::frameset) && parent->is(TagId::html) && body_ != nullptr) {
    libxml().xmlUnlinkNode(body_);  // a frameset takes the place of the body
    fragments_.push_back(body_);
    body_ = nullptr;
  }
  insert(node, point(*parent, true, tree_->open_elements().size() - 1));
}

void TreeBuildingSink::closed(const Element& element, std::uint32_t at, const Token* end_tag) {
  NodeInfo* info = info_of(node_of(element));
  if (info->closed || info->span.empty()) return;
  info->closed = true;
  info->span.end = std::max(info->span.end, end_tag == nullptr ? at : end_tag->span.end);
}

void TreeBuildingSink::text(const Token& token, bool fostered) {
  const std::vector<Element>& stack = tree_->open_elements();
  const Element& target = stack.back();
  const bool html_rules = target.ns == Namespace::html || target.text_integration || target.html_integration;
  std::string characters = decoded_text(bytes_, token, encoding_, html_rules ? Nul::dropped : Nul::replaced);
  if (characters.empty()) return;
  const Point at = point(target, fostered, stack.size());
  xmlNode* before = at.before == nullptr ? at.parent->last : at.before->prev;
  if (before != nullptr && before->type == XML_TEXT_NODE) {
    NodeInfo* info = info_of(before);
    info->text += characters;
    info->span.end = token.span.end;
    return;
  }
  xmlNode* node = made(libxml().xmlNewDocText(doc_, nullptr));
  NodeInfo& info = add_info(node);
  info.span = token.span;
  const NodeInfo* outer = at.parent->type == XML_ELEMENT_NODE ? info_of(at.parent) : info_of(node_of(target));
  info.tag = outer->tag;
  info.where = outer->where;
  info.text = std::move(characters);
  text_nodes_.push_back(node);
  insert(node, at);
}

void TreeBuildingSink::comment(const Token& token) {
  xmlNode* node =
      made(libxml().xmlNewDocComment(doc_, xml(decoded(decoded_comment(bytes_, token), encoding_, Nul::replaced))));
  NodeInfo& info = add_info(node);
  info.span = token.span;
  const std::vector<Element>& stack = tree_->open_elements();
  switch (tree_->mode()) {
    case InsertionMode::after_body: return insert(node, {node_of(stack.front()), nullptr});
    case InsertionMode::initial:
    case InsertionMode::before_html:
    case InsertionMode::after_after_body:
    case InsertionMode::after_after_frameset: return insert(node, {reinterpret_cast<xmlNode*>(doc_), nullptr});
    default: return insert(node, {container(node_of(stack.back())), nullptr});
  }
}

void TreeBuildingSink::cloned(std::uint32_t original, const Element& clone) {
  static_cast<void>(original);
  remember(clone.id, make_element(clone));
}

void TreeBuildingSink::moved(std::uint32_t child, const Element& parent, bool inserted) {
  xmlNode* node = nodes_[child];
  libxml().xmlUnlinkNode(node);
  insert(node, point(parent, inserted, tree_->open_elements().size()));
}

void TreeBuildingSink::took_children(const Element& clone, const Element& parent) {
  xmlNode* to = node_of(clone);
  xmlNode* from = container(node_of(parent));
  while (from->children != nullptr && from->children != to) {
    xmlNode* child = from->children;
    libxml().xmlUnlinkNode(child);
    insert(child, {to, nullptr});
  }
}

void TreeBuildingSink::attributes_added(const Element& element, const Token& token) {
  add_attributes(node_of(element), token);
}

void TreeBuildingSink::finish() {
  for (xmlNode* node : text_nodes_) {
    NodeInfo* info = info_of(node);
    node->content = made(libxml().xmlStrndup(xml(info->text), static_cast<int>(info->text.size())));
    info->text = std::string();
  }
  for (const Element& element : tree_->open_elements()) {
    NodeInfo* info = info_of(node_of(element));
    if (info->closed || info->span.empty()) continue;
    info->closed = true;
    info->span.end = static_cast<std::uint32_t>(bytes_.size());
  }
}

}  // namespace beian::xpath
