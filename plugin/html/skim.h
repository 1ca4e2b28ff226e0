// skim.h — passes over the parts of a page that nobody asks for, and leaves the exact parser as if it had read them.
//
// What:   From a point between two tags in the body, goes ahead over ordinary markup as far as it can be sure of, and
// says
//         where it stopped and which elements are open there.
// Why:    Most of a page is paragraphs, lists, tables and links that close what they open. For them the tree rules come
//         down to a stack, yet each of their tags costs the exact builder some 60 ns.
// Naive:  Look for "</body>" from the end of the file. It stands in scripts, comments and attributes too, and says
// nothing
//         of a <b> or <a> that was left open.
// Ours:   Where a tag ends is decided for 64 bytes at once (block_masks.h); what it does to the tree, by a table that
// knows
//         the simple case only: a start tag that closes nothing and goes nowhere else, an end tag that closes the
//         element on top. Whatever else comes — an implied end, a misnested tag, a script, a form, svg — ends the skim,
//         and the exact rules (tree.h) go on. So there is one set of rules, and nothing here can be "nearly right": the
//         table may only say "not sure".
//
// *Inside a tag*, without branches: with T the openers and G the '>', M = ~G, the carry of M + T + carry runs from each
// opener to the next '>'; C = sum ^ M ^ T. *Quotes*: D = '"' inside tags, P = prefix-xor of D. A tag ends at its first
// '>' if P is 0 there, no closing '"' directly follows white space or '=', and no '\'' in it does. For a quote opens a
// value only where a value may begin, behind '=' or white space: so no '\'' opens one, and of the '"' each odd one
// stands outside a value; if it opens one the next '"' closes it, and if it does not, the next cannot open one either.
// A tag for which this does not hold is read by the attribute states themselves.
//
// *Where it stops.* In front of a tag that ends a line of text (prop::breaks_text), the last one before whatever made
// it stop, so that a number in pieces is never cut: the reader of lines begins anew there.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "html/block_masks.h"
#include "html/tag.h"

namespace beian {

// Is what the mark kernel found at `i` (a needle) something that the outline must see where it stands inside a tag: a
// sign of an app, our badge, a footer by id or role, or a reference that could spell one? Says yes too often, never no.
bool is_skim_needle(std::string_view bytes, std::size_t i);

// The open elements, as a tree of which a path is in use: what was closed stays until the next begin(), so a place
// passed is remembered as one index.
struct SkimNode {
  std::uint32_t offset = 0;  // of its start tag; of an element that was open before: its index in the stack
  std::uint32_t parent = 0;
  std::uint32_t flags = 0;
  TagId tag = TagId::unknown;
  bool before = false;   // was open when the skim began
  bool implied = false;  // the tag at `offset` is another's, which the rules open this one for
};

class Skimmer {
 public:
  // Ascending offsets of triggers (trigger.h) and needles. All must outlive the skimmer.
  Skimmer(std::string_view bytes, const std::vector<std::uint32_t>& triggers,
          const std::vector<std::uint32_t>& needles);

  // The stack with which the next run() begins: <html> first. Only HTML elements, none of them raw text.
  // `lost_form`: the form element pointer is set, and to none of them.
  void begin(bool lost_form = false);
  void open(TagId tag);

  struct Stop {
    std::uint32_t at = 0;    // in front of which token to go on; 0: nothing was passed
    std::uint32_t top = 0;   // the innermost open element there: an index for node()
    std::uint32_t seen = 0;  // what it stopped for stands here: behind it another run is worth while
  };
  // From `from`, where a token begins in the data state, to `limit` at most.
  Stop run(std::uint32_t from, std::uint32_t limit);
  const SkimNode& node(std::uint32_t index) const { return nodes_[index]; }

 private:
  static constexpr std::size_t kMasksAhead = 16;
  bool tag(std::uint32_t at);
  bool start_tag(std::uint32_t at, TagId id);
  bool end_tag(std::uint32_t at, TagId id);
  bool push(const SkimNode& node);
  bool is_named(const SkimNode& node, TagId id, std::uint32_t end_tag) const;
  std::uint32_t comment_end(std::uint32_t at) const;
  std::uint32_t exact_end(std::uint32_t at) const;
  bool is_fourth(TagId id, std::uint32_t top) const;
  bool has_needle(std::uint32_t from, std::uint32_t to) const;
  const BlockMasks& masks_at(std::size_t block);
  static std::uint64_t bits_in(const std::vector<std::uint32_t>& offsets, std::size_t& index, std::size_t block);

  std::string_view bytes_;
  const std::vector<std::uint32_t>& triggers_;
  const std::vector<std::uint32_t>& needles_;
  std::size_t trigger_ = 0;
  std::size_t needle_ = 0;
  const BlockKernels& kernels_;
  BlockMasks masks_[kMasksAhead];
  std::size_t masks_from_ = 0;
  std::size_t masks_count_ = 0;
  std::vector<SkimNode> nodes_;
  std::uint32_t top_ = 0;
  bool lost_form_ = false;
  Stop stop_;
};

// When to try again: not before what stopped the last skim, and later each time that little was passed, as every try
// costs a look at the open elements.
class SkimPace {
 public:
  bool may_begin(std::uint32_t at) const { return at >= at_; }
  // A skim from `from` ended so; with `stop` {} it could not begin.
  void ended(std::uint32_t from, const Skimmer::Stop& stop) {
    constexpr std::uint32_t kLittle = 256;
    constexpr std::uint32_t kLongestWait = 8192;
    if (stop.seen == 0) {
      at_ = from + 1;
      return;
    }
    const std::uint32_t passed = stop.at > from ? stop.at - from : 0;
    wait_ = passed >= kLittle ? 0 : wait_ * 2 + 64 < kLongestWait ? wait_ * 2 + 64 : kLongestWait;
    const std::uint32_t later = from + passed + wait_;
    at_ = stop.seen > later ? stop.seen : later;
  }

 private:
  std::uint32_t at_ = 0;
  std::uint32_t wait_ = 0;
};

}  // namespace beian
