// support.h — what the fuzz targets share: the failing assertion, and the option byte in front of an input.
//
// An input is one byte of options and then the bytes under test; the option byte is printable in the seeds, so that a
// seed is a page with one letter in front. A broken promise ends the process with its name: that is a finding.
#pragma once
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "base/span.h"

namespace beian::fuzz {

[[noreturn]] inline void broken(const char* promise) {
  std::fprintf(stderr, "broken promise: %s\n", promise);
  std::abort();
}

inline void must(bool kept, const char* promise) {
  if (!kept) broken(promise);
}

inline void must_lie_in(Span span, std::size_t size, const char* promise) {
  must(span.begin <= span.end && span.end <= size, promise);
}

struct Input {
  std::uint8_t options = 0;
  std::string_view bytes;
};

inline Input split(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return {};
  return {data[0], std::string_view(reinterpret_cast<const char*>(data), size).substr(1)};
}

}  // namespace beian::fuzz
