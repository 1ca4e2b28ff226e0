#include "xpath/decoded.h"

#include "base/utf8.h"
#include "report/excerpt.h"

namespace beian::xpath {
namespace {

std::string valid_utf8(std::string_view raw) {
  std::string out;
  for (std::size_t at = 0; at < raw.size();) {
    const std::size_t good = first_invalid_utf8(raw.substr(at));
    out.append(raw.substr(at, good));
    at += good;
    if (at >= raw.size()) break;
    append_utf8(out, kReplacement);
    at += decode_utf8(raw, at).size;
  }
  return out;
}

}  // namespace

std::string decoded(std::string_view raw, const Encoding& encoding, Nul nul) {
  const bool ours = encoding.id == EncodingId::utf_8;
  const std::string text = ours ? valid_utf8(raw) : valid_utf8(to_utf8(raw, encoding));
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r') {
      if (i + 1 >= text.size() || text[i + 1] != '\n') out += '\n';
    } else if (text[i] != '\0') {
      out += text[i];
    } else if (nul == Nul::replaced) {
      append_utf8(out, kReplacement);
    }
  }
  return out;
}

std::string decoded_with_references(std::string_view raw, const Encoding& encoding, CharRefPlace place, Nul nul) {
  std::string out;
  std::size_t begin = 0;
  for (std::size_t at = raw.find('&'); at != std::string_view::npos;) {
    const CharRef ref = match_char_ref(raw, at, place);
    if (ref.size == 0) {
      at = raw.find('&', at + 1);
      continue;
    }
    out += decoded(raw.substr(begin, at - begin), encoding, nul);
    append_utf8(out, ref.first);
    if (ref.second != 0) append_utf8(out, ref.second);
    begin = at + ref.size;
    at = raw.find('&', begin);
  }
  return out += decoded(raw.substr(begin), encoding, nul);
}

std::string decoded_text(std::string_view bytes, const Token& token, const Encoding& encoding, Nul nul) {
  std::string_view raw = slice(bytes, token.span);
  switch (token.state) {
    case TextState::data: return decoded_with_references(raw, encoding, CharRefPlace::text, nul);
    case TextState::rcdata: return decoded_with_references(raw, encoding, CharRefPlace::text, Nul::replaced);
    case TextState::cdata:
      if (token.delimited) raw.remove_prefix(9);
      if (raw.ends_with("]]>")) raw.remove_suffix(3);
      return decoded(raw, encoding, nul);
    default: return decoded(raw, encoding, Nul::replaced);
  }
}

std::string decoded_name(std::string_view raw, const Encoding& encoding) {
  std::string out = decoded(raw, encoding, Nul::replaced);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  return out;
}

}  // namespace beian::xpath
