#include "report/preview.h"

#include <algorithm>

#include "html/no_sink.h"
#include "html/tokenizer.h"
#include "report/excerpt.h"

namespace beian {
namespace {

constexpr std::uint32_t kReach = 700;     // bytes kept on either side of a change
constexpr std::size_t kMostBytes = 4000;  // of a piece that was taken out or put in: an inlined icon is longer

// Where the window begins and ends: between tokens, and where it can be, at a footer's tags.
Span window_around(std::string_view bytes, Span change) {
  const std::uint32_t from = change.begin > kReach ? change.begin - kReach : 0;
  const auto size = static_cast<std::uint32_t>(bytes.size());
  const std::uint32_t to = change.end + std::min(kReach, size - change.end);
  NoSink sink;
  Tokenizer tokenizer(bytes);
  TreeBuilder tree(bytes, tokenizer, sink);
  Span window{change.begin, change.end};
  bool begun = false;
  for (Token token = tokenizer.next(); token.kind != TokenKind::eof && token.span.begin <= to;
       token = tokenizer.next()) {
    const bool footer = token.tag == TagId::footer;
    if (token.span.begin >= from && token.span.begin <= change.begin) {
      if (!begun || (footer && token.kind == TokenKind::start_tag)) window.begin = token.span.begin;
      begun = true;
    }
    tree.feed(token);
    if (token.span.end >= change.end && token.span.end <= to) {
      window.end = token.span.end;
      if (footer && token.kind == TokenKind::end_tag) break;
    }
  }
  return window;
}

std::string shown_text(std::string_view bytes, const Encoding& encoding) {
  if (bytes.size() <= kMostBytes) return to_utf8(bytes, encoding);
  return to_utf8(bytes.substr(0, kMostBytes), encoding) + "…";
}

std::string joined(const std::vector<Preview::Piece>& pieces, Preview::What left_out) {
  std::string out;
  for (const Preview::Piece& piece : pieces) {
    if (piece.what != left_out) out += piece.text;
  }
  return out;
}

}  // namespace

std::string Preview::before() const {
  return joined(pieces, What::put_in);
}
std::string Preview::after() const {
  return joined(pieces, What::taken_out);
}

Preview make_preview(std::string_view bytes, const Encoding& encoding, const std::vector<Edit>& edits) {
  Preview out;
  if (edits.empty()) return out;
  const Span window = window_around(bytes, edits.back().span);
  std::uint32_t at = window.begin;
  const auto add = [&](Preview::What what, std::string_view part) {
    if (!part.empty()) out.pieces.push_back({what, shown_text(part, encoding)});
  };
  for (const Edit& edit : edits) {
    if (edit.span.begin < at) continue;
    add(Preview::What::kept, slice(bytes, {at, edit.span.begin}));
    add(Preview::What::taken_out, slice(bytes, edit.span));
    add(Preview::What::put_in, edit.bytes);
    at = edit.span.end;
  }
  add(Preview::What::kept, slice(bytes, {at, std::max(at, window.end)}));
  return out;
}

}  // namespace beian
