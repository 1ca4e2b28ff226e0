// tokenizer.h — a page as a row of spans, after the tokenization rules of the HTML standard (13.2.5).
//
// What:   Cuts a page into tokens that lie side by side. No token is decoded, nothing is allocated.
// Why:    A tool that edits pages must know which '<' is markup. The naive way — search for "</body>" — hits code
// samples, scripts,
//         comments, attributes and templates; the popular way — a state machine over characters that builds strings —
//         spends its time on names and values nobody asks for.
// Ours:   Every state of the standard decides here only where a token ends; names, attributes, references and parse
// errors are
//         decoded from the span by those who want them (attribute.h, char_ref.h, token_text.h, parse_errors.h).
//
// The standard's tokenizer is driven by the tree builder: after <script> it must be told to read script data, and
// whether
// "<![CDATA[" opens a section depends on the open elements. So: call next(), give the token to the TreeBuilder, which
// calls set_state() and set_cdata_allowed() before the next call.
//
//   <p title="a>b">x</p>   →   start_tag [0,15)   text [15,16)   end_tag [16,20)   eof
//
// Works on bytes of any ASCII-compatible encoding: '<', '>', quotes, '=' and white space are never part of a multi-byte
// character in those (text/encoding.h refuses the others).
#pragma once
#include <string_view>

#include "html/token.h"

namespace beian {

class Tokenizer {
 public:
  // `bytes` must outlive the tokenizer; bytes.size() <= kMaxPageBytes.
  explicit Tokenizer(std::string_view bytes) : bytes_(bytes), size_(static_cast<std::uint32_t>(bytes.size())) {}

  // The next token; kind eof, with an empty span, at the end and ever after.
  Token next();

  // Content state for what follows, and the name of the start tag whose end tag closes it (13.2.5.2, "appropriate end
  // tag token").
  void set_state(TextState state, std::string_view last_start_tag) {
    state_ = state;
    last_start_tag_ = last_start_tag;
  }
  // Is the adjusted current node in foreign content, so that <![CDATA[ opens a section?
  void set_cdata_allowed(bool allowed) { cdata_allowed_ = allowed; }
  // Goes on at `at`, where a token begins in the data state; whoever passed over the bytes before knows that it does.
  void resume(std::uint32_t at) {
    at_ = at;
    state_ = TextState::data;
    cdata_allowed_ = false;
  }
  // The start tag at `at`, without going there.
  Token start_tag_at(std::uint32_t at) const { return Tokenizer(bytes_).tag(at, TokenKind::start_tag); }
  // Where the next token begins, and how it will be read.
  std::uint32_t offset() const { return at_; }
  TextState state() const { return state_; }

 private:
  Token text_until(std::uint32_t end);
  Token data();
  Token escapable_raw_text();
  Token script_data();
  Token cdata_section();
  Token markup(std::uint32_t at);
  Token tag(std::uint32_t at, TokenKind kind);
  Token declaration(std::uint32_t at);
  Token comment(std::uint32_t at);
  Token bogus_comment(std::uint32_t at);
  bool opens_markup(std::uint32_t at) const;
  bool closes_raw_text(std::uint32_t at) const;
  std::uint32_t find(char c, std::uint32_t from) const;

  std::string_view bytes_;
  std::uint32_t size_;
  std::uint32_t at_ = 0;
  TextState state_ = TextState::data;
  bool cdata_allowed_ = false;
  std::string_view last_start_tag_;
};

}  // namespace beian
