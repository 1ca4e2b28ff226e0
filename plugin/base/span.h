// span.h — a range of bytes in one page.
//
// Everything that beian knows about a page is said in spans of the page's own bytes: tokens, numbers, findings and
// edits. A span stays true in every encoding, costs eight bytes, and lets an edit be a splice instead of a
// re-serialised tree.
//
// Offsets are 32 bits: a page of 4 GiB or more is refused before it gets here (kMaxPageBytes).
#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace beian {

inline constexpr std::size_t kMaxPageBytes = 0xfffffff0u;

// A half-open range [begin, end) of byte offsets into one page.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  constexpr std::uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin == end; }
  constexpr bool contains(std::uint32_t offset) const { return begin <= offset && offset < end; }
  constexpr bool operator==(const Span&) const = default;
};

// The bytes of `span` in `bytes`. The view lives as long as `bytes` do.
constexpr std::string_view slice(std::string_view bytes, Span span) {
  return bytes.substr(span.begin, span.size());
}

}  // namespace beian
