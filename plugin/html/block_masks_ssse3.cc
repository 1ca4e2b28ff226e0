// block_masks_ssse3.cc — the kernels of block_masks.h, 16 bytes at a time. Compiled with -mssse3; called only where the
// machine has it. (SSE2 alone has no table look-up of bytes.)
#include "html/block_marks.h"
#include "html/block_masks.h"

#if defined(__SSSE3__)
#include <tmmintrin.h>

namespace beian {
namespace {

struct Vector {
  static constexpr unsigned kWidth = 16;
  __m128i v;
  static Vector load(const unsigned char* p) { return {_mm_loadu_si128(reinterpret_cast<const __m128i*>(p))}; }
  static Vector table(const void* rows) { return {_mm_loadu_si128(static_cast<const __m128i*>(rows))}; }
  Vector equal(char c) const { return {_mm_cmpeq_epi8(v, _mm_set1_epi8(c))}; }
  Vector letter() const {
    const __m128i lower = _mm_or_si128(v, _mm_set1_epi8(0x20));
    const __m128i from_a = _mm_sub_epi8(lower, _mm_set1_epi8('a'));
    return {_mm_cmpeq_epi8(_mm_min_epu8(from_a, _mm_set1_epi8(25)), from_a)};
  }
  Vector in_row(Vector rows) const { return {_mm_cmpeq_epi8(_mm_shuffle_epi8(rows.v, v), v)}; }
  Vector low_nibble() const { return {_mm_and_si128(v, _mm_set1_epi8(15))}; }
  Vector high_nibble() const { return {_mm_and_si128(_mm_srli_epi16(v, 4), _mm_set1_epi8(15))}; }
  Vector look_up(Vector rows) const { return {_mm_shuffle_epi8(rows.v, v)}; }
  std::uint64_t mask() const { return static_cast<std::uint32_t>(_mm_movemask_epi8(v)); }
  std::uint64_t nonzero_mask() const {
    return static_cast<std::uint32_t>(~_mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_setzero_si128())) & 0xffff);
  }
};
Vector any(Vector a, Vector b) {
  return {_mm_or_si128(a.v, b.v)};
}
Vector both(Vector a, Vector b) {
  return {_mm_and_si128(a.v, b.v)};
}

}  // namespace
}  // namespace beian
#include "html/block_kernels.inc"
namespace beian {
extern const BlockKernels kSsse3Kernels;
const BlockKernels kSsse3Kernels{"ssse3", structure_of<Vector>, marks_of<Vector>};
}  // namespace beian
#endif
