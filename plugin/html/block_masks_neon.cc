// block_masks_neon.cc — the kernels of block_masks.h, 16 bytes at a time, for 64-bit ARM, where NEON is always there.
#include "html/block_marks.h"
#include "html/block_masks.h"

#if defined(__aarch64__)
#include <arm_neon.h>

namespace beian {
namespace {

struct Vector {
  static constexpr unsigned kWidth = 16;
  uint8x16_t v;
  static Vector load(const unsigned char* p) { return {vld1q_u8(p)}; }
  static Vector table(const void* rows) { return {vld1q_u8(static_cast<const unsigned char*>(rows))}; }
  Vector equal(char c) const { return {vceqq_u8(v, vdupq_n_u8(static_cast<unsigned char>(c)))}; }
  Vector letter() const { return {vcltq_u8(vsubq_u8(vorrq_u8(v, vdupq_n_u8(0x20)), vdupq_n_u8('a')), vdupq_n_u8(26))}; }
  // Bytes above 15 have their low nibble's row, as on x86; those beyond ASCII have none.
  Vector in_row(Vector rows) const { return {vceqq_u8(vqtbl1q_u8(rows.v, vandq_u8(v, vdupq_n_u8(0x8f))), v)}; }
  Vector low_nibble() const { return {vandq_u8(v, vdupq_n_u8(15))}; }
  Vector high_nibble() const { return {vshrq_n_u8(v, 4)}; }
  Vector look_up(Vector rows) const { return {vqtbl1q_u8(rows.v, v)}; }
  std::uint64_t mask() const {
    static const unsigned char kBits[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
    const uint8x16_t bits = vandq_u8(v, vld1q_u8(kBits));
    return static_cast<std::uint64_t>(vaddv_u8(vget_low_u8(bits))) |
           static_cast<std::uint64_t>(vaddv_u8(vget_high_u8(bits))) << 8;
  }
  std::uint64_t nonzero_mask() const { return Vector{vtstq_u8(v, v)}.mask(); }
};
Vector any(Vector a, Vector b) {
  return {vorrq_u8(a.v, b.v)};
}
Vector both(Vector a, Vector b) {
  return {vandq_u8(a.v, b.v)};
}

}  // namespace
}  // namespace beian
#include "html/block_kernels.inc"
namespace beian {
extern const BlockKernels kNeonKernels;
const BlockKernels kNeonKernels{"neon", structure_of<Vector>, marks_of<Vector>};
}  // namespace beian
#endif
