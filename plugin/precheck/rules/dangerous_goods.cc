// dangerous_goods.cc — information about dangerous goods must be declared (互联网危险物品信息发布).
#include "precheck/case.h"
#include "precheck/rule.h"
#include "precheck/trade.h"

namespace beian::precheck {
namespace {

void check(const Case& what, Sink& out) {
  if (!what.filing.exists() || what.filing.yes(Key::site_dangerous_goods).value_or(false)) return;
  std::vector<Word> words;
  Where at;
  for (const TradeWord& each : what.site.trade_words) {
    if (!trades()[each.trade].dangerous) continue;
    if (words.empty()) at = each.seen.at;
    words.emplace_back(each.seen.text);
  }
  if (!words.empty()) out.report(0, std::move(at), {listed(words)});
}

constexpr Text2 kMessages[] = {
    {"the pages speak of dangerous goods ({0}), and they are not declared", "页面涉及危险物品（{0}），但没有申报"},
};
constexpr Text2 kRemedies[] = {
    {"declare it: site.dangerous_goods = true; or take the words out",
     "请申报：site.dangerous_goods = true；或删去这些内容"},
};

}  // namespace

extern constinit const PrecheckRule dangerous_goods{
    "dangerous-goods", Severity::warning, Key::site_dangerous_goods, check, kMessages, kRemedies};

}  // namespace beian::precheck
