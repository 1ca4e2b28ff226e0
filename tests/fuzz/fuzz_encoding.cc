// fuzz_encoding.cc — no encoding is read past the end, and none swallows an ASCII byte behind a broken lead byte.
#include "html/trigger.h"
#include "support.h"
#include "text/decode.h"
#include "text/encoding.h"
#include "text/meta_prescan.h"

namespace {

using namespace beian;
using fuzz::must;
using fuzz::must_lie_in;

constexpr EncodingId kSupported[] = {EncodingId::utf_8,  EncodingId::gbk,        EncodingId::gb18030,
                                     EncodingId::big5,   EncodingId::euc_jp,     EncodingId::shift_jis,
                                     EncodingId::euc_kr, EncodingId::single_byte};

void walk(std::string_view bytes, EncodingId encoding) {
  bool valid = true;
  for (std::size_t i = 0; i < bytes.size();) {
    const Decoded d = decode_char(bytes, i, encoding);
    must(d.size > 0 && d.size <= 4 && d.size <= bytes.size() - i, "a character has one to four bytes of the page");
    must(d.ch <= 0x10ffff && (d.ch < 0xd800 || d.ch > 0xdfff), "a character is a Unicode scalar value");
    must(d.valid || d.ch == kReplacement, "what is no character reads as U+FFFD");
    if (static_cast<unsigned char>(bytes[i]) < 0x80) {
      must(d.valid && d.size == 1 && d.ch == static_cast<unsigned char>(bytes[i]), "an ASCII byte is itself");
    }
    for (std::size_t k = 1; k < d.size; ++k) {
      const auto trail = static_cast<unsigned char>(bytes[i + k]);
      must(d.valid || trail >= 0x80, "an ASCII byte behind a broken lead byte is put back");
      must(trail != '<' && trail != '>' && trail != '"' && trail != '\'' && trail != '=' && trail != '/' &&
               trail != '&' && trail > ' ',
           "markup is never half of a character");
    }
    valid = valid && d.valid;
    i += d.size;
  }
  if (encoding == EncodingId::utf_8) must(valid == is_valid_utf8(bytes), "UTF-8 is valid if each character is");
  std::size_t behind = 0;
  for (const std::uint32_t at : number_triggers(bytes, encoding)) {
    must(at >= behind && at < bytes.size(), "candidates ascend and lie in the page");
    behind = std::size_t{at} + 1;
  }
}

void check_verdict(const Encoding& e, std::string_view bytes) {
  must_lie_in(e.declaration, bytes.size(), "a declaration lies in the page");
  must(!e.name.empty(), "an encoding has a name");
  must(!e.proven_utf8 || (e.id == EncodingId::utf_8 && is_valid_utf8(bytes) && e.source != EncodingSource::guessed),
       "proven UTF-8 is declared and valid");
  must(!(e.proven_utf8 && e.contradiction == Contradiction::not_utf8), "a proof is no contradiction");
  if (e.source == EncodingSource::guessed) must(e.declaration.empty(), "a guess has no declaration");
  if (e.source == EncodingSource::guessed && e.id == EncodingId::utf_8)
    must(is_valid_utf8(bytes), "a guess fits the bytes");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const EncodingId id : kSupported) walk(bytes, id);

  check_verdict(sniff_encoding(bytes), bytes);
  const DeclaredEncoding declared = prescan_meta(bytes);
  must_lie_in(declared.label, bytes.size() < 1024 ? bytes.size() : 1024, "a label stands in the first 1,024 bytes");
  if (declared.encoding != nullptr) {
    must(encoding_for_label(slice(bytes, declared.label)) == declared.encoding, "a label names its encoding");
    check_verdict(declared_encoding(bytes, *declared.encoding, declared.label), bytes);
  }
  must(prescan_meta(bytes.substr(0, 1024)).encoding == declared.encoding, "the prescan reads no further");
  const Span label = charset_in_content(bytes);
  must_lie_in(label, bytes.size(), "a charset lies in its content");
  (void)encoding_for_label(bytes);
  return 0;
}
