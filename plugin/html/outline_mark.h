// outline_mark.h — from where a page is read on that was changed at one of its places.
//
// What:   The state of the outline (outline.h) in front of each place where something may be put in.
// Why:    An edit is proven by reading the page that it makes. Up to the edit that page is the one that has just been
//         read, and an edit stands near the end of most pages.
// Naive:  Read the new page from its first byte: twice the time for the same answer.
// Ours:   Reading is a fold over the bytes, so its state at a byte decides all that follows. It is kept at the end of
//         each footer and of the body, as a copy: the open elements and what was noted so far, some kilobytes.
#pragma once
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace beian {

class Outliner;
class TreeBuilder;

// The state of reading in front of a place where something may be put in.
class OutlineMark {
 public:
  OutlineMark(std::uint32_t offset, std::shared_ptr<const Outliner> state)
      : offset_(offset), state_(std::move(state)) {}
  std::uint32_t offset() const { return offset_; }
  const Outliner& state() const { return *state_; }
  // What is open there.
  const TreeBuilder& tree() const;

 private:
  std::uint32_t offset_ = 0;
  std::shared_ptr<const Outliner> state_;
};

// Of one page, ascending. A page that is made so that its marks would take more memory than itself has fewer.
struct OutlineMarks {
  std::vector<OutlineMark> marks;
  // The last one at `offset` or in front of it; null where there is none.
  const OutlineMark* before(std::uint32_t offset) const;
};

}  // namespace beian
