// edit.h — an edit is data: replace these bytes of the page by those.
//
// Rules and placement produce edits, `apply` splices them, `verify` (verify.h) proves the result before anything is
// written.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace beian {

struct Edit {
  Span span;          // bytes of the old page that go; empty for an insertion
  std::string bytes;  // what stands there instead
};

// Sorts by place. Edits must not overlap (assertion): at most one edit touches a byte.
void sort_edits(std::vector<Edit>& edits);

// `page` with `edits` (sorted, not overlapping) applied.
std::string apply_edits(std::string_view page, const std::vector<Edit>& edits);

}  // namespace beian
