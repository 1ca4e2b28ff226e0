#include "precheck/signs.h"

#include <algorithm>
#include <optional>
#include <string>

#include "html/attribute.h"
#include "html/page.h"
#include "xpath/document.h"

namespace beian::precheck {
namespace {

bool counts(std::uint32_t where) {
  constexpr std::uint32_t kNot = context::not_shown | context::quoted | context::ignore;
  return (where & kNot) == 0 && (where & context::in_body) != 0;
}

bool matches_any(const std::vector<std::string>& patterns, std::string_view text) {
  return std::any_of(patterns.begin(), patterns.end(), [&](const std::string& p) { return matches(p, text); });
}

std::string attribute_of(std::string_view utf8, const xpath::Node& node, std::string_view name) {
  Token tag;
  tag.kind = TokenKind::start_tag;
  tag.span = node.tag;
  const auto length = static_cast<std::uint32_t>(node.name.size());
  tag.name = {node.tag.begin + 1, node.tag.begin + 1 + length};
  const auto found = find_attribute(utf8, tag, name);
  return found ? attribute_value(utf8, *found) : std::string();
}

std::string collapsed(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    if (!space) out += c;
    if (space && !out.empty() && !out.ends_with(' ')) out += ' ';
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

// The words of an element as a visitor reads them: a button that is an <input> has them in its value.
std::string words_of(std::string_view utf8, const xpath::Node& node) {
  if (node.kind != xpath::Node::Kind::element) return collapsed(node.text);
  if (node.tag_id == TagId::input || node.tag_id == TagId::textarea) {
    const std::string value = attribute_of(utf8, node, "value");
    return value.empty() ? attribute_of(utf8, node, "placeholder") : value;
  }
  std::string words = collapsed(node.text);
  if (words.empty()) words = attribute_of(utf8, node, "aria-label");
  return words.empty() ? attribute_of(utf8, node, "title") : words;
}

using Places = std::vector<std::uint32_t>;

void find_in_scripts(const Sign& sign, const PageReading& page, Places& out) {
  if (sign.script.empty() && sign.inline_text.empty()) return;
  for (const PageScript& script : page.scripts) {
    const bool loaded = !script.address.empty() && matches_any(sign.script, script.address);
    const bool said = !script.text.empty() && matches_any(sign.inline_text, script.text);
    if (loaded || said) out.push_back(script.begin);
  }
}

void find_in_lines(const Sign& sign, const PageReading& page, Places& out) {
  for (const PageLine& line : page.lines) {
    if (counts(line.where) && says(sign, line.text)) out.push_back(line.begin);
  }
}

void find_in_tree(const Sign& sign, const PageReading& page, const xpath::Document& tree, std::string_view utf8,
                  Places& out) {
  const Result<xpath::Value> value = tree.evaluate(*sign.xpath);
  if (!value) return;  // too much work on a page made to be slow
  for (const xpath::Node& node : value.value().nodes) {
    if (!node.displayed || node.tag.empty() || !counts(page.where_of(node.tag.begin))) continue;
    if (!sign.text.empty() && !says(sign, words_of(utf8, node))) continue;
    out.push_back(node.tag.begin);
  }
}

}  // namespace

std::vector<SignAt> find_signs(std::span<const Kind* const> kinds, const PageReading& page, std::string_view utf8) {
  std::optional<xpath::Document> tree;
  std::vector<SignAt> out;
  for (const Kind* kind : kinds) {
    for (const Sign& sign : kind->signs) {
      Places places;
      find_in_scripts(sign, page, places);
      if (sign.xpath) {
        if (!tree) tree.emplace(utf8, Encoding());
        if (tree->complete()) find_in_tree(sign, page, *tree, utf8, places);
      } else {
        find_in_lines(sign, page, places);
      }
      std::sort(places.begin(), places.end());
      places.erase(std::unique(places.begin(), places.end()), places.end());
      if (places.size() < sign.least) continue;
      for (const std::uint32_t place : places) out.push_back({kind, &sign, place});
    }
  }
  return out;
}

}  // namespace beian::precheck
