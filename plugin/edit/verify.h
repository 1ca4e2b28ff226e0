// verify.h — the proof that an edit changed what it meant to change and nothing else.
//
// What:   Reads the old and the new page side by side and checks that outside the edits the bytes are the same, that
// every piece of
//         markup there is the same token at the same (shifted) place, and that the tree context behind it is the same.
// Why:    An inserted <div> can close a paragraph, an inserted <a> can split a link that was left open, bytes at the
// end of a broken
//         file can become part of a comment. Placement avoids all of these that we know of; this catches the ones that
//         we do not.
// Naive:  Trust the placement, or re-parse with another library and compare trees (ten times the cost, at each page).
// Ours:   Two of our own tokenizers in lockstep. The state of a parser decides all that follows; so behind the last
// edit the walk ends as
//         soon as both are in the same state.
//
// In front of the first edit both pages are the same bytes, so nothing is compared there; where the skimmer
// (html/skim.h) may go ahead, the walk begins near the first edit, and it ends near the last.
//
// Text is not compared token by token (an edit may cut one text in two): its bytes are equal, and what it did to the
// context shows at the next piece of markup.
#pragma once
#include <string_view>
#include <vector>

#include "edit/edit.h"
#include "html/tree.h"

namespace beian {

// Is `after` the page `before` with `edits` (sorted), changed nowhere else? Edits inside a start tag may change
// attribute values only.
// `start`: what is open at the byte `from` of both, where a token begins in front of every edit; null: read it anew.
bool verify_edits(std::string_view before, std::string_view after, const std::vector<Edit>& edits,
                  const TreeBuilder* start = nullptr, std::uint32_t from = 0);
// The same proof, each token from the first one on read by the exact rules: the oracle of the local one in tests.
bool verify_edits_from_start(std::string_view before, std::string_view after, const std::vector<Edit>& edits);

}  // namespace beian
