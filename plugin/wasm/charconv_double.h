// charconv_double.h — what toml++ needs of <charconv> for floating point, where the library has it for whole numbers
// only. Without it toml++ reads numbers through streams, which draw in 130 KB of locales.
//
// No setting is a fraction: what is read here ends in an error that names the type, so only validity counts. A number
// that is too large is no number, as with streams.
#pragma once
#include <charconv>
#include <string>
#include <system_error>

namespace std {

// "1", "-1.5", "1e9": toml++ has read the letters before and took the underscores out.
inline from_chars_result from_chars(const char* begin, const char* end, double& value) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const char* at = begin;
  const bool minus = at != end && *at == '-';
  if (at != end && (*at == '-' || *at == '+')) ++at;
  double number = 0;
  int exponent = 0;
  int digits = 0;
  for (; at != end && is_digit(*at); ++at, ++digits) number = number * 10 + (*at - '0');
  if (at != end && *at == '.') {
    for (++at; at != end && is_digit(*at); ++at, ++digits, --exponent) number = number * 10 + (*at - '0');
  }
  if (at != end && (*at == 'e' || *at == 'E')) {
    int written = 0;
    if (from_chars(at + 1 + (at + 1 != end && at[1] == '+'), end, written).ec != errc())
      return {at, errc::invalid_argument};
    exponent += written;
    at = end;
  }
  for (; exponent > 0 && number != 0 && number - number == 0; --exponent) number *= 10;
  for (; exponent < 0 && number != 0; ++exponent) number /= 10;
  value = minus ? -number : number;
  return {end, at == end && digits > 0 && number - number == 0 ? errc() : errc::invalid_argument};
}

}  // namespace std
