#include "site/unknown_name.h"

#include "site/did_you_mean.h"

namespace beian {
namespace {

std::string suggestion_in(Language language, std::string_view name) {
  if (name.empty()) return {};
  return language == Language::zh ? "是不是想写“" + std::string(name) + "”？"
                                  : " Did you mean “" + std::string(name) + "”?";
}

}  // namespace

Error unknown_name(Text2 pattern, const std::vector<std::string>& args, std::string_view name,
                   std::span<const std::string_view> known) {
  const std::string_view nearest = nearest_name(name, known);
  std::vector<std::string> en = args;
  std::vector<std::string> zh = args;
  en.push_back(suggestion_in(Language::en, nearest));
  zh.push_back(suggestion_in(Language::zh, nearest));
  return Error{format_message(pattern.en, en), format_message(pattern.zh, zh), 0};
}

}  // namespace beian
