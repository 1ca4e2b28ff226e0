// number_words.h — counts as their readers write them.
//
//   English   1,203 findings · 12,034 pages
//   Chinese   1203 处 · 12,034 个页面          as GB/T 15835 has it: four digits stand as they are
#pragma once
#include <cstdint>
#include <string>

#include "base/message.h"

namespace beian {

inline std::string grouped(std::uint64_t number, Language language) {
  std::string out = std::to_string(number);
  if (out.size() <= (language == Language::zh ? 4u : 3u)) return out;
  for (std::size_t at = out.size(); at > 3;) out.insert(at -= 3, 1, ',');
  return out;
}

}  // namespace beian
