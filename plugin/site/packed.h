// packed.h — bytes as servers keep them ready: gzip, Brotli, Zstandard. zlib, libbrotli and libzstd do the work.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace beian {

enum class Coding : std::uint8_t { gzip, brotli, zstd };
inline constexpr Coding kCodings[] = {Coding::gzip, Coding::brotli, Coding::zstd};

// ".gz", ".br", ".zst".
std::string_view suffix_of(Coding coding);

// A set of codings, as bits.
using TwinSet = std::uint8_t;
constexpr TwinSet twin_bit(Coding coding) {
  return static_cast<TwinSet>(1u << static_cast<unsigned>(coding));
}
// Which packed twin of the file `page` the file `name` is; 0: none.
TwinSet twin_of(std::string_view page, std::string_view name);

// None where `bytes` are not whole, hold something behind their end, or give more than `most` bytes: a page of a few
// kilobytes that unpacks to gigabytes is given up at `most`.
std::optional<std::string> unpack(Coding coding, std::string_view bytes, std::size_t most);

// At the level that precompressors use: gzip 9, Brotli 11, Zstandard 19. Without a name or a time, so the same bytes
// give the same bytes.
std::string pack(Coding coding, std::string_view bytes);

}  // namespace beian
