#include "edit/edit.h"

#include <algorithm>
#include <cassert>

namespace beian {

void sort_edits(std::vector<Edit>& edits) {
  std::stable_sort(edits.begin(), edits.end(),
                   [](const Edit& a, const Edit& b) { return a.span.begin < b.span.begin; });
}

std::string apply_edits(std::string_view page, const std::vector<Edit>& edits) {
  std::size_t size = page.size();
  for (const Edit& edit : edits) size += edit.bytes.size();
  std::string out;
  out.reserve(size);
  std::uint32_t at = 0;
  for (const Edit& edit : edits) {
    assert(edit.span.begin >= at && edit.span.end <= page.size());
    out.append(page, at, edit.span.begin - at);
    out += edit.bytes;
    at = edit.span.end;
  }
  out.append(page.substr(at));
  return out;
}

}  // namespace beian
