// outline.h — reads a page once and keeps what rules and placement need (page.h).
//
// The tokenizer cuts, the tree context tells what is open, the outline remembers: links, runs of displayed text in
// which a filing number may stand, our own badges, site-level footers, the end of the body, signs of apps that hydrate.
// Text is looked at only where the bytes could be part of a number (trigger.h), so an English manual costs no decoding
// at all.
#pragma once
#include "html/element_choice.h"
#include "html/outline_mark.h"
#include "html/page.h"

namespace beian {

// The outline of `bytes` in `encoding` (a supported one). The page keeps a view of `bytes`. `text`: UTF-8 that is
// looked for in all displayed text, which costs its decoding; empty: none. `choice`: says which element
// Page::selected is about, and has to see every one, so that nothing is skimmed; null: nobody asks. `marks`, if given,
// gets the places of the page, which is then not to be read with a choice.
Page outline(std::string_view bytes, const Encoding& encoding, std::string_view text = {},
             ElementChoice* choice = nullptr, OutlineMarks* marks = nullptr);
// The outline of `bytes`, which up to mark.offset() are those of the page that the mark is of, and in its encoding; a
// tag begins there.
Page outline_from(const OutlineMark& mark, std::string_view bytes);
// The same, every token of the page read by the exact rules: the oracle of the skimmer (skim.h).
Page outline_exactly(std::string_view bytes, const Encoding& encoding, std::string_view text = {});

}  // namespace beian
