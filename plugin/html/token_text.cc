#include "html/token_text.h"

#include "html/char_ref.h"
#include "text/decode.h"

namespace beian {

TextReader::TextReader(std::string_view bytes, const Token& token, EncodingId encoding)
    : bytes_(bytes.substr(0, token.span.end)), at_(token.span.begin), state_(token.state), encoding_(encoding) {
  if (token.state != TextState::cdata) return;
  if (token.delimited) at_ += 9;
  if (bytes_.size() >= at_ + 3 && bytes_.ends_with("]]>")) bytes_.remove_suffix(3);
}

bool TextReader::next(Glyph& out) {
  if (pending_ != 0) {
    out = {pending_, pending_source_};
    pending_ = 0;
    return true;
  }
  if (at_ >= bytes_.size()) return false;
  const char c = bytes_[at_];
  if (c == '&' && (state_ == TextState::data || state_ == TextState::rcdata)) {
    const CharRef ref = match_char_ref(bytes_, at_, CharRefPlace::text);
    if (ref.size > 0) {
      out = {ref.first, {at_, at_ + ref.size}};
      pending_ = ref.second;
      pending_source_ = out.source;
      at_ += ref.size;
      return true;
    }
  }
  if (c == '\r') {
    const std::uint32_t size = at_ + 1 < bytes_.size() && bytes_[at_ + 1] == '\n' ? 2 : 1;
    out = {U'\n', {at_, at_ + size}};
    at_ += size;
    return true;
  }
  if (c == '\0') {
    const bool kept = state_ == TextState::data || state_ == TextState::cdata;
    out = {kept ? U'\0' : kReplacement, {at_, at_ + 1}};
    ++at_;
    return true;
  }
  const Decoded d = decode_char(bytes_, at_, encoding_);
  out = {d.ch, {at_, at_ + d.size}};
  at_ += d.size;
  return true;
}

}  // namespace beian
