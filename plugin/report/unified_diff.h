// unified_diff.h — what an edit does to a page, as a patch.
//
// What:   The unified format of POSIX diff, as `patch -p0` takes it: three lines of context, one hunk where changes are
//         near each other, "\ No newline at end of file" where that is so.
// Naive:  Compare the two pages line by line to find out what differs.
// Ours:   We made the edits, so we know: each becomes the lines that it touches, and lines at their edges that come out
//         equal are no part of it. Linear in the page, and lines are bytes between line feeds in every encoding, as
//         they are for patch.
//
//   --- public/a.html
//   +++ public/a.html
//   @@ -12,4 +12,4 @@
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "edit/edit.h"

namespace beian {

// The patch that turns `before` into itself with `edits` (sorted, not overlapping); empty where nothing changes. `name`
// is the file's, any bytes.
std::string unified_diff(std::string_view name, std::string_view before, const std::vector<Edit>& edits);

// The patch that makes a new file.
std::string new_file_diff(std::string_view name, std::string_view bytes);

}  // namespace beian
