// encoding.h — which encoding a page is in, how sure we are, and whether we may touch it.
//
// After the Encoding standard (labels, section 4.2) and the HTML standard (13.2.3, determining the character encoding):
// a BOM wins, then a <meta> in the first 1,024 bytes. The naive way is to assume UTF-8. Ours keeps the verdict and its
// proof, because what we may insert depends on it: UTF-8 text only where UTF-8 is proven, ASCII with character
// references everywhere else, and nothing at all in encodings in which an ASCII byte may be half of something else
// (UTF-16, ISO-2022-JP, the replacement encodings).
#pragma once
#include <cstdint>
#include <string_view>

#include "base/span.h"

namespace beian {

enum class EncodingId : std::uint8_t {
  utf_8,
  gbk,
  gb18030,
  big5,
  euc_jp,
  shift_jis,
  euc_kr,
  single_byte,  // windows-125x, iso-8859-x, koi8, macintosh …: ASCII below 0x80; above it, no character that we look
                // for
  utf_16,       // refused, with BOM
  iso_2022_jp,  // refused
  replacement,  // refused: iso-2022-kr, hz-gb-2312 …
  utf_7,        // refused: no browser reads it, and its ASCII is not ASCII
};

// How a declaration and the bytes can disagree.
enum class Contradiction : std::uint8_t {
  none,
  not_utf8,        // declared UTF-8, but some bytes are not
  bom_and_meta,    // a UTF-8 BOM, which wins, and a <meta> that says something else
  utf8_after_all,  // declared as another encoding, but all bytes, and not few beyond ASCII, are valid UTF-8
};

enum class EncodingSource : std::uint8_t { bom, meta, guessed };

struct Encoding {
  EncodingId id = EncodingId::utf_8;
  std::string_view name = "UTF-8";  // the standard's name; static
  EncodingSource source = EncodingSource::guessed;
  bool proven_utf8 = false;  // declared UTF-8 (BOM or meta) and every byte valid
  Contradiction contradiction = Contradiction::none;
  Span evidence;     // the bytes that contradict, or the declaration that loses
  Span declaration;  // the BOM or the meta's charset value; empty where guessed
  // Refused encodings are those whose ASCII bytes do not always mean ASCII.
  bool supported() const { return id < EncodingId::utf_16; }
};

// The encoding of `bytes`. Without a declaration: UTF-8 where all bytes are valid UTF-8 (servers send the charset in a
// header), else GB18030's reading (what browsers in a Chinese locale fall back to), both marked `guessed`.
Encoding sniff_encoding(std::string_view bytes);

struct LabelledEncoding;
// What a declaration found in the page means for its bytes: used for a <meta> too late for the first 1,024 bytes, which
// browsers obey by starting again (13.2.3.4, changing the encoding while parsing).
Encoding declared_encoding(std::string_view bytes, const LabelledEncoding& declared, Span declaration);

// The standard's encoding for a label ("gb2312" → GBK), white space around it and case ignored; null where none has it.
struct LabelledEncoding {
  EncodingId id;
  std::string_view name;
};
const LabelledEncoding* encoding_for_label(std::string_view label);

}  // namespace beian
