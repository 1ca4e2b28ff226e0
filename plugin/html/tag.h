// tag.h — tag names as numbers, and what the HTML standard says of each.
//
// The tree rules compare names at every tag: as strings that would be most of the time spent. A name of the standard
// becomes a TagId through one multiplicative hash of its (lower-cased) bytes; any other name is TagId::unknown and is
// compared by its bytes.
#pragma once
#include <cstdint>
#include <string_view>

namespace beian {

// clang-format off
namespace prop {
inline constexpr std::uint16_t special = 1;                  // 13.2.4.2, the "special" category
inline constexpr std::uint16_t scope = 2;                    // ends "has an element in scope"
inline constexpr std::uint16_t formatting = 4;               // goes into the list of active formatting elements
inline constexpr std::uint16_t implied_end = 8;              // generate implied end tags
inline constexpr std::uint16_t implied_end_thoroughly = 16;  // … all of them thoroughly
inline constexpr std::uint16_t heading = 32;                 // h1 … h6
inline constexpr std::uint16_t block_start = 64;             // "in body": a start tag that closes an open p
inline constexpr std::uint16_t block_end = 128;              // "in body": an end tag that needs its element in scope
inline constexpr std::uint16_t breakout = 256;               // a start tag that leaves foreign content
inline constexpr std::uint16_t breaks_text = 512;            // its box ends a run of text
inline constexpr std::uint16_t not_shown = 1024;             // its content is not displayed text of the page
}  // namespace prop

enum class TagId : std::uint8_t {
  unknown,
#define X(identifier, name, properties) identifier,
#include "html/tag_table.inc"
#undef X
  count_
};
// clang-format on

// The id of `name`, whatever its case.
TagId tag_id(std::string_view name);
// The lower-case name; empty for unknown.
std::string_view tag_name(TagId id);

extern const std::uint16_t kTagProperties[static_cast<std::size_t>(TagId::count_)];
inline bool has_property(TagId id, std::uint16_t property) {
  return (kTagProperties[static_cast<std::size_t>(id)] & property) != 0;
}

// Are two names the same to the HTML standard (ASCII case ignored)?
bool same_name(std::string_view a, std::string_view b);

}  // namespace beian
