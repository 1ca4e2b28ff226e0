#include "report/markdown.h"

#include <cmark.h>

#include <memory>

#include "base/utf8.h"
#include "report/excerpt.h"

namespace beian {
namespace {

constexpr std::string_view kText = "  ";    // in front of everything but headings
constexpr std::string_view kDeeper = "  ";  // and in front of code once more

enum class Look : std::uint8_t { plain, strong, code, address };

struct Cell {
  char32_t ch;
  Look look;
};
using Cells = std::vector<Cell>;

using Document = std::unique_ptr<cmark_node, decltype(&cmark_node_free)>;

Document parse(std::string_view markdown) {
  return Document(cmark_parse_document(markdown.data(), markdown.size(), CMARK_OPT_DEFAULT), cmark_node_free);
}

std::string_view view(const char* text) {
  return text == nullptr ? std::string_view() : std::string_view(text);
}

std::string_view sequence_of(Look look) {
  switch (look) {
    case Look::strong: return "\x1b[1m";
    case Look::code: return "\x1b[36m";
    case Look::address: return "\x1b[4m";
    case Look::plain: break;
  }
  return {};
}

bool is_in(char32_t c, std::u32string_view set) {
  return set.find(c) != std::u32string_view::npos;
}

bool is_word(char32_t c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
}

// May a line end between these two? At a space, and between Chinese characters; not inside a word or inside code.
bool may_break(Cell a, Cell b) {
  if (a.look == Look::code && b.look == Look::code) return false;
  if (is_in(a.ch, U" \n") || is_in(b.ch, U" \n")) return true;
  if (is_in(b.ch, U"，。、；：？！）》」』】〉〕］｝”’…·,.;:?!)]}%") || is_in(a.ch, U"（《「『【〈〔［｛“‘([{<")) {
    return false;
  }
  if (is_word(a.ch) || is_word(b.ch)) return false;  // 京ICP备2024990001号-1
  return column_width(a.ch) == 2 || column_width(b.ch) == 2;
}

class Printer {
 public:
  explicit Printer(MarkdownStyle style) : style_(style) {}

  void blocks(cmark_node* parent, const std::string& first, const std::string& rest, bool tight = false);
  void block(cmark_node* node, const std::string& first, const std::string& rest);
  void plain(std::string_view text, const std::string& first, const std::string& rest) {
    Cells cells;
    append(cells, text, Look::plain);
    wrapped(cells, first, rest);
  }
  std::string take() { return std::move(out_); }

 private:
  void list(cmark_node* node, const std::string& first, const std::string& rest);
  void verbatim(std::string_view text, const std::string& prefix);
  void wrapped(const Cells& cells, const std::string& first, const std::string& rest);
  void append(Cells& cells, std::string_view text, Look look) const;
  void gather(cmark_node* parent, Look look, Cells& cells) const;
  void put(Cell cell);
  void end_line();
  void set_look(Look look);

  MarkdownStyle style_;
  std::string out_;
  Look look_ = Look::plain;
};

void Printer::append(Cells& cells, std::string_view text, Look look) const {
  for (std::size_t i = 0; i < text.size();) {
    const Decoded d = decode_utf8(text, i);
    cells.push_back({d.ch, look});
    i += d.size;
  }
}

// The words of a paragraph or heading.
void Printer::gather(cmark_node* parent, Look look, Cells& cells) const {
  for (cmark_node* node = cmark_node_first_child(parent); node != nullptr; node = cmark_node_next(node)) {
    const std::string_view literal = view(cmark_node_get_literal(node));
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_SOFTBREAK:
        if (cells.empty() || column_width(cells.back().ch) != 2) cells.push_back({' ', look});
        break;
      case CMARK_NODE_LINEBREAK: cells.push_back({'\n', look}); break;
      case CMARK_NODE_CODE:
        if (style_.colour) {
          append(cells, literal, Look::code);
        } else {  // nothing else tells it from the words around it
          append(cells, "“", Look::plain);
          append(cells, literal, Look::code);
          append(cells, "”", Look::plain);
        }
        break;
      case CMARK_NODE_EMPH:
      case CMARK_NODE_STRONG: gather(node, Look::strong, cells); break;
      case CMARK_NODE_LINK:
      case CMARK_NODE_IMAGE: {
        const std::string_view address = view(cmark_node_get_url(node));
        Cells words;
        gather(node, look, words);
        std::string said;
        for (const Cell& cell : words) append_utf8(said, cell.ch);
        cells.insert(cells.end(), words.begin(), words.end());
        if (address.find(':') != std::string_view::npos && said != address) {
          append(cells, words.empty() ? "<" : " <", look);
          append(cells, address, Look::address);
          append(cells, ">", look);
        }
        break;
      }
      default: append(cells, literal, look); gather(node, look, cells);
    }
  }
}

void Printer::set_look(Look look) {
  if (look == look_ || !style_.colour) return;
  if (look_ != Look::plain) out_ += "\x1b[0m";
  out_ += sequence_of(look);
  look_ = look;
}

void Printer::put(Cell cell) {
  set_look(cell.look);
  append_utf8(out_, cell.ch);
}

void Printer::end_line() {
  set_look(Look::plain);
  out_ += '\n';
}

void Printer::wrapped(const Cells& cells, const std::string& first, const std::string& rest) {
  out_ += first;
  std::uint32_t column = display_width(first);
  bool bare = true;             // nothing on this line yet
  const Cell* space = nullptr;  // between what is on it and what comes next
  const auto next_line = [&] {
    end_line();
    out_ += rest;
    column = display_width(rest);
    bare = true;
    space = nullptr;
  };
  for (std::size_t i = 0; i < cells.size();) {
    if (cells[i].ch == ' ' || cells[i].ch == '\n') {
      if (cells[i].ch == '\n')
        next_line();
      else
        space = &cells[i];
      ++i;
      continue;
    }
    std::size_t end = i + 1;  // of what stays on one line
    while (end < cells.size() && !may_break(cells[end - 1], cells[end])) ++end;
    std::uint32_t width = 0;
    for (std::size_t k = i; k < end; ++k) width += column_width(cells[k].ch);
    if (!bare && column + (space != nullptr ? 1 : 0) + width > style_.columns) next_line();
    if (!bare && space != nullptr) {
      put(*space);
      ++column;
    }
    for (; i < end; ++i) put(cells[i]);
    column += width;
    bare = false;
    space = nullptr;
  }
  end_line();
}

void Printer::verbatim(std::string_view text, const std::string& prefix) {
  if (text.ends_with('\n')) text.remove_suffix(1);
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (end > begin) {
      out_ += prefix;
      out_ += text.substr(begin, end - begin);
    }
    end_line();
    begin = end + 1;
  }
}

void Printer::list(cmark_node* node, const std::string& first, const std::string& rest) {
  const bool tight = cmark_node_get_list_tight(node) != 0;
  const bool numbered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
  int number = cmark_node_get_list_start(node);
  const std::string* prefix = &first;
  for (cmark_node* item = cmark_node_first_child(node); item != nullptr; item = cmark_node_next(item)) {
    const std::string mark = numbered ? std::to_string(number++) + ". " : "• ";
    if (prefix != &first && !tight) out_ += '\n';
    if (cmark_node_first_child(item) == nullptr) wrapped({}, *prefix + mark, rest);
    blocks(item, *prefix + mark, rest + std::string(display_width(mark), ' '), tight);
    prefix = &rest;
  }
}

void Printer::block(cmark_node* node, const std::string& first, const std::string& rest) {
  Cells cells;
  switch (cmark_node_get_type(node)) {
    case CMARK_NODE_HEADING: {
      gather(node, Look::strong, cells);
      const bool at_edge = first == kText;
      wrapped(cells, at_edge ? "" : first, at_edge ? "" : rest);
      break;
    }
    case CMARK_NODE_PARAGRAPH:
      gather(node, Look::plain, cells);
      wrapped(cells, first, rest);
      break;
    case CMARK_NODE_LIST: list(node, first, rest); break;
    case CMARK_NODE_BLOCK_QUOTE: blocks(node, first + "│ ", rest + "│ "); break;
    case CMARK_NODE_THEMATIC_BREAK: wrapped({{U'―', Look::plain}}, first, rest); break;
    default: verbatim(view(cmark_node_get_literal(node)), rest + std::string(kDeeper));
  }
}

void Printer::blocks(cmark_node* parent, const std::string& first, const std::string& rest, bool tight) {
  const std::string* prefix = &first;
  for (cmark_node* node = cmark_node_first_child(parent); node != nullptr; node = cmark_node_next(node)) {
    if (prefix != &first && !tight) out_ += '\n';
    block(node, *prefix, rest);
    prefix = &rest;
  }
}

}  // namespace

std::string render_markdown(std::string_view markdown, MarkdownStyle style) {
  const Document document = parse(markdown);
  Printer printer(style);
  printer.blocks(document.get(), std::string(kText), std::string(kText));
  return printer.take();
}

std::string wrapped_text(std::string_view text, const std::string& first, const std::string& rest,
                         std::uint32_t columns) {
  Printer printer({columns, false});
  printer.plain(text, first, rest);
  return printer.take();
}

std::string render_first_paragraph(std::string_view markdown, MarkdownStyle style) {
  const Document document = parse(markdown);
  Printer printer(style);
  for (cmark_node* node = cmark_node_first_child(document.get()); node != nullptr; node = cmark_node_next(node)) {
    if (cmark_node_get_type(node) != CMARK_NODE_PARAGRAPH) continue;
    printer.block(node, std::string(kText), std::string(kText));
    break;
  }
  return printer.take();
}

std::vector<std::string_view> split_at_titles(std::string_view markdown) {
  const Document document = parse(markdown);
  std::vector<std::size_t> starts;
  std::size_t at = 0;
  int line = 1;
  for (cmark_node* node = cmark_node_first_child(document.get()); node != nullptr; node = cmark_node_next(node)) {
    if (cmark_node_get_type(node) != CMARK_NODE_HEADING || cmark_node_get_heading_level(node) != 1) continue;
    for (; line < cmark_node_get_start_line(node); ++line) at = markdown.find('\n', at) + 1;
    starts.push_back(at);
  }
  std::vector<std::string_view> parts;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : markdown.size();
    parts.push_back(markdown.substr(starts[i], end - starts[i]));
  }
  return parts;
}

}  // namespace beian
