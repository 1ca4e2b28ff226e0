#include "report/unified_diff.h"

#include <algorithm>
#include <cassert>

namespace beian {
namespace {

constexpr std::size_t kContext = 3;

// Whole lines of the old page [begin, end) that become `text`.
struct Block {
  std::size_t begin;
  std::size_t end;
  std::string text;
};

std::size_t line_start(std::string_view text, std::size_t at) {
  return at == 0 ? 0 : text.rfind('\n', at - 1) + 1;  // npos + 1 is 0
}
std::size_t line_end(std::string_view text, std::size_t at) {
  const std::size_t feed = text.find('\n', at);
  return feed == std::string_view::npos ? text.size() : feed + 1;
}
std::size_t count_lines(std::string_view text) {
  const auto feeds = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  return feeds + (text.empty() || text.ends_with('\n') ? 0 : 1);
}

// Lines at either edge that the edit left as they were.
void trim(std::string_view before, Block& block) {
  std::string_view text = block.text;
  while (block.begin < block.end && !text.empty()) {
    const std::size_t size = line_end(before, block.begin) - block.begin;
    if (line_end(text, 0) != size || before.substr(block.begin, size) != text.substr(0, size)) break;
    block.begin += size;
    text.remove_prefix(size);
  }
  while (block.begin < block.end && !text.empty()) {
    const std::size_t old_start = line_start(before, block.end - 1);
    const std::size_t new_start = line_start(text, text.size() - 1);
    if (old_start < block.begin || before.substr(old_start, block.end - old_start) != text.substr(new_start)) break;
    block.end = old_start;
    text = text.substr(0, new_start);
  }
  block.text = std::string(text);
}

std::vector<Block> blocks_of(std::string_view before, const std::vector<Edit>& edits) {
  std::vector<Block> out;
  for (std::size_t i = 0; i < edits.size();) {
    Block block{line_start(before, edits[i].span.begin), 0, {}};
    std::size_t at = block.begin;
    do {
      const Edit& edit = edits[i];
      block.text += before.substr(at, edit.span.begin - at);
      block.text += edit.bytes;
      at = edit.span.end;
      block.end = line_end(before, at);
      ++i;
    } while (i < edits.size() && edits[i].span.begin < block.end);
    block.text += before.substr(at, block.end - at);
    trim(before, block);
    const bool nothing = block.begin == block.end && block.text.empty();
    if (!nothing) out.push_back(std::move(block));
  }
  return out;
}

void append_lines(std::string& out, char sign, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = line_end(text, at);
    out += sign;
    out += text.substr(at, end - at);
    if (text[end - 1] != '\n') out += "\n\\ No newline at end of file\n";
    at = end;
  }
}

// "-12,4": where no line is meant, the one before.
std::string range(std::size_t first, std::size_t count) {
  return std::to_string(count == 0 ? first - 1 : first) + "," + std::to_string(count);
}

// A name that patch would read otherwise is quoted as in C; one with a space ends with a tab.
std::string header_name(std::string_view name) {
  const bool plain = std::all_of(name.begin(), name.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0x20 && c != 0x7f && c != '"' && c != '\\';
  });
  if (plain) return std::string(name) + (name.find(' ') != std::string_view::npos ? "\t" : "");
  std::string out = "\"";
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20 || byte == 0x7f) {
      out += '\\';
      for (const int shift : {6, 3, 0}) out += static_cast<char>('0' + (byte >> shift & 7));
    } else {
      out += c;
    }
  }
  return out + '"';
}

class Writer {
 public:
  Writer(std::string_view before, std::string& out) : before_(before), out_(out) {}

  // Blocks [first, last) of `blocks` as one hunk.
  void hunk(const std::vector<Block>& blocks, std::size_t first, std::size_t last) {
    std::size_t begin = blocks[first].begin;
    for (std::size_t i = 0; i < kContext && begin > 0; ++i) begin = line_start(before_, begin - 1);
    std::size_t end = blocks[last - 1].end;
    for (std::size_t i = 0; i < kContext && end < before_.size(); ++i) end = line_end(before_, end);
    std::string body;
    std::size_t at = begin;
    std::size_t added = 0;
    std::size_t taken = 0;
    for (std::size_t i = first; i < last; ++i) {
      const Block& block = blocks[i];
      append_lines(body, ' ', before_.substr(at, block.begin - at));
      const std::string_view old = before_.substr(block.begin, block.end - block.begin);
      append_lines(body, '-', old);
      append_lines(body, '+', block.text);
      taken += count_lines(old);
      added += count_lines(block.text);
      at = block.end;
    }
    append_lines(body, ' ', before_.substr(at, end - at));
    line_ += count_lines(before_.substr(seen_, begin - seen_));
    seen_ = begin;
    const std::size_t old_count = count_lines(before_.substr(begin, end - begin));
    const std::size_t new_count = old_count - taken + added;
    out_ += "@@ -" + range(line_, old_count) + " +" + range(line_ + shift_, new_count) + " @@\n" + body;
    shift_ += new_count - old_count;  // modulo 2^64, as is the sum above
  }

 private:
  std::string_view before_;
  std::string& out_;
  std::size_t seen_ = 0;
  std::size_t line_ = 1;  // of seen_
  std::size_t shift_ = 0;
};

}  // namespace

std::string unified_diff(std::string_view name, std::string_view before, const std::vector<Edit>& edits) {
  const std::vector<Block> blocks = blocks_of(before, edits);
  if (blocks.empty()) return {};
  const std::string shown = header_name(name);
  std::string out = "--- " + shown + "\n+++ " + shown + "\n";
  Writer writer(before, out);
  for (std::size_t first = 0; first < blocks.size();) {
    std::size_t last = first + 1;
    while (last < blocks.size()) {
      const std::size_t gap = blocks[last - 1].end;
      if (count_lines(before.substr(gap, blocks[last].begin - gap)) > 2 * kContext) break;
      ++last;
    }
    writer.hunk(blocks, first, last);
    first = last;
  }
  return out;
}

std::string new_file_diff(std::string_view name, std::string_view bytes) {
  std::string out =
      "--- /dev/null\n+++ " + header_name(name) + "\n@@ -0,0 +1," + std::to_string(count_lines(bytes)) + " @@\n";
  append_lines(out, '+', bytes);
  return out;
}

}  // namespace beian
