#include "css/selector.h"

#include <algorithm>
#include <array>
#include <optional>

#include "css/state_name.h"
#include "css/token.h"

namespace beian::css {
namespace {

constexpr int kDeepest = 8;                   // lists in lists
constexpr std::uint32_t kMostOfAKind = 1023;  // in a specificity
constexpr std::uint32_t kIds = 1u << 20;
constexpr std::uint32_t kClasses = 1u << 10;

// Known to every browser, and nothing that the file can answer.
constexpr std::string_view kUnanswerable[] = {"hover",
                                              "active",
                                              "focus",
                                              "focus-visible",
                                              "focus-within",
                                              "visited",
                                              "link",
                                              "target",
                                              "checked",
                                              "disabled",
                                              "enabled",
                                              "valid",
                                              "invalid",
                                              "required",
                                              "optional",
                                              "read-only",
                                              "read-write",
                                              "indeterminate",
                                              "default",
                                              "in-range",
                                              "out-of-range",
                                              "last-child",
                                              "only-child",
                                              "only-of-type",
                                              "empty",
                                              "defined",
                                              "placeholder-shown",
                                              "nth-last-child",
                                              "nth-last-of-type",
                                              "has",
                                              "lang",
                                              "dir",
                                              "fullscreen",
                                              "scope"};
constexpr std::string_view kPseudoElements[] = {"before", "after", "first-line", "first-letter"};
constexpr std::string_view kKnownPseudoElements[] = {
    "before",   "after", "first-line",           "first-letter", "selection", "marker",         "placeholder",
    "backdrop", "cue",   "file-selector-button", "slotted",      "part",      "details-content"};

// The HTML standard, 4.16.2: values of these attributes are compared without case.
constexpr std::string_view kCaseless[] = {
    "accept",   "accept-charset", "align",    "alink",      "axis",   "bgcolor",  "charset",   "checked",  "clear",
    "codetype", "color",          "compact",  "declare",    "defer",  "dir",      "direction", "disabled", "enctype",
    "face",     "frame",          "hreflang", "http-equiv", "lang",   "language", "link",      "media",    "method",
    "multiple", "nohref",         "noresize", "noshade",    "nowrap", "readonly", "rel",       "rev",      "rules",
    "scope",    "scrolling",      "selected", "shape",      "target", "text",     "type",      "valign",   "valuetype",
    "vlink"};

template <class List>
bool is_in(const List& list, std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

std::uint32_t added(std::uint32_t a, std::uint32_t b) {
  std::uint32_t out = 0;
  for (const unsigned shift : {0u, 10u, 20u}) {
    out |= std::min(((a >> shift) & kMostOfAKind) + ((b >> shift) & kMostOfAKind), kMostOfAKind) << shift;
  }
  return out;
}

// an+b, from the text between the parentheses.
std::optional<std::array<int, 2>> read_nth(std::string text) {
  std::erase_if(text, [](char c) { return static_cast<unsigned char>(c) <= ' '; });
  if (text == "odd") return std::array{2, 1};
  if (text == "even") return std::array{2, 0};
  const auto number = [](std::string_view digits) -> std::optional<int> {
    if (digits.empty()) return {};
    int sign = 1;
    if (digits.front() == '+' || digits.front() == '-') {
      sign = digits.front() == '-' ? -1 : 1;
      digits.remove_prefix(1);
    }
    if (digits.empty() || digits.size() > 6) return {};
    int out = 0;
    for (const char c : digits) {
      if (c < '0' || c > '9') return {};
      out = out * 10 + (c - '0');
    }
    return sign * out;
  };
  const std::size_t n = text.find_first_of("nN");
  if (n == std::string::npos) {
    const auto offset = number(text);
    return offset ? std::optional(std::array{0, *offset}) : std::nullopt;
  }
  const std::string step_text = text.substr(0, n);
  const auto step = step_text.empty() || step_text == "+" ? 1 : step_text == "-" ? -1 : number(step_text);
  const auto offset = n + 1 == text.size() ? 0 : number(std::string_view(text).substr(n + 1));
  if (!step || !offset) return {};
  return std::array{*step, *offset};
}

class Reader {
 public:
  Reader(std::string_view bytes, Span part, std::uint32_t parent, int depth, std::vector<SelectorList>& lists)
      : bytes_(bytes), lexer_(bytes, part), parent_(parent), depth_(depth), lists_(lists) {
    take();
  }

  // `nested`: a selector may begin with a combinator or leave `&` out.
  SelectorList read(bool nested) {
    SelectorList out;
    for (;;) {
      Complex complex = read_complex(nested);
      if (!valid_) break;
      out.complexes.push_back(std::move(complex));
      if (token_.kind == Kind::eof) break;
      take();  // the comma
    }
    out.valid = valid_;
    out.bad_at = bad_at_;
    out.doubtful = doubtful_;
    return out;
  }

 private:
  void take() { token_ = lexer_.next(); }
  void skip_space() {
    while (token_.kind == Kind::space) take();
  }
  bool is_delim(char c) const { return token_.kind == Kind::delim && token_.delim == c; }
  void drop() {
    if (valid_) bad_at_ = token_.span.begin;
    valid_ = false;
  }

  Combinator combinator_of(char c) const {
    return c == '>'   ? Combinator::child
           : c == '+' ? Combinator::next_sibling
           : c == '~' ? Combinator::later_sibling
                      : Combinator::none;
  }

  Complex read_complex(bool nested) {
    Complex out;
    has_nesting_ = false;
    skip_space();
    out.source.begin = token_.span.begin;
    std::vector<Compound> left_to_right;
    Combinator left = token_.kind == Kind::delim ? combinator_of(token_.delim) : Combinator::none;
    const bool relative = left != Combinator::none;
    if (relative) {
      if (!nested) drop();
      take();
      skip_space();
    }
    while (valid_) {
      Compound compound = read_compound(out.specificity);
      if (!valid_) break;
      compound.left = left;
      left_to_right.push_back(std::move(compound));
      out.source.end = behind_;
      const bool space = token_.kind == Kind::space;
      skip_space();
      if (token_.kind == Kind::comma || token_.kind == Kind::eof) break;
      left = token_.kind == Kind::delim ? combinator_of(token_.delim) : Combinator::none;
      if (left != Combinator::none) {
        take();
        skip_space();
      } else if (space) {
        left = Combinator::descendant;
      } else {
        drop();
      }
    }
    if (nested && valid_ && (relative || !has_nesting_)) {
      if (left_to_right.front().left == Combinator::none) left_to_right.front().left = Combinator::descendant;
      Compound parent;
      parent.simples.push_back(parent_simple(out.specificity));
      left_to_right.insert(left_to_right.begin(), std::move(parent));
    }
    out.compounds.assign(std::make_move_iterator(left_to_right.rbegin()),
                         std::make_move_iterator(left_to_right.rend()));
    return out;
  }

  Compound read_compound(std::uint32_t& specificity) {
    Compound out;
    const std::uint32_t begin = token_.span.begin;
    out.at = begin;
    while (valid_) {
      behind_ = token_.span.begin;
      if (token_.kind == Kind::ident && token_.span.begin == begin) {
        read_type(out, specificity);
      } else if (is_delim('*') || is_delim('|')) {
        take();  // of any type, of any namespace
      } else if (token_.kind == Kind::hash) {
        add(out, Simple::Kind::id, specificity, kIds);
      } else if (is_delim('.')) {
        take();
        if (token_.kind == Kind::ident)
          add(out, Simple::Kind::class_, specificity, kClasses);
        else
          drop();
      } else if (is_delim('&')) {
        has_nesting_ = true;
        out.simples.push_back(parent_simple(specificity));
        take();
      } else if (token_.kind == Kind::open_square) {
        read_attribute(out, specificity);
      } else if (token_.kind == Kind::colon) {
        read_pseudo(out, specificity);
      } else {
        break;
      }
    }
    if (behind_ == begin) drop();
    return out;
  }

  void add(Compound& out, Simple::Kind kind, std::uint32_t& specificity, std::uint32_t weight) {
    Simple simple;
    simple.kind = kind;
    simple.at = token_.span.begin;
    simple.name = text_of(bytes_, token_);
    simple.state = kind == Simple::Kind::class_ && is_state_name(simple.name);
    out.simples.push_back(std::move(simple));
    specificity = added(specificity, weight);
    take();
  }

  void read_type(Compound& out, std::uint32_t& specificity) {
    Simple simple;
    simple.kind = Simple::Kind::tag;
    simple.at = token_.span.begin;
    simple.name = lower_text_of(bytes_, token_);
    take();
    if (is_delim('|')) {  // a namespace: not told apart here
      simple.kind = Simple::Kind::unknown;
      take();
      if (token_.kind == Kind::ident || is_delim('*')) take();
    }
    out.simples.push_back(std::move(simple));
    specificity = added(specificity, 1);
  }

  Simple parent_simple(std::uint32_t& specificity) {
    Simple simple;
    simple.at = token_.span.begin;
    simple.kind = parent_ == kNoList ? Simple::Kind::root : Simple::Kind::is;
    simple.list = parent_;
    if (parent_ != kNoList) specificity = added(specificity, highest_specificity(lists_[parent_]));
    return simple;
  }

  void read_attribute(Compound& out, std::uint32_t& specificity) {
    const std::uint32_t at = token_.span.begin;
    take();
    skip_space();
    if (is_delim('*') || is_delim('|')) take();
    if (is_delim('|')) take();
    if (token_.kind != Kind::ident) return drop();
    Simple simple;
    simple.kind = Simple::Kind::attribute;
    simple.at = at;
    simple.name = lower_text_of(bytes_, token_);
    simple.state = is_state_name(simple.name) || simple.name.starts_with("aria-");
    take();
    skip_space();
    if (token_.kind == Kind::delim) {
      simple.relation = token_.delim;
      take();
      if (simple.relation != '=') {
        if (std::string_view("~|^$*").find(simple.relation) == std::string_view::npos || !is_delim('=')) return drop();
        take();
      }
      skip_space();
      if (token_.kind != Kind::ident && token_.kind != Kind::string) return drop();
      simple.value = text_of(bytes_, token_);
      take();
      skip_space();
      simple.ignore_case = is_in(kCaseless, simple.name);
      if (token_.kind == Kind::ident) {
        const std::string flag = lower_text_of(bytes_, token_);
        if (flag != "i" && flag != "s") return drop();
        simple.ignore_case = flag == "i";
        take();
        skip_space();
      }
    }
    if (token_.kind != Kind::close_square) return drop();
    take();
    out.simples.push_back(std::move(simple));
    specificity = added(specificity, kClasses);
  }

  void read_pseudo(Compound& out, std::uint32_t& specificity) {
    const std::uint32_t at = token_.span.begin;
    take();
    const bool element = token_.kind == Kind::colon;
    if (element) take();
    if (token_.kind != Kind::ident && token_.kind != Kind::function) return drop();
    const bool function = token_.kind == Kind::function;
    const std::string name = lower_text_of(bytes_, token_);
    Span inside{lexer_.at(), lexer_.at()};
    if (function) {
      skip_block(lexer_, Kind::function);
      inside.end = lexer_.at();
      if (inside.end > inside.begin && bytes_[inside.end - 1] == ')') --inside.end;
    }
    take();
    Simple simple;
    simple.at = at;
    if (element || is_in(kPseudoElements, name)) {
      if (!is_in(kKnownPseudoElements, name) && !name.starts_with("-webkit-")) doubtful_ = true;
      simple.kind = Simple::Kind::never;
      specificity = added(specificity, 1);
    } else {
      read_pseudo_class(name, function, inside, simple, specificity);
    }
    out.simples.push_back(std::move(simple));
  }

  void read_pseudo_class(const std::string& name, bool function, Span inside, Simple& out, std::uint32_t& specificity) {
    const bool is = name == "is" || name == "where" || name == "matches" || name == "-webkit-any";
    if (function && (is || name == "not")) {
      out.kind = is ? Simple::Kind::is : Simple::Kind::not_;
      if (depth_ == kDeepest) {
        out.kind = Simple::Kind::unknown;
        return;
      }
      Reader inner(bytes_, inside, parent_, depth_ + 1, lists_);
      SelectorList list = inner.read(false);
      has_nesting_ = has_nesting_ || inner.has_nesting_;
      if (list.doubtful || !list.valid) out.kind = Simple::Kind::unknown;
      if (name != "where") specificity = added(specificity, highest_specificity(list));
      out.list = static_cast<std::uint32_t>(lists_.size());
      lists_.push_back(std::move(list));
      return;
    }
    specificity = added(specificity, kClasses);
    const bool first = name == "first-child" || name == "first-of-type";
    if (first || (function && (name == "nth-child" || name == "nth-of-type"))) {
      out.of_type = name.ends_with("of-type");
      const auto nth = first ? std::optional(std::array{0, 1}) : read_nth(std::string(slice(bytes_, inside)));
      if (!nth) return;  // with "of", or not understood
      out.kind = Simple::Kind::nth;
      out.step = (*nth)[0];
      out.offset = (*nth)[1];
    } else if (name == "last-of-type") {
      out.kind = Simple::Kind::last_of_type;
    } else if (name == "root") {
      out.kind = Simple::Kind::root;
    } else if (name == "any-link") {
      out.kind = Simple::Kind::link;
    } else if (name == "host" || name == "host-context") {
      out.kind = Simple::Kind::never;
    } else if (!is_in(kUnanswerable, name)) {
      doubtful_ = true;
    }
  }

  std::string_view bytes_;
  Lexer lexer_;
  Token token_;
  std::uint32_t parent_;
  int depth_;
  std::vector<SelectorList>& lists_;
  std::uint32_t behind_ = 0;  // the end of the last simple selector
  bool valid_ = true;
  std::uint32_t bad_at_ = 0;
  bool doubtful_ = false;
  bool has_nesting_ = false;
};

}  // namespace

SelectorList read_selectors(std::string_view bytes, Span prelude, std::uint32_t parent,
                            std::vector<SelectorList>& lists) {
  return Reader(bytes, prelude, parent, 0, lists).read(parent != kNoList);
}

std::uint32_t highest_specificity(const SelectorList& list) {
  std::uint32_t out = 0;
  for (const Complex& complex : list.complexes) out = std::max(out, complex.specificity);
  return out;
}

}  // namespace beian::css
