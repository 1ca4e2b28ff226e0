// Valid UTF-8, against the decoder, byte by byte.
#include "base/utf8.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

namespace beian {
namespace {

std::size_t by_characters(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size();) {
    const Decoded d = decode_utf8(bytes, i);
    if (!d.valid) return i;
    i += d.size;
  }
  return bytes.size();
}

TEST_CASE("first_invalid_utf8 is where the decoder stops") {
  std::mt19937 random(7);
  constexpr std::string_view kPieces[] = {"a",
                                          "plain words ",
                                          "京",
                                          "公网安备",
                                          "é",
                                          "\xf0\x9f\x98\x80",
                                          "\xef\xbf\xbf",
                                          "\xe0\xa0\x80",
                                          "\xed\x9f\xbf",
                                          "\xc0\x80",
                                          "\xe0\x80\x80",
                                          "\xed\xa0\x80",
                                          "\xf4\x90\x80\x80",
                                          "\xe4\xba",
                                          "\xe4",
                                          "\x80",
                                          "\xff",
                                          "\xf8"};
  std::size_t whole = 0;
  for (int round = 0; round < 50'000; ++round) {
    const std::size_t sound = 9 + (random() % 4 == 0 ? 9 : 0);  // mostly without a broken one
    std::string text;
    for (std::size_t n = random() % 24; n > 0; --n) text += kPieces[random() % sound];
    if (random() % 8 == 0 && !text.empty()) text[random() % text.size()] = static_cast<char>(random());
    INFO(text);
    CHECK(first_invalid_utf8(text) == by_characters(text));
    whole += is_valid_utf8(text) ? 1 : 0;
  }
  CHECK(whole > 10'000);
  CHECK(whole < 49'000);
}

}  // namespace
}  // namespace beian
