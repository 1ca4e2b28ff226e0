#include "report/excerpt.h"

#include <algorithm>
#include <cstring>

#include "base/utf8.h"
#include "site/trouble.h"
#include "text/decode.h"

namespace beian {
namespace {

constexpr std::size_t kReach = 400;  // bytes looked at on either side

EncodingId readable(const Encoding& encoding) {
  return encoding.supported() ? encoding.id : EncodingId::single_byte;
}

bool is_wide(char32_t c) {
  return (c >= 0x1100 && c <= 0x115f) || (c >= 0x2e80 && c <= 0x303e) || (c >= 0x3041 && c <= 0xa4cf) ||
         (c >= 0xac00 && c <= 0xd7a3) || (c >= 0xf900 && c <= 0xfaff) || (c >= 0xfe30 && c <= 0xfe6f) ||
         (c >= 0xff00 && c <= 0xff60) || (c >= 0xffe0 && c <= 0xffe6) || (c >= 0x1f300 && c <= 0x1f64f) ||
         (c >= 0x1f900 && c <= 0x1f9ff) || (c >= 0x20000 && c <= 0x3fffd);
}

bool is_zero_width(char32_t c) {
  return (c >= 0x300 && c <= 0x36f) || (c >= 0x200b && c <= 0x200f) || (c >= 0x2060 && c <= 0x2064) ||
         (c >= 0xfe00 && c <= 0xfe0f) || c == 0xfeff;
}

// The first offset at or behind `offset`, in the line, at which a character surely begins. In the multi-byte encodings
// these ASCII bytes are never the second half of something.
std::size_t character_start(std::string_view bytes, std::size_t offset, std::size_t limit, EncodingId encoding) {
  for (std::size_t i = offset; i < limit; ++i) {
    const auto c = static_cast<unsigned char>(bytes[i]);
    if (encoding == EncodingId::utf_8 ? (c & 0xc0) != 0x80 : std::strchr(" <>=\"'&;/", c) != nullptr && c != 0)
      return i;
  }
  return limit;
}

std::string shown(std::string_view bytes, const Encoding& encoding) {
  std::string text = to_utf8(bytes, encoding);
  std::replace(text.begin(), text.end(), '\t', ' ');
  return printable(text);
}

// The last (first) characters of `text` that fit into `columns`.
std::string_view last_columns(std::string_view text, std::uint32_t columns) {
  std::uint32_t width = display_width(text);
  std::size_t i = 0;
  while (width > columns) {
    const Decoded d = decode_utf8(text, i);
    width -= column_width(d.ch);
    i += d.size;
  }
  return text.substr(i);
}

std::string_view first_columns(std::string_view text, std::uint32_t columns) {
  std::uint32_t width = 0;
  std::size_t i = 0;
  while (i < text.size()) {
    const Decoded d = decode_utf8(text, i);
    width += column_width(d.ch);
    if (width > columns) break;
    i += d.size;
  }
  return text.substr(0, i);
}

}  // namespace

Positions::Positions(std::string_view bytes, const Encoding& encoding, bool count_characters)
    : bytes_(bytes),
      encoding_(readable(encoding)),
      count_characters_(count_characters),
      start_(bytes.starts_with("\xef\xbb\xbf") ? 3 : 0),
      at_(start_) {}

Position Positions::at(std::uint32_t offset) {
  const std::size_t target = std::min<std::size_t>(offset, bytes_.size());
  if (target < at_) {
    at_ = start_;
    position_ = {};
  }
  while (at_ < target) {
    const void* newline = std::memchr(bytes_.data() + at_, '\n', target - at_);
    if (newline == nullptr) break;
    const std::size_t next = static_cast<std::size_t>(static_cast<const char*>(newline) - bytes_.data()) + 1;
    if (count_characters_) {
      for (std::size_t i = at_; i < next; i += decode_char(bytes_, i, encoding_).size) ++position_.character;
    }
    at_ = next;
    ++position_.line;
    position_.column = 1;
  }
  while (at_ < target) {
    at_ += decode_char(bytes_, at_, encoding_).size;
    ++position_.column;
    if (count_characters_) ++position_.character;
  }
  return position_;
}

std::uint32_t column_width(char32_t c) {
  return is_zero_width(c) ? 0 : is_wide(c) ? 2 : 1;
}

std::uint32_t display_width(std::string_view utf8) {
  std::uint32_t width = 0;
  for (std::size_t i = 0; i < utf8.size();) {
    const Decoded d = decode_utf8(utf8, i);
    width += column_width(d.ch);
    i += d.size;
  }
  return width;
}

Excerpt make_excerpt(std::string_view bytes, Span span, const Encoding& encoding, std::uint32_t columns) {
  if (span.empty() || span.end > bytes.size()) return {};
  const EncodingId id = readable(encoding);
  std::size_t begin = span.begin > kReach ? span.begin - kReach : 0;
  bool cut_before = begin > 0;
  // A page may be one line of megabytes: nothing is looked for beyond the reach.
  const std::size_t newline = bytes.substr(begin, span.begin - begin).rfind('\n');
  if (newline != std::string_view::npos) {
    begin += newline + 1;
    cut_before = false;
  }
  if (cut_before) begin = character_start(bytes, begin, span.begin, id);
  if (begin == 0 && bytes.starts_with("\xef\xbb\xbf") && span.begin >= 3) begin = 3;
  const std::string_view ahead = bytes.substr(0, span.begin + 2 * kReach + 1);
  const std::size_t line_end = std::min(ahead.find('\n', span.begin), ahead.size());
  const std::size_t inside_end = std::min<std::size_t>({span.end, line_end, span.begin + kReach});
  std::size_t end = std::min(line_end, inside_end + kReach);
  if (end > inside_end && bytes[end - 1] == '\r') --end;
  const bool cut_after = end < line_end && bytes[end] != '\r';

  const std::string before = shown(bytes.substr(begin, span.begin - begin), encoding);
  const std::string inside = shown(bytes.substr(span.begin, inside_end - span.begin), encoding);
  const std::string after = shown(bytes.substr(inside_end, end - inside_end), encoding);

  const std::string_view kept_inside = first_columns(inside, columns * 2 / 3);
  const std::uint32_t room = columns - display_width(kept_inside);
  const std::uint32_t after_room = std::max(room / 2, room - std::min(room, display_width(before)));
  std::string_view kept_after =
      kept_inside.size() < inside.size() ? std::string_view() : first_columns(after, after_room);
  const std::string_view kept_before = last_columns(before, room - std::min(room, display_width(kept_after)));

  Excerpt out;
  if (cut_before || kept_before.size() < before.size()) out.line = "…";
  out.line += kept_before;
  out.caret_column = display_width(out.line);
  out.line += kept_inside;
  out.caret_width = std::max<std::uint32_t>(display_width(kept_inside), 1);
  out.line += kept_after;
  if (cut_after || kept_inside.size() < inside.size() || kept_after.size() < after.size()) out.line += "…";
  return out;
}

}  // namespace beian
