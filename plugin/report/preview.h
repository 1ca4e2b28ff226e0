// preview.h — the part of a page around what inject changed, before and after.
//
// What:   The bytes near the last change (the badge goes to the end of a page), as pieces. Those kept
//         and taken out together are the page before, those kept and put in the page after.
// Naive:  A window of so many bytes. It begins in the middle of a tag or of a script, and what follows reads as text.
// Ours:   The window begins and ends between tokens, at the footer's own tags where they are near.
//
//   kept "<footer>©"   put in "<div data-beian=…>…</div>"   kept "</footer>"
//
// It is a part of somebody's page and may hold anything. Who shows it, shows it as text, or through safe_markup.h.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "edit/edit.h"
#include "text/encoding.h"

namespace beian {

struct Preview {
  enum class What : std::uint8_t { kept, taken_out, put_in };
  struct Piece {
    What what = What::kept;
    std::string text;  // UTF-8
  };
  std::vector<Piece> pieces;  // none: nothing to show

  std::string before() const;
  std::string after() const;
};

// `edits` are sorted and not none.
Preview make_preview(std::string_view bytes, const Encoding& encoding, const std::vector<Edit>& edits);

}  // namespace beian
