#include "precheck/trade.h"

#include <cassert>

#include "precheck/data_files.h"
#include "site/toml_text.h"

namespace beian::precheck {

std::span<const Trade> trades() {
  static const std::vector<Trade> kTrades = [] {
    std::vector<Trade> out;
    for (const DataFile& file : trade_files()) {
      Result<toml::table> table = parse_toml(file.text, std::string(file.name));
      assert(table.ok());
      if (!table) continue;
      const auto text = [&](const char* group, const char* key) {
        return (*table)[group][key].value_or(std::string());
      };
      Trade trade;
      trade.id = (*table)["id"].value_or(std::string());
      trade.name = {text("name", "en"), text("name", "zh")};
      trade.licence = {text("licence", "en"), text("licence", "zh")};
      trade.dangerous = (*table)["dangerous"].value_or(false);
      if (const toml::array* words = (*table)["words"].as_array()) {
        for (const toml::node& word : *words) trade.words.push_back(word.value_or(std::string()));
      }
      assert(!trade.id.empty() && !trade.name.empty() && !trade.words.empty());
      out.push_back(std::move(trade));
    }
    return out;
  }();
  return kTrades;
}

}  // namespace beian::precheck
