// skim_table.h — what a tag of each name does where it does the simple thing, and when it may not (skim.cc).
//
// An element hands flags down to what it holds: (flags & keep) | set. A start tag whose `conflict` meets a flag does
// more than push; an end tag that is not the top's does more than pop.
#pragma once
#include <array>
#include <cstdint>
#include <initializer_list>

#include "html/tag.h"

namespace beian::skim {

namespace flag {
inline constexpr std::uint32_t p = 1;             // a <p> in button scope
inline constexpr std::uint32_t anchor = 2;        // an <a> among the active formatting elements
inline constexpr std::uint32_t li = 4;            // an <li> that another would close
inline constexpr std::uint32_t dd = 8;            // the same of <dd> and <dt>
inline constexpr std::uint32_t heading = 16;      // the top is a heading
inline constexpr std::uint32_t foster = 32;       // the top is a table or one of its rows: only certain tags go into it
inline constexpr std::uint32_t no_table = 64;     // the top is no table
inline constexpr std::uint32_t no_section = 128;  // … no tbody, thead, tfoot
inline constexpr std::uint32_t no_row = 256;      // … no tr
inline constexpr std::uint32_t always = 512;      // every element has it: what conflicts with it never is simple
inline constexpr std::uint32_t button = 1024;     // a <button> in scope
inline constexpr std::uint32_t form = 2048;       // the form element pointer is set
// How many formatting elements are open since the last marker: one, two, three or more.
inline constexpr std::uint32_t formatting_1 = 1u << 29;
inline constexpr std::uint32_t formatting_3 = 1u << 31;
inline constexpr std::uint32_t formatting = 7u << 29;
}  // namespace flag

struct TagRule {
  std::uint32_t keep = 0;
  std::uint32_t set = 0;
  std::uint32_t conflict = flag::always;
  std::uint8_t formatting = 0;  // 1: of a formatting element, which counts up
  bool is_void = false;
  bool breaks = false;        // prop::breaks_text
  bool end_is_hard = true;    // its end tag never is simple
  bool end_implies = false;   // its end tag closes elements inside whose end tag may be left out
  bool always_opens = false;  // whatever its start tag closes or moves, the element is opened
};

constexpr std::uint32_t flags_inside(std::uint32_t outer, const TagRule& rule) {
  const std::uint32_t kept = outer & rule.keep;
  return (kept & ~flag::formatting) | (kept & flag::formatting) << rule.formatting | rule.set;
}

constexpr bool one_of(TagId tag, std::initializer_list<TagId> list) {
  for (const TagId each : list) {
    if (each == tag) return true;
  }
  return false;
}

// Tags that switch the tokenizer, change the mode, are ignored or moved, or that the outline must see.
constexpr bool is_never_simple(TagId tag) {
  using T = TagId;
  return one_of(tag, {T::html,
                      T::head,
                      T::body,
                      T::title,
                      T::base,
                      T::basefont,
                      T::bgsound,
                      T::link,
                      T::meta,
                      T::noframes,
                      T::noscript,
                      T::script,
                      T::style,
                      T::template_,
                      T::frameset,
                      T::frame,
                      T::plaintext,
                      T::nobr,
                      T::applet,
                      T::marquee,
                      T::object,
                      T::textarea,
                      T::xmp,
                      T::iframe,
                      T::noembed,
                      T::select,
                      T::optgroup,
                      T::option,
                      T::rb,
                      T::rtc,
                      T::rp,
                      T::rt,
                      T::math,
                      T::svg,
                      T::caption,
                      T::col,
                      T::colgroup,
                      T::image,
                      T::footer,
                      T::isindex,
                      T::malignmark,
                      T::mglyph,
                      T::foreignobject,
                      T::annotation_xml});
}

constexpr TagRule rule_of(TagId tag, std::uint16_t properties) {
  using T = TagId;
  const auto has = [&](std::uint16_t property) { return (properties & property) != 0; };
  constexpr std::uint32_t kInherited =
      flag::p | flag::anchor | flag::li | flag::dd | flag::formatting | flag::button | flag::form;
  constexpr std::uint32_t kPlace = flag::no_table | flag::no_section | flag::no_row | flag::always;
  TagRule rule;
  rule.breaks = has(prop::breaks_text);
  rule.keep = kInherited;
  rule.set = kPlace;
  if (has(prop::scope) || tag == T::button) rule.keep &= ~flag::p;
  if (has(prop::scope))
    rule.keep &= ~(flag::anchor | flag::formatting);  // with <table>, which puts no marker: see below
  if (has(prop::special) && !one_of(tag, {T::address, T::div, T::p})) rule.keep &= ~(flag::li | flag::dd);
  if (tag == T::table || tag == T::html) rule.keep |= flag::anchor | flag::formatting;
  if (has(prop::scope)) rule.keep &= ~flag::button;
  if (tag == T::p) rule.set |= flag::p;
  if (tag == T::button) rule.set |= flag::button;
  if (tag == T::form) rule.set |= flag::form;
  if (tag == T::a) rule.set |= flag::anchor;
  if (has(prop::formatting)) {
    rule.formatting = 1;
    rule.set |= flag::formatting_1;
  }
  if (tag == T::li) rule.set |= flag::li;
  if (tag == T::dd || tag == T::dt) rule.set |= flag::dd;
  if (has(prop::heading)) rule.set |= flag::heading;
  const bool section = one_of(tag, {T::tbody, T::thead, T::tfoot});
  if (tag == T::table) rule.set = (rule.set | flag::foster) & ~flag::no_table;
  if (section) rule.set = (rule.set | flag::foster) & ~flag::no_section;
  if (tag == T::tr) rule.set = (rule.set | flag::foster) & ~flag::no_row;

  rule.always_opens = tag == T::footer;
  if (is_never_simple(tag)) return rule;
  rule.always_opens = true;
  rule.conflict = flag::foster;
  rule.end_is_hard = false;
  if (has(prop::block_start) || has(prop::heading)) rule.conflict |= flag::p;
  if (has(prop::heading)) rule.conflict |= flag::heading;
  if (one_of(tag, {T::pre, T::listing, T::table, T::hr})) rule.conflict |= flag::p;
  if (tag == T::li) rule.conflict |= flag::li | flag::p;
  if (tag == T::dd || tag == T::dt) rule.conflict |= flag::dd | flag::p;
  if (tag == T::a) rule.conflict |= flag::anchor;
  if (tag == T::button) rule.conflict |= flag::button;
  if (tag == T::form) rule.conflict |= flag::form | flag::p;
  if (has(prop::formatting)) rule.conflict |= flag::formatting_3;
  const bool of_table = section || one_of(tag, {T::tr, T::td, T::th});
  if (of_table) rule.always_opens = false;  // ignored outside of a table
  if (section) rule.conflict = flag::no_table;
  if (tag == T::tr) rule.conflict = flag::no_section;
  if (tag == T::td || tag == T::th) rule.conflict = flag::no_row;
  rule.end_implies = has(prop::block_end) || of_table || one_of(tag, {T::table, T::li, T::dd, T::dt});
  if (one_of(tag,
             {T::area, T::br, T::embed, T::img, T::keygen, T::wbr, T::input, T::param, T::source, T::track, T::hr})) {
    rule.is_void = true;
    rule.end_is_hard = true;
  }
  return rule;
}

constexpr std::array<TagRule, static_cast<std::size_t>(TagId::count_)> make_rules() {
  return {
      rule_of(TagId::unknown, 0),
#define X(identifier, name, properties) rule_of(TagId::identifier, properties),
#include "html/tag_table.inc"
#undef X
  };
}
inline constexpr auto kRules = make_rules();

// A name of up to eight letters as a number, its first letter lowest.
constexpr std::uint64_t key_of(const char* name) {
  std::uint64_t key = 0;
  for (int i = 0; name[i] != 0; ++i) key |= static_cast<std::uint64_t>(static_cast<unsigned char>(name[i])) << (8 * i);
  return key;
}

inline constexpr std::size_t kSlots = 512;
constexpr std::size_t slot_of(std::uint64_t key) {
  return static_cast<std::size_t>((key * 0x9e3779b97f4a7c15u) >> 55);
}

struct Slot {
  std::uint64_t key = 0;
  TagId tag = TagId::unknown;
};

constexpr std::array<Slot, kSlots> make_slots() {
  std::array<Slot, kSlots> slots{};
  const auto put = [&](const char* name, TagId tag) {
    int length = 0;
    while (name[length] != 0) ++length;
    if (length > 8) return;  // too long for a key: never simple
    std::size_t slot = slot_of(key_of(name));
    while (slots[slot].key != 0) slot = (slot + 1) % kSlots;
    slots[slot] = {key_of(name), tag};
  };
#define X(identifier, name, properties) put(name, TagId::identifier);
#include "html/tag_table.inc"
#undef X
  return slots;
}
inline constexpr auto kNameSlots = make_slots();

}  // namespace beian::skim
