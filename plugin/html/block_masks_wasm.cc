// block_masks_wasm.cc — the kernels of block_masks.h, 16 bytes at a time, for WebAssembly with vectors (simd128), which
// Node has had since 16.4 and browsers since 2021 (Safari 2023). A module asks for it as a whole, so there is no choice
// at run time.
#include "html/block_marks.h"
#include "html/block_masks.h"

#if defined(__wasm_simd128__)
#include <wasm_simd128.h>

namespace beian {
namespace {

struct Vector {
  static constexpr unsigned kWidth = 16;
  v128_t v;
  static Vector load(const unsigned char* p) { return {wasm_v128_load(p)}; }
  static Vector table(const void* rows) { return {wasm_v128_load(rows)}; }
  Vector equal(char c) const { return {wasm_i8x16_eq(v, wasm_i8x16_splat(static_cast<signed char>(c)))}; }
  Vector letter() const {
    const v128_t lower = wasm_v128_or(v, wasm_u8x16_splat(0x20));
    return {wasm_u8x16_lt(wasm_i8x16_sub(lower, wasm_u8x16_splat('a')), wasm_u8x16_splat(26))};
  }
  // Bytes above 15 have their low nibble's row, as on x86; those beyond ASCII have none.
  Vector in_row(Vector rows) const {
    return {wasm_i8x16_eq(wasm_i8x16_swizzle(rows.v, wasm_v128_and(v, wasm_u8x16_splat(0x8f))), v)};
  }
  Vector low_nibble() const { return {wasm_v128_and(v, wasm_u8x16_splat(15))}; }
  Vector high_nibble() const { return {wasm_u8x16_shr(v, 4)}; }
  Vector look_up(Vector rows) const { return {wasm_i8x16_swizzle(rows.v, v)}; }
  std::uint64_t mask() const { return static_cast<std::uint32_t>(wasm_i8x16_bitmask(v)); }
  std::uint64_t nonzero_mask() const { return Vector{wasm_i8x16_ne(v, wasm_u8x16_splat(0))}.mask(); }
};
Vector any(Vector a, Vector b) {
  return {wasm_v128_or(a.v, b.v)};
}
Vector both(Vector a, Vector b) {
  return {wasm_v128_and(a.v, b.v)};
}

}  // namespace
}  // namespace beian
#include "html/block_kernels.inc"
namespace beian {
extern const BlockKernels kWasmKernels;
const BlockKernels kWasmKernels{"simd128", structure_of<Vector>, marks_of<Vector>};
}  // namespace beian
#endif
