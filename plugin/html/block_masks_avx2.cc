// block_masks_avx2.cc — the kernels of block_masks.h, 32 bytes at a time. Compiled with -mavx2; called only where the
// machine has it.
#include "html/block_marks.h"
#include "html/block_masks.h"

#if defined(__AVX2__)
#include <immintrin.h>

namespace beian {
namespace {

struct Vector {
  static constexpr unsigned kWidth = 32;
  __m256i v;
  static Vector load(const unsigned char* p) { return {_mm256_loadu_si256(reinterpret_cast<const __m256i*>(p))}; }
  static Vector table(const void* rows) {
    return {_mm256_broadcastsi128_si256(_mm_loadu_si128(static_cast<const __m128i*>(rows)))};
  }
  Vector equal(char c) const { return {_mm256_cmpeq_epi8(v, _mm256_set1_epi8(c))}; }
  Vector letter() const {
    const __m256i lower = _mm256_or_si256(v, _mm256_set1_epi8(0x20));
    const __m256i from_a = _mm256_sub_epi8(lower, _mm256_set1_epi8('a'));
    return {_mm256_cmpeq_epi8(_mm256_min_epu8(from_a, _mm256_set1_epi8(25)), from_a)};
  }
  Vector in_row(Vector rows) const { return {_mm256_cmpeq_epi8(_mm256_shuffle_epi8(rows.v, v), v)}; }
  Vector low_nibble() const { return {_mm256_and_si256(v, _mm256_set1_epi8(15))}; }
  Vector high_nibble() const { return {_mm256_and_si256(_mm256_srli_epi16(v, 4), _mm256_set1_epi8(15))}; }
  Vector look_up(Vector rows) const { return {_mm256_shuffle_epi8(rows.v, v)}; }
  std::uint64_t mask() const { return static_cast<std::uint32_t>(_mm256_movemask_epi8(v)); }
  std::uint64_t nonzero_mask() const {
    return static_cast<std::uint32_t>(~_mm256_movemask_epi8(_mm256_cmpeq_epi8(v, _mm256_setzero_si256())));
  }
};
Vector any(Vector a, Vector b) {
  return {_mm256_or_si256(a.v, b.v)};
}
Vector both(Vector a, Vector b) {
  return {_mm256_and_si256(a.v, b.v)};
}

}  // namespace
}  // namespace beian
#include "html/block_kernels.inc"
namespace beian {
extern const BlockKernels kAvx2Kernels;
const BlockKernels kAvx2Kernels{"avx2", structure_of<Vector>, marks_of<Vector>};
}  // namespace beian
#endif
