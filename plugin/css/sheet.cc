#include "css/sheet.h"

#include <algorithm>

#include "base/utf8.h"
#include "css/block.h"

namespace beian::css {
namespace {

constexpr int kDeepest = 32;  // blocks in blocks; what is nested deeper is passed over
constexpr std::size_t kMostLayers = 512;

// Where a rule stands.
struct Surroundings {
  std::uint32_t parent = kNoList;  // the selectors of the style rule around it
  OnScreens on = OnScreens::all(Trit::yes);
  std::uint32_t layer = 0;
  int depth = 0;
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes), lexer_(bytes) { sheet_.layers.emplace_back(); }

  Sheet read() {
    read_items({}, true);
    make_index();
    return std::move(sheet_);
  }

 private:
  // The rules of the sheet, or the contents of a block up to its closing brace.
  void read_items(const Surroundings& here, bool top) {
    auto first = static_cast<std::uint32_t>(sheet_.declarations.size());
    for (;;) {
      const std::uint32_t at = lexer_.at();
      const Token t = lexer_.next();
      if (t.kind == Kind::eof || (t.kind == Kind::close_brace && !top)) break;
      if (t.kind == Kind::space || (top && (t.kind == Kind::cdo || t.kind == Kind::cdc))) continue;
      if (t.kind == Kind::semicolon && !top) continue;
      if (t.kind == Kind::at_keyword) {
        close(first, here);
        read_at_rule(lower_text_of(bytes_, t), here, top);
        first = static_cast<std::uint32_t>(sheet_.declarations.size());
        continue;
      }
      lexer_.go_to(at);
      if (!top) {
        const DeclarationPlace place = read_declaration(lexer_);
        if (place.found) {
          if (here.parent != kNoList) keep_declaration(place, bytes_, sheet_.declarations, sheet_.texts);
          continue;
        }
      }
      close(first, here);
      read_style_rule(here, top);
      first = static_cast<std::uint32_t>(sheet_.declarations.size());
    }
    close(first, here);
  }

  // Declarations between two nested rules are a rule of their own: those from `first` on.
  void close(std::uint32_t first, const Surroundings& here) {
    const auto last = static_cast<std::uint32_t>(sheet_.declarations.size());
    if (first < last) sheet_.rules.push_back({here.parent, first, last, here.on, here.layer});
  }

  // From the start of the prelude to behind the block.
  void read_style_rule(const Surroundings& here, bool top) {
    imports_over_ = true;
    Span prelude{lexer_.at(), lexer_.at()};
    if (!find_block(prelude, top)) return;
    SelectorList list = read_selectors(bytes_, prelude, here.parent, sheet_.lists);
    if (!list.valid || here.depth == kDeepest) return skip_block(lexer_, Kind::open_brace);
    const auto id = static_cast<std::uint32_t>(sheet_.lists.size());
    sheet_.lists.push_back(std::move(list));
    Surroundings inner = here;
    inner.parent = id;
    ++inner.depth;
    const std::size_t rules = sheet_.rules.size();
    read_items(inner, false);
    if (sheet_.rules.size() == rules) sheet_.lists.resize(id);  // nothing in it is of interest
  }

  // Ends the prelude in front of the "{", and stands behind it. False where the rule has no block.
  bool find_block(Span& prelude, bool top) {
    for (;;) {
      const std::uint32_t at = lexer_.at();
      const Token t = lexer_.next();
      prelude.end = t.span.begin;
      if (t.kind == Kind::eof) return false;
      if (t.kind == Kind::open_brace) return true;
      if (!top && t.kind == Kind::semicolon) return false;
      if (!top && t.kind == Kind::close_brace) {
        lexer_.go_to(at);
        return false;
      }
      if (t.kind == Kind::function || t.kind == Kind::open_paren || t.kind == Kind::open_square)
        skip_block(lexer_, t.kind);
    }
  }

  void read_at_rule(const std::string& name, const Surroundings& here, bool top) {
    Span prelude{lexer_.at(), lexer_.at()};
    for (;;) {
      const std::uint32_t at = lexer_.at();
      const Token t = lexer_.next();
      prelude.end = t.span.begin;
      if (t.kind == Kind::close_brace && !top) {
        lexer_.go_to(at);
        return;
      }
      if (t.kind == Kind::eof || t.kind == Kind::semicolon) return read_statement(name, prelude, here, top);
      if (t.kind == Kind::open_brace) break;
      if (t.kind == Kind::function || t.kind == Kind::open_paren || t.kind == Kind::open_square)
        skip_block(lexer_, t.kind);
    }
    imports_over_ = true;
    Surroundings inner = here;
    ++inner.depth;
    const std::string_view condition = slice(bytes_, prelude);
    if (name == "media") {
      inner.on = both(here.on, media_queries(condition));
    } else if (name == "supports") {
      inner.on = both(here.on, supports_condition(condition));
    } else if (name == "layer") {
      inner.layer = layer_named(here.layer, prelude);
    } else if (name == "container" || name == "scope" || name == "document" || name == "-moz-document") {
      inner.on = both(here.on, OnScreens::all(Trit::maybe));
    } else {
      return skip_block(lexer_, Kind::open_brace);
    }
    if (inner.depth > kDeepest || inner.on.nowhere()) return skip_block(lexer_, Kind::open_brace);
    read_items(inner, false);
  }

  void read_statement(const std::string& name, Span prelude, const Surroundings& here, bool top) {
    if (name == "layer") {
      Span part{prelude.begin, prelude.begin};
      Lexer lexer(bytes_, prelude);
      for (;;) {
        const Token t = lexer.next();
        part.end = t.span.begin;
        if (t.kind != Kind::comma && t.kind != Kind::eof) continue;
        layer_named(here.layer, part);
        if (t.kind == Kind::eof) return;
        part.begin = t.span.end;
      }
    }
    if (name == "import" && top && !imports_over_) read_import(prelude);
  }

  // url, then layer, supports() and media queries.
  void read_import(Span prelude) {
    Lexer lexer(bytes_, prelude);
    Token t = lexer.next();
    while (t.kind == Kind::space) t = lexer.next();
    Import out;
    if (t.kind == Kind::string || t.kind == Kind::url) {
      out.address = text_of(bytes_, t);
    } else if (t.kind == Kind::function && lower_text_of(bytes_, t) == "url") {
      t = lexer.next();
      while (t.kind == Kind::space) t = lexer.next();
      if (t.kind != Kind::string) return;
      out.address = text_of(bytes_, t);
      skip_block(lexer, Kind::function);
    } else {
      return;
    }
    out.on = OnScreens::all(Trit::yes);
    std::uint32_t queries = lexer.at();
    for (t = lexer.next(); t.kind == Kind::space || t.kind == Kind::ident || t.kind == Kind::function;
         t = lexer.next()) {
      if (t.kind == Kind::space) continue;
      const std::string word = lower_text_of(bytes_, t);
      if (word != "layer" && word != "supports") break;
      const std::uint32_t begin = lexer.at();
      if (t.kind == Kind::function) skip_block(lexer, Kind::function);
      if (word == "supports") {
        out.on = both(out.on, OnScreens::all(Trit::maybe));
      } else {
        out.layered = true;
        if (t.kind == Kind::function && lexer.at() > begin) out.layer = tidy(slice(bytes_, {begin, lexer.at() - 1}));
      }
      queries = lexer.at();
    }
    out.on = both(out.on, media_queries(slice(bytes_, {queries, prelude.end})));
    if (!out.on.nowhere()) sheet_.imports.push_back(std::move(out));
  }

  // The layer a.b.c in `parent`, made where it is new. A block without a name is a new layer each time.
  std::uint32_t layer_named(std::uint32_t parent, Span name) {
    std::string_view rest = slice(bytes_, name);
    const std::string text = tidy(rest);
    if (sheet_.layers.size() > kMostLayers) return parent;
    if (text.empty()) {
      sheet_.layers.push_back({parent, {}});
      return static_cast<std::uint32_t>(sheet_.layers.size()) - 1;
    }
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t end = std::min(text.find('.', at), text.size());
      const std::string part = text.substr(at, end - at);
      const auto found = std::find_if(sheet_.layers.begin() + 1, sheet_.layers.end(),
                                      [&](const Layer& l) { return l.parent == parent && l.name == part; });
      if (found == sheet_.layers.end()) {
        sheet_.layers.push_back({parent, part});
        parent = static_cast<std::uint32_t>(sheet_.layers.size()) - 1;
      } else {
        parent = static_cast<std::uint32_t>(found - sheet_.layers.begin());
      }
      at = end + 1;
    }
    return parent;
  }

  static std::uint32_t key_of_compound(const Compound& compound) {
    std::uint32_t tag = kAnyKey;
    std::uint32_t class_ = kAnyKey;
    for (const Simple& simple : compound.simples) {
      if (simple.kind == Simple::Kind::id) return key_of('#', simple.name);
      // A class that a script may set is no key: the element need not have it in the file.
      if (simple.kind == Simple::Kind::class_ && !simple.state) class_ = key_of('.', simple.name);
      if (simple.kind == Simple::Kind::tag) tag = key_of('t', simple.name);
    }
    return class_ != kAnyKey ? class_ : tag;
  }

  // Names that scripts set are no condition: the file need not have them.
  static std::uint32_t attribute_of(const Complex& complex) {
    for (const Simple& simple : complex.compounds.front().simples) {
      if (simple.kind == Simple::Kind::attribute && !simple.state) return key_of('[', simple.name);
    }
    return kAnyKey;
  }

  static std::uint32_t around(const Complex& complex) {
    for (std::size_t i = 1; i < complex.compounds.size(); ++i) {
      const Combinator right = complex.compounds[i - 1].left;
      if (right != Combinator::child && right != Combinator::descendant) return kAnyKey;
      for (const Simple& simple : complex.compounds[i].simples) {
        if (simple.kind == Simple::Kind::class_ && !simple.state) return key_of('.', simple.name);
        if (simple.kind == Simple::Kind::id) return key_of('#', simple.name);
      }
    }
    return kAnyKey;
  }

  static bool is_never(const Complex& complex) {
    for (const Compound& compound : complex.compounds) {
      for (const Simple& simple : compound.simples) {
        if (simple.kind == Simple::Kind::never) return true;
      }
    }
    return false;
  }

  void make_index() {
    sheet_.selector_texts.resize(sheet_.lists.size());
    for (std::uint32_t r = 0; r < sheet_.rules.size(); ++r) {
      const Rule& rule = sheet_.rules[r];
      const SelectorList& list = sheet_.lists[rule.list];
      bool hides = false;
      for (std::uint32_t d = rule.first; d < rule.last; ++d) hides = hides || sheet_.declarations[d].text >= 0;
      std::vector<std::string>& texts = sheet_.selector_texts[rule.list];
      if (hides && texts.empty()) {
        for (const Complex& complex : list.complexes) texts.push_back(tidy(slice(bytes_, complex.source)));
      }
      for (std::uint32_t c = 0; c < list.complexes.size(); ++c) {
        if (is_never(list.complexes[c])) continue;
        const Complex& complex = list.complexes[c];
        sheet_.index.push_back(
            {key_of_compound(complex.compounds.front()), r, c, attribute_of(complex), around(complex)});
      }
    }
    std::sort(sheet_.index.begin(), sheet_.index.end(), [](const IndexEntry& a, const IndexEntry& b) {
      return a.key != b.key ? a.key < b.key : a.rule != b.rule ? a.rule < b.rule : a.complex < b.complex;
    });
  }

  std::string_view bytes_;
  Lexer lexer_;
  Sheet sheet_;
  bool imports_over_ = false;
};

}  // namespace

Sheet read_sheet(std::string_view bytes) {
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  return Reader(bytes).read();
}

std::vector<Declaration> read_style_attribute(std::string_view value, std::vector<std::string>& texts) {
  std::vector<Declaration> out;
  Lexer lexer(value);
  for (;;) {
    const std::uint32_t at = lexer.at();
    const Token t = lexer.next();
    if (t.kind == Kind::eof) return out;
    if (t.kind == Kind::space || t.kind == Kind::semicolon) continue;
    lexer.go_to(at);
    const DeclarationPlace place = read_declaration(lexer);
    if (place.found) {
      keep_declaration(place, value, out, texts);
      if (lexer.at() == at) lexer.next();
      continue;
    }
    // No declaration: what follows up to the next semicolon is dropped.
    for (Token skipped = lexer.next(); skipped.kind != Kind::eof && skipped.kind != Kind::semicolon;
         skipped = lexer.next()) {
      if (skipped.kind == Kind::open_brace || skipped.kind == Kind::open_paren || skipped.kind == Kind::open_square ||
          skipped.kind == Kind::function) {
        skip_block(lexer, skipped.kind);
      }
    }
  }
}

bool is_readable_sheet(std::string_view bytes) {
  if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff")) return false;
  for (std::size_t at = first_invalid_utf8(bytes); at < bytes.size(); ++at) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80 || at + 1 == bytes.size()) continue;
    const char behind = bytes[at + 1];
    if (behind == '\\' || behind == '{' || behind == '}' || behind == '[' || behind == ']') return false;
  }
  return true;
}

}  // namespace beian::css
