// decode.h — characters of a page, in the page's encoding.
//
// The core knows where every multi-byte character begins and ends, but of the 20,000-odd Han characters of GBK, Big5,
// Shift_JIS and EUC-KR only those that filing numbers are made of (decode_table.inc, made by
// scripts/gen_decode_table.py): the rest read as U+FFFD, which no number contains. Excerpts for people are converted by
// the shell, with iconv.
#pragma once
#include "base/utf8.h"
#include "text/encoding.h"

namespace beian {

// The character at `offset` (< bytes.size()) of a page in `encoding`, a supported one. Never consumes an ASCII byte
// behind a broken lead byte (Encoding standard: such a byte is put back).
Decoded decode_char(std::string_view bytes, std::size_t offset, EncodingId encoding);

}  // namespace beian
