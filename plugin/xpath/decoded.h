// decoded.h — bytes of a page as the characters that a browser reads, in UTF-8, for libxml2, which knows nothing else.
//
// A name or value of a page in GBK holds bytes of GBK and references to characters side by side; each has its own way
// to UTF-8, so they are taken piece by piece.
#pragma once
#include <string>
#include <string_view>

#include "html/attribute.h"
#include "html/char_ref.h"
#include "html/token.h"
#include "text/encoding.h"

namespace beian::xpath {

enum class Nul : std::uint8_t { dropped, replaced };

// `raw` of a page in `encoding`: line breaks normalised, what is no character there U+FFFD.
std::string decoded(std::string_view raw, const Encoding& encoding, Nul nul);

// The same, with character references read.
std::string decoded_with_references(std::string_view raw, const Encoding& encoding, CharRefPlace place, Nul nul);

// The text of a text token; `nul`: what becomes of a NUL outside of raw text.
std::string decoded_text(std::string_view bytes, const Token& token, const Encoding& encoding, Nul nul);

// A name: in lower case as far as ASCII goes.
std::string decoded_name(std::string_view raw, const Encoding& encoding);

}  // namespace beian::xpath
