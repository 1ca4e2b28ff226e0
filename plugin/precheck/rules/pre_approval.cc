// pre_approval.cc — trades that need a licence before the filing (前置许可), by the words on the pages.
#include <algorithm>

#include "precheck/case.h"
#include "precheck/rule.h"
#include "precheck/trade.h"

namespace beian::precheck {
namespace {

void check(const Case& what, Sink& out) {
  const Answer& licences = what.filing.answer(Key::site_licences);
  for (std::size_t i = 0; i < licences.values.size(); ++i) {
    const std::string& id = licences.values[i].text;
    const auto known = [&](const Trade& t) { return t.id == id || t.name.zh == id; };
    if (std::none_of(trades().begin(), trades().end(), known)) {
      out.report(1, what.at(Key::site_licences, i), {id});
    }
  }
  for (std::size_t t = 0; t < trades().size(); ++t) {
    const Trade& trade = trades()[t];
    std::vector<Word> words;
    Where at;
    for (const TradeWord& each : what.site.trade_words) {
      if (each.trade != t) continue;
      if (words.empty()) at = each.seen.at;
      words.emplace_back(each.seen.text);
    }
    const auto held = [&](const Value& v) { return v.text == trade.id || v.text == trade.name.zh; };
    if (words.empty() || std::any_of(licences.values.begin(), licences.values.end(), held)) continue;
    out.report(0, std::move(at), {trade.name, listed(words), trade.licence, trade.id});
  }
}

constexpr Text2 kMessages[] = {
    {"the pages speak of {0} ({1}): that trade needs a licence first", "页面涉及{0}（{1}）：该行业需要前置许可"},
    {"“{0}” is none of the licences that are known here", "“{0}”不是这里已知的许可"},
};
constexpr Text2 kRemedies[] = {
    {"if you are in this trade, get the licence ({2}) and put \"{3}\" into site.licences; if not, change the words",
     "从事该行业的，请先取得{2}，并在 site.licences 中加上 \"{3}\"；不从事的，请修改文字"},
    {"see the list in docs/precheck.md", "可用的写法见 docs/precheck.zh-CN.md"},
};

}  // namespace

extern constinit const PrecheckRule pre_approval{"pre-approval", Severity::warning, Key::site_licences,
                                                 check,          kMessages,         kRemedies};

}  // namespace beian::precheck
