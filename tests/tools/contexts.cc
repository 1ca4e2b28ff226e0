// contexts [--digest] [--errors] FOLDER|FILE… — the stack of open elements after every tag, as our TreeBuilder has it.
//
// The same lines as tests/differential/contexts.mjs prints from parse5 (see there), so that the two can be compared.
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "html/parse_errors.h"
#include "html/tokenizer.h"
#include "html/tree.h"

namespace {

using namespace beian;

struct Nothing : TreeSink {
  void opened(Element&, const Element*) override {}
  void closed(const Element&, std::uint32_t, const Token*) override {}
  void text(const Token&, bool) override {}
};

std::uint64_t fnv(std::uint64_t h, std::string_view s) {
  for (const char c : s) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  return h;
}

std::string lower_name(std::string_view bytes, const Element& e) {
  if (e.tag != TagId::unknown) return std::string(tag_name(e.tag));
  std::string out(slice(bytes, e.token.name));
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  return out;
}

template <class Line>
void contexts(std::string_view bytes, Line line) {
  Nothing nothing;
  Tokenizer tokenizer(bytes);
  TreeBuilder tree(bytes, tokenizer, nothing);
  for (;;) {
    const Token token = tokenizer.next();
    tree.feed(token);
    if (token.kind == TokenKind::eof) return;
    if (token.kind != TokenKind::start_tag && token.kind != TokenKind::end_tag) continue;
    std::uint64_t h = 0xcbf29ce484222325u;
    for (const Element& e : tree.open_elements()) {
      h = fnv(h, e.ns == Namespace::html ? "html:" : e.ns == Namespace::svg ? "svg:" : "math:");
      h = fnv(h, lower_name(bytes, e));
      h = fnv(h, "/");
    }
    std::string name(slice(bytes, token.name));
    for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    char tail[64];
    std::snprintf(tail, sizeof tail, "\t%zu\t%016llx\n", tree.open_elements().size(),
                  static_cast<unsigned long long>(h));
    line(std::to_string(token.span.begin) + (token.kind == TokenKind::start_tag ? "\tS\t" : "\tE\t") + name + tail);
  }
}

template <class Line>
void parse_errors(std::string_view bytes, Line line) {
  Nothing nothing;
  Tokenizer tokenizer(bytes);
  TreeBuilder tree(bytes, tokenizer, nothing);
  std::vector<ParseError> errors;
  for (;;) {
    const Token token = tokenizer.next();
    append_parse_errors(bytes, token, errors);
    if (token.kind == TokenKind::eof) break;
    tree.feed(token);
  }
  const auto key = [](const ParseError& e) { return std::pair(e.offset, parse_error_name(e.code)); };
  std::stable_sort(errors.begin(), errors.end(),
                   [&](const ParseError& a, const ParseError& b) { return key(a) < key(b); });
  for (const ParseError& e : errors) {
    line(std::to_string(e.offset) + "\tX\t" + std::string(parse_error_name(e.code)) + "\n");
  }
}

void page(const std::filesystem::path& path, const std::string& shown, bool digest, bool errors) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream whole;
  whole << in.rdbuf();
  const std::string bytes = whole.str();
  const auto read = [&](auto line) { errors ? parse_errors(bytes, line) : contexts(bytes, line); };
  if (!digest) {
    std::cout << "# " << shown << "\n";
    read([](const std::string& l) { std::cout << l; });
    return;
  }
  std::size_t lines = 0;
  std::uint64_t h = 0xcbf29ce484222325u;
  read([&](const std::string& l) {
    ++lines;
    h = fnv(h, l);
  });
  std::printf("%s\t%zu\t%016llx\n", shown.c_str(), lines, static_cast<unsigned long long>(h));
}

}  // namespace

int main(int argc, char** argv) {
  bool digest = false;
  bool errors = false;
  for (int i = 1; i < argc; ++i) {
    const std::filesystem::path given = argv[i];
    if (std::strcmp(argv[i], "--digest") == 0) {
      digest = true;
    } else if (std::strcmp(argv[i], "--errors") == 0) {
      errors = true;
    } else if (std::filesystem::is_directory(given)) {
      std::vector<std::filesystem::path> files;
      for (const auto& entry : std::filesystem::recursive_directory_iterator(given)) {
        const std::string file = entry.path().filename().string();  // ".html" is a page too
        const bool html = file.ends_with(".html") || file.ends_with(".htm") || file.ends_with(".xhtml");
        if (html && entry.is_regular_file() && !entry.is_symlink()) files.push_back(entry.path());
      }
      std::sort(files.begin(), files.end());
      for (const auto& file : files) page(file, file.lexically_relative(given).string(), digest, errors);
    } else {
      page(given, given.string(), digest, errors);
    }
  }
}
