#include "text/encoding.h"

#include <algorithm>
#include <iterator>

#include "base/utf8.h"
#include "html/tag.h"
#include "text/meta_prescan.h"

namespace beian {
namespace {

struct Label {
  std::string_view label;
  LabelledEncoding encoding;
};
constexpr Label kLabels[] = {
#include "text/labels.inc"
};

constexpr int kTellingCharacters = 16;  // GBK text of this many characters is hardly ever valid UTF-8 by accident

void prove_utf8(std::string_view bytes, Encoding& e) {
  const std::size_t wrong = first_invalid_utf8(bytes);
  e.proven_utf8 = wrong == bytes.size();
  if (e.proven_utf8) return;
  e.contradiction = Contradiction::not_utf8;
  const auto at = static_cast<std::uint32_t>(wrong);
  e.evidence = {at, at + decode_utf8(bytes, wrong).size};
}

// All bytes valid UTF-8, and enough of them beyond ASCII to tell.
bool looks_like_utf8(std::string_view bytes) {
  int beyond_ascii = 0;
  for (std::size_t i = 0; i < bytes.size();) {
    if (static_cast<unsigned char>(bytes[i]) < 0x80) {
      ++i;
      continue;
    }
    const Decoded d = decode_utf8(bytes, i);
    if (!d.valid) return false;
    ++beyond_ascii;
    i += d.size;
  }
  return beyond_ascii >= kTellingCharacters;
}

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

}  // namespace

const LabelledEncoding* encoding_for_label(std::string_view label) {
  while (!label.empty() && is_space(label.front())) label.remove_prefix(1);
  while (!label.empty() && is_space(label.back())) label.remove_suffix(1);
  const auto* row = std::find_if(std::begin(kLabels), std::end(kLabels), [&](const Label& l) {
    return l.label.size() == label.size() && same_name(l.label, label);
  });
  return row == std::end(kLabels) ? nullptr : &row->encoding;
}

Encoding declared_encoding(std::string_view bytes, const LabelledEncoding& declared, Span declaration) {
  Encoding e;
  e.source = EncodingSource::meta;
  e.declaration = declaration;
  e.id = declared.id;
  e.name = declared.name;
  // A meta that says UTF-16 was read as ASCII, so it is wrong: browsers take UTF-8 (13.2.3.2).
  if (e.id == EncodingId::utf_16) {
    e.id = EncodingId::utf_8;
    e.name = "UTF-8";
  } else if (e.name == "x-user-defined") {
    e.name = "windows-1252";
  }
  if (e.id == EncodingId::utf_8) {
    prove_utf8(bytes, e);
  } else if (e.supported() && looks_like_utf8(bytes)) {
    e.contradiction = Contradiction::utf8_after_all;
    e.evidence = declaration;
  }
  return e;
}

Encoding sniff_encoding(std::string_view bytes) {
  Encoding e;
  if (bytes.substr(0, 3) == "\xef\xbb\xbf") {
    e.source = EncodingSource::bom;
    e.declaration = {0, 3};
    prove_utf8(bytes, e);
    const DeclaredEncoding declared = prescan_meta(bytes);
    const bool other = declared.encoding != nullptr && declared.encoding->id != EncodingId::utf_8 &&
                       declared.encoding->id != EncodingId::utf_16;
    if (other && e.contradiction == Contradiction::none) {
      e.contradiction = Contradiction::bom_and_meta;
      e.evidence = declared.label;
    }
    return e;
  }
  if (bytes.substr(0, 2) == "\xfe\xff" || bytes.substr(0, 2) == "\xff\xfe") {
    e.id = EncodingId::utf_16;
    e.name = bytes[0] == '\xfe' ? "UTF-16BE" : "UTF-16LE";
    e.source = EncodingSource::bom;
    e.declaration = {0, 2};
    return e;
  }
  const DeclaredEncoding declared = prescan_meta(bytes);
  if (declared.encoding != nullptr) return declared_encoding(bytes, *declared.encoding, declared.label);
  if (!is_valid_utf8(bytes)) {
    e.id = EncodingId::gb18030;
    e.name = "gb18030";
  }
  return e;
}

}  // namespace beian
