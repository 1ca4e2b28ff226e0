#include "select/selector.h"

#include "css/token.h"

namespace beian {
namespace {

// A name in front of '|', which the reader of style sheets passes over.
std::optional<std::uint32_t> name_space(std::string_view text) {
  css::Lexer lexer(text);
  for (css::Token token = lexer.next(); token.kind != css::Kind::eof; token = lexer.next()) {
    if (token.kind != css::Kind::delim || token.delim != '|') continue;
    const std::uint32_t at = token.span.begin;
    if (at + 1 >= text.size() || text[at + 1] != '=') return at;
  }
  return {};
}

Span pseudo_span(std::string_view text, std::uint32_t at) {
  std::uint32_t end = at;
  while (end < text.size() && text[end] == ':') ++end;
  while (end < text.size() && std::string_view(" ,>:.#[()+~").find(text[end]) == std::string_view::npos) ++end;
  return {at, end};
}

std::optional<BadSelector> fault_of(std::string_view text, const css::Compound& compound) {
  const bool sibling =
      compound.left == css::Combinator::next_sibling || compound.left == css::Combinator::later_sibling;
  if (sibling) {
    const auto at = static_cast<std::uint32_t>(text.find_last_of("+~", compound.at));
    return BadSelector{SelectorFault::sibling, {at, at + 1}};
  }
  for (const css::Simple& simple : compound.simples) {
    switch (simple.kind) {
      case css::Simple::Kind::tag:
      case css::Simple::Kind::id:
      case css::Simple::Kind::class_:
      case css::Simple::Kind::attribute:
      case css::Simple::Kind::last_of_type: break;
      case css::Simple::Kind::never: return BadSelector{SelectorFault::pseudo_element, pseudo_span(text, simple.at)};
      default:
        if (text[simple.at] == '&') return BadSelector{SelectorFault::nesting, {simple.at, simple.at + 1}};
        return BadSelector{SelectorFault::pseudo_class, pseudo_span(text, simple.at)};
    }
  }
  return {};
}

}  // namespace

std::optional<BadSelector> read_selector(std::string_view text, Selector& out) {
  const auto size = static_cast<std::uint32_t>(text.size());
  if (text.find_first_not_of(" \t\r\n\f") == std::string_view::npos) return BadSelector{SelectorFault::nothing, {0, 0}};
  if (const auto at = name_space(text)) return BadSelector{SelectorFault::name_space, {*at, *at + 1}};
  std::vector<css::SelectorList> lists;
  css::SelectorList list = css::read_selectors(text, {0, size}, css::kNoList, lists);
  Selector selector;
  for (css::Complex& complex : list.complexes) {
    // From left to right, as it is read.
    for (auto compound = complex.compounds.rbegin(); compound != complex.compounds.rend(); ++compound) {
      if (const auto fault = fault_of(text, *compound)) return fault;
      for (css::Simple& simple : compound->simples) {
        simple.state = false;  // the page is taken as it is written
        selector.asks_last = selector.asks_last || simple.kind == css::Simple::Kind::last_of_type;
      }
    }
  }
  if (!list.valid) return BadSelector{SelectorFault::syntax, {list.bad_at, size}};
  lists.insert(lists.begin(), std::move(list));
  selector.lists = std::move(lists);
  out = std::move(selector);
  return {};
}

}  // namespace beian
