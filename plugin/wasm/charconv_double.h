// charconv_double.h — what toml++ needs of <charconv> for floating point, where the library has it for whole numbers
// only. Without it toml++ reads numbers through streams, which draw in 130 KB of locales.
//
// No setting is a fraction: what is read here ends in an error that names the type, so only validity counts. A number
// that is too large is no number, as with streams.
#pragma once
#include <charconv>
#include <cstdlib>
#include <string>
#include <system_error>

namespace std {

inline from_chars_result from_chars(const char* begin, const char* end, double& value) {
  const string text(begin, end);
  char* behind = nullptr;
  value = strtod(text.c_str(), &behind);
  const bool whole = behind == text.c_str() + text.size() && !text.empty();
  const bool finite = value - value == 0;
  return {end, whole && finite ? errc() : errc::invalid_argument};
}

}  // namespace std
