#include "html/skim.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "html/attribute.h"
#include "html/skim_table.h"

namespace beian {
namespace {

constexpr std::size_t kMostNodes = 4096;  // of one run; a longer one ends, and another begins
constexpr std::uint64_t kAll = ~std::uint64_t{0};

bool is_space_byte(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

std::uint64_t prefix_xor(std::uint64_t bits) {
  for (unsigned shift = 1; shift < 64; shift *= 2) bits ^= bits << shift;
  return bits;
}

bool starts_with(std::string_view bytes, std::size_t at, std::string_view name) {
  return at <= bytes.size() && same_name(bytes.substr(at, name.size()), name);
}

// The name at `at` as skim::key_of has it, in lower case; 0 where it is too long or ends in a byte that no name ends
// in. `size`: of the page's bytes from `at` on.
std::uint64_t name_key(const char* at, std::size_t size) {
  std::uint64_t word = 0;
  if constexpr (std::endian::native != std::endian::little) {
    for (std::size_t i = 0; i < 8 && i < size; ++i) {
      word |= static_cast<std::uint64_t>(static_cast<unsigned char>(at[i])) << (8 * i);
    }
  } else if (size >= 8) {
    std::memcpy(&word, at, 8);
  } else {
    std::memcpy(&word, at, size);
  }
  // The high bit of each byte that is below '0' or is '>': there a name of the standard's ends.
  constexpr std::uint64_t kHigh = 0x8080808080808080u;
  constexpr std::uint64_t kOnes = 0x0101010101010101u;
  const std::uint64_t low = ~(((word & ~kHigh) + kOnes * (0x80 - '0')) | word) & kHigh;
  const std::uint64_t other = word ^ (kOnes * '>');
  const std::uint64_t gt = ~(((other & ~kHigh) + ~kHigh) | other | ~kHigh);
  const std::uint64_t ends = low | gt;
  std::uint64_t of_name = kAll;
  unsigned char behind = 0;
  if (ends == 0) {
    if (size <= 8) return 0;
    behind = static_cast<unsigned char>(at[8]);
  } else {
    const int bits = std::countr_zero(ends) - 7;  // 0, 8, …
    behind = static_cast<unsigned char>(word >> bits);
    of_name = (std::uint64_t{1} << bits) - 1;
  }
  constexpr std::uint64_t kEnders = std::uint64_t{1} << ' ' | std::uint64_t{1} << '\t' | std::uint64_t{1} << '\n' |
                                    std::uint64_t{1} << '\f' | std::uint64_t{1} << '\r' | std::uint64_t{1} << '/' |
                                    std::uint64_t{1} << '>';
  if (behind >= 64 || (kEnders >> behind & 1) == 0) return 0;
  // To lower case; digits have the bit already, and no other byte becomes a letter or digit by it.
  return (word | kOnes * 0x20) & of_name;
}

// The name of the tag that has it at `at`.
std::string_view name_at(std::string_view bytes, std::size_t at) {
  std::size_t end = at;
  while (end < bytes.size() && !is_space_byte(bytes[end]) && bytes[end] != '/' && bytes[end] != '>') ++end;
  return bytes.substr(at, end - at);
}

// Does the start tag `id`, which meets those flags, close the innermost element and look on from the one around it?
bool start_closes(TagId id, TagId top, std::uint32_t conflict) {
  const bool ends_cell = id == TagId::td || id == TagId::th || id == TagId::tr;
  switch (top) {
    case TagId::p:
      return ends_cell || ((conflict & skim::flag::p) != 0 && id != TagId::table);  // quirks keep that p open
    case TagId::li: return ends_cell || id == TagId::li;
    case TagId::dd:
    case TagId::dt: return ends_cell || id == TagId::dd || id == TagId::dt;
    case TagId::td:
    case TagId::th: return ends_cell;
    case TagId::tr: return id == TagId::tr;
    default: return false;
  }
}

// Does the end tag `id` of an element around the innermost one close that too?
bool end_closes(TagId id, TagId top) {
  const bool section = id == TagId::tbody || id == TagId::thead || id == TagId::tfoot;
  switch (top) {
    case TagId::p:
    case TagId::li:
    case TagId::dd:
    case TagId::dt: return true;
    case TagId::td:
    case TagId::th: return id == TagId::table || section || id == TagId::tr;
    case TagId::tr: return id == TagId::table || section;
    case TagId::tbody:
    case TagId::thead:
    case TagId::tfoot: return id == TagId::table;
    default: return false;
  }
}

}  // namespace

bool is_skim_needle(std::string_view bytes, std::size_t i) {
  switch (bytes[i]) {
    case 'a':
    case 'A': {
      if (i < 3 || !starts_with(bytes, i - 3, "data-")) return false;
      for (const std::string_view name : {"beian", "sveltekit-", "server-rendered"}) {
        if (starts_with(bytes, i + 2, name)) return true;
      }
      return false;
    }
    case 'f': return starts_with(bytes, i, "footer");
    case 'i':
    case 'I': return i >= 7 && starts_with(bytes, i - 7, "contentinfo");
    case '&': return true;
    default: {
      for (const std::string_view id : {"__nuxt", "__docusaurus", "___gatsby", "__next", "__rspress_root"}) {
        if (starts_with(bytes, i + 1, id)) return true;
      }
      return false;
    }
  }
}

Skimmer::Skimmer(std::string_view bytes, const std::vector<std::uint32_t>& triggers,
                 const std::vector<std::uint32_t>& needles)
    : bytes_(bytes), triggers_(triggers), needles_(needles), kernels_(block_kernels()) {}

void Skimmer::begin(bool lost_form) {
  nodes_.clear();
  top_ = 0;
  lost_form_ = lost_form;
}

void Skimmer::open(TagId tag) {
  const skim::TagRule& rule = skim::kRules[static_cast<std::size_t>(tag)];
  SkimNode node;
  node.offset = static_cast<std::uint32_t>(nodes_.size());
  node.parent = top_;
  node.flags = skim::flags_inside(nodes_.empty() ? 0 : nodes_[top_].flags, rule);
  if (lost_form_) node.flags |= skim::flag::form;
  node.tag = tag;
  node.before = true;
  top_ = static_cast<std::uint32_t>(nodes_.size());
  nodes_.push_back(node);
}

const BlockMasks& Skimmer::masks_at(std::size_t block) {
  if (block < masks_from_ || block >= masks_from_ + masks_count_ * kBlock) {
    masks_from_ = block;
    masks_count_ = 0;
    for_each_block(bytes_, block, kernels_.structure, [&](std::size_t, const BlockMasks& masks) {
      masks_[masks_count_++] = masks;
      return masks_count_ < kMasksAhead;
    });
  }
  return masks_[(block - masks_from_) / kBlock];
}

// The bits of `offsets` in the block; `index` moves behind them.
std::uint64_t Skimmer::bits_in(const std::vector<std::uint32_t>& offsets, std::size_t& index, std::size_t block) {
  std::uint64_t bits = 0;
  while (index < offsets.size() && offsets[index] < block) ++index;
  for (std::size_t i = index; i < offsets.size() && offsets[i] < block + kBlock; ++i) {
    bits |= std::uint64_t{1} << (offsets[i] - block);
  }
  return bits;
}

// Behind the comment at `at`; 0 where it never ends, or is another declaration.
std::uint32_t Skimmer::comment_end(std::uint32_t at) const {
  if (bytes_.substr(at, 4) != "<!--") return 0;
  const std::size_t begin = at + 4u;
  for (std::size_t close = bytes_.find('>', begin); close != std::string_view::npos;
       close = bytes_.find('>', close + 1)) {
    const auto end = static_cast<std::uint32_t>(close) + 1;
    if (close == begin || (close == begin + 1 && bytes_[begin] == '-')) return end;
    const std::string_view inside = bytes_.substr(begin, close - begin);
    if (inside.ends_with("--") || inside.ends_with("--!")) return end;
  }
  return 0;
}

// Behind the tag at `at`, by the attribute states; 0 where the file ends in it.
std::uint32_t Skimmer::exact_end(std::uint32_t at) const {
  const std::size_t name = at + (bytes_.substr(at + 1, 1) == "/" ? 2u : 1u);
  auto i = static_cast<std::uint32_t>(name + name_at(bytes_, name).size());
  Attribute ignored;
  AttributeStep step = AttributeStep::attribute;
  while (step == AttributeStep::attribute) step = next_attribute(bytes_, i, ignored);
  return step == AttributeStep::end_of_file ? 0 : i;
}

bool Skimmer::has_needle(std::uint32_t from, std::uint32_t to) const {
  const auto at = std::lower_bound(needles_.begin(), needles_.end(), from);
  return at != needles_.end() && *at < to;
}

// Are three of that formatting element open since the last marker? A fourth may throw the first out of the list of
// active formatting elements (Noah's Ark).
bool Skimmer::is_fourth(TagId id, std::uint32_t top) const {
  int alike = 0;
  for (std::uint32_t at = top; (nodes_[at].flags & skim::flag::formatting) != 0; at = nodes_[at].parent) {
    alike += nodes_[at].tag == id ? 1 : 0;
  }
  return alike >= 3;
}

// Has the element that name, which is the one of the end tag at `end_tag`?
bool Skimmer::is_named(const SkimNode& node, TagId id, std::uint32_t end_tag) const {
  if (node.tag != id || id != TagId::unknown) return node.tag == id;
  return !node.before && same_name(name_at(bytes_, node.offset + 1), name_at(bytes_, end_tag + 2));
}

bool Skimmer::push(const SkimNode& node) {
  if (nodes_.size() >= kMostNodes) return false;
  top_ = static_cast<std::uint32_t>(nodes_.size());
  nodes_.push_back(node);
  return true;
}

bool Skimmer::start_tag(std::uint32_t at, TagId id) {
  const skim::TagRule& rule = skim::kRules[static_cast<std::size_t>(id)];
  std::uint32_t top = top_;
  std::uint32_t conflict = nodes_[top].flags & rule.conflict;
  while (conflict != 0 && start_closes(id, nodes_[top].tag, conflict) && top != 0) {
    top = nodes_[top].parent;
    conflict = nodes_[top].flags & rule.conflict;
  }
  const bool row_in_table = conflict != 0 && id == TagId::tr && (nodes_[top].flags & skim::flag::no_table) == 0;
  const bool simple = conflict == 0 || row_in_table || (conflict == skim::flag::formatting_3 && !is_fourth(id, top));
  const bool breaks = rule.breaks || top != top_;
  if (breaks && (simple || rule.always_opens)) stop_ = {at, top_, 0};
  if (!simple) return false;
  top_ = top;
  if (rule.is_void) return true;
  if (row_in_table) {
    const skim::TagRule& section = skim::kRules[static_cast<std::size_t>(TagId::tbody)];
    if (!push({at, top_, skim::flags_inside(nodes_[top_].flags, section), TagId::tbody, false, true})) return false;
  }
  return push({at, top_, skim::flags_inside(nodes_[top_].flags, rule), id, false, false});
}

bool Skimmer::end_tag(std::uint32_t at, TagId id) {
  const skim::TagRule& rule = skim::kRules[static_cast<std::size_t>(id)];
  if (rule.end_is_hard) return false;
  std::uint32_t top = top_;
  while (!is_named(nodes_[top], id, at)) {
    if (!rule.end_implies || !end_closes(id, nodes_[top].tag) || top == 0) return false;
    top = nodes_[top].parent;
  }
  if (rule.breaks) stop_ = {at, top_, 0};
  top_ = nodes_[top].parent;
  return true;
}

// Takes the tag at `at` into the stack. False: it does more than that.
bool Skimmer::tag(std::uint32_t at) {
  const bool is_end = bytes_[at + 1] == '/';
  const std::size_t name = at + (is_end ? 2u : 1u);
  if (name >= bytes_.size()) return false;
  const std::uint64_t key = name_key(bytes_.data() + name, bytes_.size() - name);
  std::size_t slot = skim::slot_of(key);
  while (skim::kNameSlots[slot].key != key && skim::kNameSlots[slot].key != 0) slot = (slot + 1) % skim::kSlots;
  TagId id = skim::kNameSlots[slot].tag;
  if (id == TagId::unknown) {
    const std::string_view rest = name_at(bytes_, name);
    const bool is_name = !rest.empty() && ((rest[0] | 0x20) >= 'a' && (rest[0] | 0x20) <= 'z');
    if (!is_name || name + rest.size() == bytes_.size()) return false;
    id = tag_id(rest);
  }
  return is_end ? end_tag(at, id) : start_tag(at, id);
}

Skimmer::Stop Skimmer::run(std::uint32_t from, std::uint32_t limit) {
  stop_ = {};
  if (limit > bytes_.size()) limit = static_cast<std::uint32_t>(bytes_.size());
  std::uint32_t at = from;
  std::uint32_t last_tag = from;
  while (at < limit) {
    // Begins outside of any tag, at `at`.
    std::uint64_t carry = 0;
    std::uint64_t parity = 0;
    std::uint64_t before =
        at % kBlock == 0 && at > 0 && (is_space_byte(bytes_[at - 1]) || bytes_[at - 1] == '=') ? 1 : 0;
    std::uint64_t alive = kAll << (at % kBlock);
    std::uint32_t next = 0;  // where to begin again
    for (std::size_t block = at / kBlock * kBlock; next == 0; block += kBlock) {
      if (block >= limit) {
        stop_.seen = limit;
        return stop_;
      }
      const BlockMasks& m = masks_at(block);
      const std::uint64_t opener = m.opener & alive;
      const std::uint64_t inside_run = ~m.gt;
      std::uint64_t sum = 0;
      bool over = __builtin_add_overflow(inside_run, opener, &sum);
      over = __builtin_add_overflow(sum, carry, &sum) || over;
      const std::uint64_t inside = sum ^ inside_run ^ opener;
      const std::uint64_t quotes = m.double_quote & inside;
      const std::uint64_t odd = prefix_xor(quotes) ^ parity;
      const std::uint64_t behind_value = m.before_value << 1 | before;
      const std::uint64_t unsure =
          (m.gt & inside & odd) | (quotes & ~odd & behind_value) | (m.single_quote & inside & behind_value);
      std::uint64_t stops = bits_in(triggers_, trigger_, block) & ~inside & alive;
      stops |= bits_in(needles_, needle_, block) & inside;
      for (std::uint64_t events = (((opener | (m.declaration & alive)) & ~inside) | unsure | stops); events != 0;
           events &= events - 1) {
        const std::uint64_t bit = events & (~events + 1);
        const auto here = static_cast<std::uint32_t>(block) + static_cast<std::uint32_t>(std::countr_zero(events));
        if (here >= limit) {
          stop_.seen = limit;
          return stop_;
        }
        if ((unsure & bit) != 0) {
          next = exact_end(last_tag);
          if (has_needle(last_tag, next)) next = 0;
        } else if ((stops & bit) != 0) {
          stop_.seen = here + 1;
          return stop_;
        } else if ((opener & bit) != 0) {
          last_tag = here;
          if (tag(here)) continue;
          stop_.seen = here + 1;
          return stop_;
        } else {
          next = comment_end(here);
        }
        if (next == 0 || next > limit) {  // what ends behind the limit is as good as without end
          stop_.seen = here + 1;
          return stop_;
        }
        break;
      }
      carry = over ? 1 : 0;
      parity = odd >> 63 != 0 ? kAll : 0;
      before = m.before_value >> 63;
      alive = kAll;
    }
    at = next;
  }
  stop_.seen = limit;
  return stop_;
}

}  // namespace beian
