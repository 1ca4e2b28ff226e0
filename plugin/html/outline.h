// outline.h — reads a page once and keeps what rules and placement need (page.h).
//
// The tokenizer cuts, the tree context tells what is open, the outline remembers: links, runs of displayed text in
// which a filing number may stand, our own badges, site-level footers, the end of the body, signs of apps that hydrate.
// Text is looked at only where the bytes could be part of a number (trigger.h), so an English manual costs no decoding
// at all.
#pragma once
#include "html/element_choice.h"
#include "html/page.h"

namespace beian {

// The outline of `bytes` in `encoding` (a supported one). The page keeps a view of `bytes`. `text`: UTF-8 that is
// looked for in all displayed text, which costs its decoding; empty: none. `choice`: says which element
// Page::selected is about, and has to see every one, so that nothing is skimmed; null: nobody asks.
Page outline(std::string_view bytes, const Encoding& encoding, std::string_view text = {},
             ElementChoice* choice = nullptr);
// The same, every token of the page read by the exact rules: the oracle of the skimmer (skim.h).
Page outline_exactly(std::string_view bytes, const Encoding& encoding, std::string_view text = {});

}  // namespace beian
