// trigger.h — where in a page a filing number could stand at all.
//
// Reading every text of every page as characters costs more than all else together. Each kind of number holds a piece
// that is rare elsewhere: 备, 備, 证, 證 or 証 (an ICP filing, a licence, a public-security number), "ICP" or "IPC", or
// a VATS kind in front of a hyphen and a digit ("B2-2"). One look at the bytes finds them all, in the page's encoding,
// written as a character reference, or in full width. What this passes over is no number; what it reports is only a
// candidate.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "text/encoding.h"

namespace beian {

// Offsets of candidates in `bytes`, ascending. `needles`, if given, gets those of skim.h, which the same look finds.
std::vector<std::uint32_t> number_triggers(std::string_view bytes, EncodingId encoding,
                                           std::vector<std::uint32_t>* needles = nullptr);

}  // namespace beian
