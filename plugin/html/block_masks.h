// block_masks.h — 64 bytes of a page at a time as bit masks: where tags may begin and end, where quotes stand, and
// where something stands that somebody looks for.
//
// What:   Two kernels over blocks of 64 bytes; bit i of a mask is byte i of the block. `structure` gives the characters
//         that markup is made of; `marks` gives candidates for a few dozen short strings at once, by the nibbles of
//         three neighbouring bytes.
// Why:    Byte by byte a page costs a branch or more for each byte. As masks 64 bytes cost some 60 instructions, and
// what
//         the tokenizer must decide about them is then arithmetic on 64-bit numbers (skim.cc), which is the same on
//         every machine.
// Ours:   One template (block_kernels.inc) and one translation unit for each instruction set, because g++ 12 forgets
// target
//         pragmas on templates. None is needed: the plain kernel gives the same masks everywhere, WebAssembly included.
//
//   bytes  <a href="x">y</a>
//   opener 1000000000001000      gt 0000000000010001 …       (bit 0 on the left)
#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace beian {

inline constexpr std::size_t kBlock = 64;
// Kernels read this many bytes behind their last block.
inline constexpr std::size_t kBlockOverhang = 2;

struct BlockMasks {
  std::uint64_t opener = 0;       // '<' in front of a letter or '/'
  std::uint64_t declaration = 0;  // '<' in front of '!' or '?'
  std::uint64_t gt = 0;           // '>'
  std::uint64_t double_quote = 0;
  std::uint64_t single_quote = 0;
  std::uint64_t before_value = 0;  // white space and '='
};

// Candidates: where one of the strings of block_marks.h may begin. There are false ones, and none is missing.
struct MarkMasks {
  std::uint64_t trigger = 0;  // of a filing number (trigger.h)
  std::uint64_t needle = 0;   // of something in a tag that the outline must see (skim.h)
};

struct BlockKernels {
  const char* name;
  void (*structure)(const unsigned char* bytes, std::size_t blocks, BlockMasks* out);
  void (*marks)(const unsigned char* bytes, std::size_t blocks, MarkMasks* out);
};

extern const BlockKernels kPlainKernels;
// Those that use_block_kernels chose, else the fastest that this machine runs.
const BlockKernels& block_kernels();
// All that this machine runs, fastest first, up to `most` of them; returns how many.
std::size_t list_block_kernels(const BlockKernels** out, std::size_t most);
// Chooses by name ("avx2", "ssse3", "neon", "plain"). False: not on this machine. Not thread-safe; for tests and for
// the environment variable BEIAN_SIMD of the program.
bool use_block_kernels(std::string_view name);

// Calls visit(offset, masks) for each block of `bytes` from the one that holds `from` on, until it returns false. The
// last block is padded with zeros in memory of ours, so nothing behind `bytes` is read.
template <class Masks, class Visit>
void for_each_block(std::string_view bytes, std::size_t from, void (*kernel)(const unsigned char*, std::size_t, Masks*),
                    Visit visit) {
  constexpr std::size_t kAtOnce = 16;
  Masks masks[kAtOnce];
  const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
  for (std::size_t at = from / kBlock * kBlock; at < bytes.size();) {
    const std::size_t safe = bytes.size() >= kBlockOverhang ? (bytes.size() - kBlockOverhang) / kBlock * kBlock : 0;
    std::size_t blocks = 1;
    if (at < safe) {
      blocks = (safe - at) / kBlock < kAtOnce ? (safe - at) / kBlock : kAtOnce;
      kernel(data + at, blocks, masks);
    } else {
      unsigned char padded[kBlock + kBlockOverhang] = {};
      for (std::size_t i = 0; i < sizeof padded && at + i < bytes.size(); ++i) padded[i] = data[at + i];
      kernel(padded, 1, masks);
    }
    for (std::size_t i = 0; i < blocks; ++i, at += kBlock) {
      if (!visit(at, masks[i])) return;
    }
  }
}

}  // namespace beian
