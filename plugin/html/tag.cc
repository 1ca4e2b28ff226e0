#include "html/tag.h"

#include <array>
#include <bit>
#include <cstring>

#include "base/ascii.h"

namespace beian {
namespace {

constexpr std::size_t kCount = static_cast<std::size_t>(TagId::count_);
constexpr std::string_view kNames[kCount] = {
    "",
#define X(identifier, name, properties) name,
#include "html/tag_table.inc"
#undef X
};

constexpr std::size_t kLongest = 14;  // annotation-xml
constexpr std::size_t kSlots = 1024;

// The first and the last eight bytes of the name, in lower case for letters (and what only looks so: the caller
// compares).
constexpr std::uint64_t piece(const char* at, std::size_t size) {
  std::uint64_t word = 0;
  for (std::size_t i = 0; i < size; ++i) {
    word |= static_cast<std::uint64_t>(static_cast<unsigned char>(at[i]) | 0x20) << (8 * i);
  }
  return word;
}

std::uint64_t piece_of_page(const char* at, std::size_t size) {
  constexpr std::uint64_t kCase = 0x2020202020202020u;
  if constexpr (std::endian::native != std::endian::little) return piece(at, size);
  const auto load = [](const char* from, auto word) {
    std::memcpy(&word, from, sizeof word);
    return static_cast<std::uint64_t>(word);
  };
  if (size == 8) return load(at, std::uint64_t{}) | kCase;
  const std::uint64_t mask = (std::uint64_t{1} << (8 * size)) - 1;
  if (size >= 4)
    return (load(at, std::uint32_t{}) | load(at + size - 4, std::uint32_t{}) << (8 * (size - 4))) | (kCase & mask);
  if (size >= 2)
    return (load(at, std::uint16_t{}) | load(at + size - 2, std::uint16_t{}) << (8 * (size - 2))) | (kCase & mask);
  return static_cast<std::uint64_t>(static_cast<unsigned char>(at[0]) | 0x20);
}

constexpr std::uint32_t hash(std::uint64_t first, std::uint64_t last, std::size_t size) {
  return static_cast<std::uint32_t>(((first ^ last * 0xff51afd7ed558ccdu ^ size) * 0x9e3779b97f4a7c15u) >> 54);
}

constexpr std::uint32_t hash(std::string_view name) {
  const std::size_t first = name.size() < 8 ? name.size() : 8;
  return hash(piece(name.data(), first), piece(name.data() + (name.size() - first), first), name.size());
}

std::uint32_t hash_of_page(std::string_view name) {
  const std::size_t first = name.size() < 8 ? name.size() : 8;
  const std::uint64_t word = piece_of_page(name.data(), first);
  return hash(word, name.size() <= 8 ? word : piece_of_page(name.data() + (name.size() - 8), 8), name.size());
}
static_assert(kSlots == 1u << 10);

constexpr std::array<std::uint8_t, kSlots> make_slots() {
  std::array<std::uint8_t, kSlots> slots{};
  for (std::size_t id = 1; id < kCount; ++id) {
    std::size_t slot = hash(kNames[id]);
    while (slots[slot] != 0) slot = (slot + 1) % kSlots;
    slots[slot] = static_cast<std::uint8_t>(id);
  }
  return slots;
}
constexpr auto kTable = make_slots();

}  // namespace

const std::uint16_t kTagProperties[kCount] = {
    0,
#define X(identifier, name, properties) properties,
#include "html/tag_table.inc"
#undef X
};

bool same_name(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (ascii_lower(a[i]) != ascii_lower(b[i])) return false;
  }
  return true;
}

TagId tag_id(std::string_view name) {
  if (name.empty() || name.size() > kLongest) return TagId::unknown;
  for (std::size_t slot = hash_of_page(name); kTable[slot] != 0; slot = (slot + 1) % kSlots) {
    const std::size_t id = kTable[slot];
    if (same_name(kNames[id], name)) return static_cast<TagId>(id);
  }
  return TagId::unknown;
}

std::string_view tag_name(TagId id) {
  return kNames[static_cast<std::size_t>(id)];
}

}  // namespace beian
