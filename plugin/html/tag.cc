#include "html/tag.h"

#include <array>

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

constexpr std::uint32_t hash(std::string_view name) {
  std::uint64_t a = name.size();
  for (const char c : name) a = (a ^ static_cast<unsigned char>(ascii_lower(c))) * 0x9e3779b97f4a7c15u;
  return static_cast<std::uint32_t>(a >> 54);
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
  if (name.size() > kLongest) return TagId::unknown;
  for (std::size_t slot = hash(name); kTable[slot] != 0; slot = (slot + 1) % kSlots) {
    const std::size_t id = kTable[slot];
    if (same_name(kNames[id], name)) return static_cast<TagId>(id);
  }
  return TagId::unknown;
}

std::string_view tag_name(TagId id) {
  return kNames[static_cast<std::size_t>(id)];
}

}  // namespace beian
