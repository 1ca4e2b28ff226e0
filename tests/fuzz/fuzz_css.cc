// fuzz_css.cc — any bytes are a style sheet: reading ends, its parts hang together, and what hides says so in words.
//
// An input is one byte that chooses a page, and then a sheet.
#include "badge/find.h"
#include "base/utf8.h"
#include "css/sheet.h"
#include "html/outline.h"
#include "rules/page_style.h"
#include "support.h"

namespace {

using namespace beian;
using fuzz::must;

constexpr std::string_view kBodies[] = {
    "<main>a</main><footer class='x y' id=f data-v-1><p><a "
    "href='https://beian.miit.gov.cn/'>京ICP备2024990001号-1</a></footer>",
    "<main>a</main><ul class=x><li>b<li class=y style='color:#fff;background:#fff'>京ICP备2024990001号-1</ul>",
    "<div id=f class=x><table><tr><td>a<td class=y>京ICP备2024990001号-1</table></div>",
};

void check_sheet(const css::Sheet& sheet) {
  for (const css::Rule& rule : sheet.rules) {
    must(rule.list < sheet.lists.size() && rule.first < rule.last && rule.last <= sheet.declarations.size(),
         "a rule has selectors and declarations");
    must(rule.layer < sheet.layers.size(), "a rule stands in a layer of its sheet");
    must(!rule.on.nowhere(), "a rule that counts nowhere is not kept");
  }
  for (std::size_t i = 1; i < sheet.layers.size(); ++i) {
    must(sheet.layers[i].parent < i, "a layer stands in an earlier one");
  }
  for (const css::SelectorList& list : sheet.lists) {
    for (const css::Complex& complex : list.complexes) {
      must(!complex.compounds.empty(), "a selector has a compound");
      must(complex.compounds.back().left == css::Combinator::none, "the first compound has nothing to its left");
      for (const css::Compound& compound : complex.compounds) {
        for (const css::Simple& simple : compound.simples) {
          const bool nested = simple.kind == css::Simple::Kind::is || simple.kind == css::Simple::Kind::not_;
          must(!nested || simple.list < sheet.lists.size(), "a list in a selector is one of the sheet");
        }
      }
    }
  }
  for (const std::string& text : sheet.texts) must(is_valid_utf8(text), "a text for a message is UTF-8");
  for (std::size_t i = 0; i < sheet.index.size(); ++i) {
    must(sheet.index[i].rule < sheet.rules.size(), "the index leads to rules");
    must(i == 0 || sheet.index[i - 1].key <= sheet.index[i].key, "the index is sorted");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const fuzz::Input input = fuzz::split(data, size);
  (void)css::is_readable_sheet(input.bytes);
  check_sheet(css::read_sheet(input.bytes));

  const std::string page_bytes = "<!doctype html><meta charset=utf-8><title>t</title><link rel=stylesheet href=a.css>" +
                                 std::string(kBodies[input.options % std::size(kBodies)]);
  const auto verdict = [&](std::string text) {
    Resources resources;
    resources.learn_sheet("a.css",
                          {Resources::Answer::there, std::make_shared<const css::Sheet>(css::read_sheet(text))});
    const Page page = outline(page_bytes, sniff_encoding(page_bytes));
    PageStyle style(page, "index.html", resources);
    const auto numbers = shown_numbers(page, 2026);
    must(numbers.size() == 1, "the page has its number");
    return style.of(numbers[0].element, numbers[0].span.begin);
  };
  const StyleVerdict first = verdict(std::string(input.bytes));
  must(first.displayed() == first.by.empty(), "what is hidden has a reason, and nothing else has");
  must(is_valid_utf8(first.by), "a reason is UTF-8");
  const StyleVerdict again = verdict(std::string(input.bytes));
  must(first.wide == again.wide && first.phone == again.phone && first.by == again.by, "the verdict is the same twice");
  return 0;
}
