// html_cards.h — the findings of the HTML report: a card for each group of alike ones, under its rule.
//
// A card names the template of its pages too; sections for the templates stand empty below, and the page's script moves
// the cards there and back. Without a script they stay under their rules.
#pragma once
#include <vector>

#include "report/html.h"

namespace beian::html_parts {

// The index of each shape that a card or a footer has; templates are named by it, from 1. The empty shape is none.
class ShapeNumbers {
 public:
  void add(const std::string& shape);
  std::size_t of(const std::string& shape) const;  // 0: none
  const std::vector<std::string>& all() const { return shapes_; }

 private:
  std::vector<std::string> shapes_;
};

constexpr std::size_t kMostCards = 400;

// Writes the sections of rules with their cards, then the empty ones of templates. `groups` are those to be shown.
void write_cards(Output& out, const HtmlData& data, const std::vector<const Kind*>& groups, const ShapeNumbers& shapes);

// The pages of the rules that spoke.
void write_rule_pages(Output& out, const std::vector<RuleCount>& counts);

// One page of each template before and after, and the change as text.
void write_footers(Output& out, const HtmlData& data, std::string_view command, const ShapeNumbers& shapes,
                   Language language);

}  // namespace beian::html_parts
