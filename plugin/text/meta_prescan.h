// meta_prescan.h — the charset that a page declares in its first bytes.
//
// HTML standard, 13.2.3.2, "prescan a byte stream to determine its encoding": not a parse, but a rough reading of its
// own that skips comments and tags. A browser does just this, so a "better" reader (one that knows scripts, say) would
// disagree with browsers.
#pragma once
#include <string_view>

#include "text/encoding.h"

namespace beian {

struct DeclaredEncoding {
  const LabelledEncoding* encoding = nullptr;  // null: none found
  Span label;                                  // the label's bytes
};

// Reads at most the first 1,024 bytes.
DeclaredEncoding prescan_meta(std::string_view bytes);

// The label in a content attribute ("text/html; charset=gbk"), relative to `content`; empty at 0 where there is none
// ("algorithm for extracting a character encoding from a meta element").
Span charset_in_content(std::string_view content);

}  // namespace beian
