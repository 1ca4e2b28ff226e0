// block_masks.cc — the plain kernels, and which are used.
#include "html/block_masks.h"

#include "html/block_marks.h"

namespace beian {
namespace {

bool is_letter(unsigned char c) {
  return static_cast<unsigned char>((c | 0x20) - 'a') < 26;
}

void plain_structure(const unsigned char* bytes, std::size_t blocks, BlockMasks* out) {
  for (; blocks > 0; --blocks, bytes += kBlock, ++out) {
    *out = BlockMasks{};
    for (unsigned i = 0; i < kBlock; ++i) {
      const std::uint64_t bit = std::uint64_t{1} << i;
      const unsigned char next = bytes[i + 1];
      switch (bytes[i]) {
        case '<':
          if (is_letter(next) || next == '/') out->opener |= bit;
          if (next == '!' || next == '?') out->declaration |= bit;
          break;
        case '>': out->gt |= bit; break;
        case '"': out->double_quote |= bit; break;
        case '\'': out->single_quote |= bit; break;
        case ' ':
        case '\t':
        case '\n':
        case '\f':
        case '\r':
        case '=': out->before_value |= bit; break;
        default: break;
      }
    }
  }
}

struct ByteRows {
  unsigned char rows[3][256] = {};
};
constexpr ByteRows whole_bytes(const marks::NibbleTables& tables) {
  ByteRows out;
  for (unsigned p = 0; p < 3; ++p) {
    for (unsigned c = 0; c < 256; ++c) {
      out.rows[p][c] = static_cast<unsigned char>(tables.rows[p][0][c & 15] & tables.rows[p][1][c >> 4]);
    }
  }
  return out;
}
constexpr ByteRows kTriggerRows = whole_bytes(marks::kTriggerTables);
constexpr ByteRows kNeedleRows = whole_bytes(marks::kNeedleTables);

bool may_begin(const ByteRows& rows, const unsigned char* at) {
  return (rows.rows[0][at[0]] & rows.rows[1][at[1]] & rows.rows[2][at[2]]) != 0;
}

void plain_marks(const unsigned char* bytes, std::size_t blocks, MarkMasks* out) {
  for (; blocks > 0; --blocks, bytes += kBlock, ++out) {
    *out = MarkMasks{};
    for (unsigned i = 0; i < kBlock; ++i) {
      out->trigger |= std::uint64_t{may_begin(kTriggerRows, bytes + i)} << i;
      out->needle |= std::uint64_t{may_begin(kNeedleRows, bytes + i)} << i;
    }
  }
}

const BlockKernels* chosen = nullptr;

}  // namespace

const BlockKernels kPlainKernels{"plain", plain_structure, plain_marks};
#if defined(BEIAN_X86_KERNELS)  // set where their units are built
extern const BlockKernels kAvx2Kernels;
extern const BlockKernels kSsse3Kernels;
#elif defined(__aarch64__)
extern const BlockKernels kNeonKernels;
#elif defined(__wasm__)
extern const BlockKernels kWasmKernels;
#endif

std::size_t list_block_kernels(const BlockKernels** out, std::size_t most) {
  std::size_t n = 0;
  const auto add = [&](const BlockKernels& kernels) {
    if (n < most) out[n++] = &kernels;
  };
#if defined(BEIAN_X86_KERNELS)  // set where their units are built
  if (__builtin_cpu_supports("avx2")) add(kAvx2Kernels);
  if (__builtin_cpu_supports("ssse3")) add(kSsse3Kernels);
#elif defined(__aarch64__)
  add(kNeonKernels);
#elif defined(__wasm__)
  add(kWasmKernels);
#endif
#if !defined(__wasm__)
  add(kPlainKernels);
#endif
  return n;
}

const BlockKernels& block_kernels() {
  static const BlockKernels& best = [&]() -> const BlockKernels& {
    const BlockKernels* all[4];
    list_block_kernels(all, 4);
    return *all[0];
  }();
  return chosen != nullptr ? *chosen : best;
}

bool use_block_kernels(std::string_view name) {
  const BlockKernels* all[4];
  const std::size_t n = list_block_kernels(all, 4);
  for (std::size_t i = 0; i < n; ++i) {
    if (name != all[i]->name) continue;
    chosen = all[i];
    return true;
  }
  return false;
}

}  // namespace beian
