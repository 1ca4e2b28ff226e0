#include "precheck/word_search.h"

#include <algorithm>

#include "base/ascii.h"

namespace beian::precheck {
namespace {

std::uint32_t start_of(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(ascii_lower(text[at + i])));
  };
  return byte(0) << 16 | byte(1) << 8 | byte(2);
}

std::uint32_t bit_of(std::uint32_t start) {
  return (start * 0x9e3779b1u) >> 16;
}

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool equal_in_either_case(std::string_view text, std::string_view lower) {
  for (std::size_t i = 0; i < lower.size(); ++i) {
    if (ascii_lower(text[i]) != lower[i]) return false;
  }
  return true;
}

}  // namespace

void WordSearch::add(std::string_view word, std::uint32_t id) {
  if (word.size() < 3) return;
  const std::uint32_t start = start_of(word, 0);
  starts_.set(bit_of(start));
  by_start_[start].push_back({ascii_lower(word), id, std::all_of(word.begin(), word.end(), is_word_byte)});
}

void WordSearch::find_all(std::string_view text,
                          const std::function<void(std::uint32_t, std::size_t, std::size_t)>& hit) const {
  for (std::size_t at = 0; at + 3 <= text.size(); ++at) {
    const std::uint32_t start = start_of(text, at);
    if (!starts_.test(bit_of(start))) continue;
    const auto found = by_start_.find(start);
    if (found == by_start_.end()) continue;
    for (const Entry& entry : found->second) {
      const std::size_t end = at + entry.word.size();
      if (end > text.size() || !equal_in_either_case(text.substr(at), entry.word)) continue;
      if (entry.whole && ((at > 0 && is_word_byte(text[at - 1])) || (end < text.size() && is_word_byte(text[end])))) {
        continue;
      }
      hit(entry.id, at, entry.word.size());
    }
  }
}

}  // namespace beian::precheck
