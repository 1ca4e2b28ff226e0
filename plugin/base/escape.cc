#include "base/escape.h"

#include "base/utf8.h"

namespace beian {
namespace {

void append(std::string& out, char32_t ch, bool ascii_only) {
  if (ch < 0x80 || !ascii_only) {
    append_utf8(out, ch);
  } else {
    out += "&#" + std::to_string(static_cast<unsigned long>(ch)) + ";";
  }
}

// Does the byte stand for itself wherever it is written?
bool is_plain(char c) {
  return c >= ' ' && c < 0x7f && c != '&' && c != '<' && c != '>' && c != '"' && c != '\'';
}

std::string escape(std::string_view utf8, bool ascii_only, bool in_attribute) {
  std::string out;
  out.reserve(utf8.size() + utf8.size() / 2);
  for (std::size_t i = 0; i < utf8.size();) {
    std::size_t end = i;
    while (end < utf8.size() && is_plain(utf8[end])) ++end;
    if (end > i) {
      out.append(utf8, i, end - i);
      i = end;
      continue;
    }
    const Decoded d = decode_utf8(utf8, i);
    i += d.size;
    if (d.ch < 0x20 || (d.ch >= 0x7f && d.ch < 0xa0)) {
      if (d.ch == '\t' || d.ch == '\n') out += ' ';
      continue;
    }
    switch (d.ch) {
      case '&': out += "&amp;"; continue;
      case '<': out += "&lt;"; continue;
      case '>': out += "&gt;"; continue;
      case '"': out += in_attribute ? "&quot;" : "\""; continue;
      case '\'': out += in_attribute ? "&#39;" : "'"; continue;
      default: break;
    }
    append(out, d.ch, ascii_only);
  }
  return out;
}

}  // namespace

Html Html::text(std::string_view utf8, bool ascii_only) {
  return Html(escape(utf8, ascii_only, false));
}
Html Html::attribute(std::string_view utf8, bool ascii_only) {
  return Html(escape(utf8, ascii_only, true));
}
Html Html::proven(std::string_view utf8, bool ascii_only) {
  std::string out;
  for (std::size_t i = 0; i < utf8.size();) {
    const Decoded d = decode_utf8(utf8, i);
    i += d.size;
    append(out, d.ch, ascii_only);
  }
  return Html(std::move(out));
}

}  // namespace beian
