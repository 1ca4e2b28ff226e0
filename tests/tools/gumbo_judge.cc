// gumbo_judge BEFORE AFTER — a second independent parser's word on what inject did.
//
// Parses each page of both folders with gumbo and compares the trees without the element that carries data-beian. Gumbo
// follows an older standard (no <search>, an older <select>, no <dialog> rules …), so a page on which it differs is not
// a defect by itself: it prints the path, and `--tree FILE` prints gumbo's tree of one page for a comparison with
// parse5's.
#include <gumbo.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

// Bytes as characters of latin-1, in UTF-8: every byte stays one character, whatever the page's encoding.
std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream whole;
  whole << in.rdbuf();
  std::string out;
  for (const char c : whole.str()) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      out += c;
    } else {
      out += static_cast<char>(0xc0 | (byte >> 6));
      out += static_cast<char>(0x80 | (byte & 0x3f));
    }
  }
  return out;
}

const GumboVector* children_of(const GumboNode* node) {
  if (node->type == GUMBO_NODE_DOCUMENT) return &node->v.document.children;
  if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE) return &node->v.element.children;
  return nullptr;
}

std::string tag_of(const GumboElement& e) {
  if (e.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(e.tag);
  GumboStringPiece piece = e.original_tag;
  gumbo_tag_from_original_text(&piece);
  return std::string(piece.data, piece.length);
}

// The tree as lines, without the badge; texts that lie side by side are one.
class Tree {
 public:
  explicit Tree(const std::string& page)
      : output_(gumbo_parse_with_options(&kGumboDefaultOptions, page.data(), page.size())) {
    struct Step {
      const GumboNode* node;
      std::size_t depth;
    };
    std::vector<Step> rest = {{output_->document, 0}};
    while (!rest.empty()) {
      const Step step = rest.back();
      rest.pop_back();
      const GumboNode* node = step.node;
      if (is_badge(node)) {
        ++badges;
        continue;
      }
      line(node, step.depth);
      const GumboVector* children = children_of(node);
      if (children == nullptr) continue;
      for (unsigned i = children->length; i-- > 0;)
        rest.push_back({static_cast<const GumboNode*>(children->data[i]), step.depth + 1});
    }
    end_text();
  }
  Tree(const Tree&) = delete;
  Tree& operator=(const Tree&) = delete;
  ~Tree() { gumbo_destroy_output(&kGumboDefaultOptions, output_); }

  std::string lines;
  int badges = 0;

 private:
  static bool is_badge(const GumboNode* node) {
    return node->type == GUMBO_NODE_ELEMENT &&
           gumbo_get_attribute(&node->v.element.attributes, "data-beian") != nullptr;
  }
  void line(const GumboNode* node, std::size_t depth) {
    const bool is_text =
        node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA;
    if (is_text && text_depth_ == depth) {
      text_ += node->v.text.text;
      return;
    }
    end_text();
    if (is_text) {
      text_depth_ = depth;
      text_ = node->v.text.text;
      return;
    }
    lines += std::to_string(depth);
    if (node->type == GUMBO_NODE_COMMENT) {
      lines += " !" + std::string(node->v.text.text);
    } else if (node->type != GUMBO_NODE_DOCUMENT) {
      const GumboElement& e = node->v.element;
      lines += " <" + std::to_string(e.tag_namespace) + tag_of(e);
      for (unsigned i = 0; i < e.attributes.length; ++i) {
        const auto* a = static_cast<const GumboAttribute*>(e.attributes.data[i]);
        lines += std::string(" ") + a->name + "=" + a->value;
      }
    }
    lines += "\n";
  }
  void end_text() {
    if (text_depth_ == 0) return;
    lines += std::to_string(text_depth_) + " \"" + text_ + "\n";
    text_depth_ = 0;
    text_.clear();
  }

  GumboOutput* output_;
  std::size_t text_depth_ = 0;
  std::string text_;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc == 3 && std::strcmp(argv[1], "--tree") == 0) {
    std::cout << Tree(read(argv[2])).lines;
    return 0;
  }
  if (argc != 3) {
    std::cerr << "usage: gumbo_judge BEFORE AFTER | gumbo_judge --tree FILE\n";
    return 2;
  }
  std::size_t pages = 0;
  std::size_t changed = 0;
  std::size_t different = 0;
  for (const auto& entry : fs::recursive_directory_iterator(argv[1])) {
    if (!entry.is_regular_file()) continue;
    const fs::path relative = entry.path().lexically_relative(argv[1]);
    const std::string before = read(entry.path());
    const std::string after = read(fs::path(argv[2]) / relative);
    ++pages;
    if (before == after) continue;
    ++changed;
    const Tree old_tree(before);
    const Tree new_tree(after);
    if (old_tree.lines == new_tree.lines && new_tree.badges == 1 + old_tree.badges) continue;
    ++different;
    std::cout << "differs\t" << relative.string() << "\n";
  }
  std::cout << pages << " pages, " << changed << " changed, " << different << " differ by gumbo\n";
  return different == 0 ? 0 : 1;
}
