// tree_sink.h — builds libxml2's tree from what the tree rules tell (html/tree.h).
//
// Each node's _private points to its NodeInfo. Text is gathered in the NodeInfo and becomes the node's content at the
// end, in one piece: libxml2 would measure and copy it anew for each part.
#pragma once
#include <libxml/tree.h>

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "html/tree.h"
#include "text/encoding.h"

namespace beian::xpath {

inline constexpr std::size_t kMostNodes = 2'000'000;

struct NodeInfo {
  Span span;
  Span tag;  // the start tag; of text that of its parent
  TagId tag_id = TagId::unknown;
  std::uint32_t where = 0;  // context bits (html/page.h)
  bool closed = false;
  std::string text;            // of a text node, until the tree is done
  xmlNode* content = nullptr;  // of a template: the fragment that holds what stands in it
};

inline NodeInfo* info_of(const xmlNode* node) {
  return static_cast<NodeInfo*>(node->_private);
}

class TreeBuildingSink final : public TreeSink {
 public:
  // All must outlive the sink; `fragments` receives nodes that are in no document and have to be freed.
  TreeBuildingSink(std::string_view bytes, const Encoding& encoding, xmlDoc* doc, xmlNs* svg, xmlNs* math,
                   std::deque<NodeInfo>& infos, std::vector<xmlNode*>& fragments)
      : bytes_(bytes), encoding_(encoding), doc_(doc), svg_(svg), math_(math), infos_(infos), fragments_(fragments) {}

  // Reads the whole page. False: it is one that was made to be slow.
  bool run();

  void opened(Element& element, const Element* parent) override;
  void closed(const Element& element, std::uint32_t at, const Token* end_tag) override;
  void text(const Token& token, bool fostered) override;
  void cloned(std::uint32_t original, const Element& clone) override;
  void moved(std::uint32_t child, const Element& parent, bool inserted) override;
  void took_children(const Element& clone, const Element& parent) override;
  void attributes_added(const Element& element, const Token& token) override;

 private:
  struct Point {
    xmlNode* parent = nullptr;
    xmlNode* before = nullptr;  // null: behind the last child
  };

  xmlNode* make_element(const Element& element);
  void add_attributes(xmlNode* node, const Token& token);
  void comment(const Token& token);
  xmlNode* node_of(const Element& element) const { return nodes_[element.id]; }
  void remember(std::uint32_t id, xmlNode* node);
  Point point(const Element& target, bool inserted, std::size_t open) const;
  static void insert(xmlNode* node, const Point& at);
  NodeInfo& add_info(xmlNode* node);
  void finish();

  std::string_view bytes_;
  const Encoding& encoding_;
  xmlDoc* doc_;
  xmlNs* svg_;
  xmlNs* math_;
  std::deque<NodeInfo>& infos_;
  std::vector<xmlNode*>& fragments_;
  const TreeBuilder* tree_ = nullptr;
  std::vector<xmlNode*> nodes_;       // by the id of the element
  std::vector<xmlNode*> text_nodes_;  // whose content is in their NodeInfo
  xmlNode* head_ = nullptr;
  xmlNode* body_ = nullptr;
};

}  // namespace beian::xpath
