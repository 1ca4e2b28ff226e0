// parse_errors_comment.cc — errors in comments and in all that is read as one.
#include "html/parse_errors_parts.h"

namespace beian::parse_errors {
namespace {

// What made a comment of something that is none; the comment's own text begins behind two bytes at the earliest.
void bogus_comment(Errors& errors, const Token& token) {
  const std::uint32_t begin = token.span.begin;
  const char c = errors.bytes[begin + 1];
  if (c == '?') {
    errors.add(ParseErrorCode::unexpected_question_mark_instead_of_tag_name, begin + 1);
  } else if (c == '/') {
    errors.add(ParseErrorCode::invalid_first_character_of_tag_name, begin + 2);
  } else if (errors.bytes.substr(begin + 2, 7) == "[CDATA[") {
    errors.add(ParseErrorCode::cdata_in_html_content, begin + 8);
  } else {
    errors.add(ParseErrorCode::incorrectly_opened_comment, begin + 2);
  }
  errors.add_nulls(token.span);
}

}  // namespace

// 13.2.5.43 to 13.2.5.52, state by state. `continue` without ++i is the standard's "reconsume".
void comment(Errors& errors, const Token& token) {
  if (!token.delimited) return bogus_comment(errors, token);
  enum class State { start, start_dash, body, less, bang, bang_dash, bang_dash_dash, end_dash, end, end_bang };
  State state = State::start;
  const std::uint32_t size = token.span.end;
  for (std::uint32_t i = token.span.begin + 4;;) {
    const bool eof = i >= size;
    const char c = eof ? '\0' : errors.bytes[i];
    if (eof && state != State::bang_dash_dash) {
      errors.add(ParseErrorCode::eof_in_comment, size);
      return;
    }
    State next = State::body;
    bool reconsume = false;
    switch (state) {
      case State::start:
      case State::start_dash:
        if (c == '>') {
          errors.add(ParseErrorCode::abrupt_closing_of_empty_comment, i);
          return;
        }
        next = c != '-' ? State::body : state == State::start ? State::start_dash : State::end;
        reconsume = c != '-';
        break;
      case State::body:
        if (c == '\0') errors.add(ParseErrorCode::unexpected_null_character, i);
        next = c == '<' ? State::less : c == '-' ? State::end_dash : State::body;
        break;
      case State::less:
        next = c == '!' ? State::bang : c == '<' ? State::less : State::body;
        reconsume = next == State::body;
        break;
      case State::bang:
        next = c == '-' ? State::bang_dash : State::body;
        reconsume = next == State::body;
        break;
      case State::bang_dash:
        next = c == '-' ? State::bang_dash_dash : State::end_dash;
        reconsume = next == State::end_dash;
        break;
      case State::bang_dash_dash:
        if (!eof && c != '>') errors.add(ParseErrorCode::nested_comment, i);
        next = State::end;
        reconsume = true;
        break;
      case State::end_dash:
        next = c == '-' ? State::end : State::body;
        reconsume = next == State::body;
        break;
      case State::end:
        if (c == '>') return;
        next = c == '!' ? State::end_bang : c == '-' ? State::end : State::body;
        reconsume = next == State::body;
        break;
      case State::end_bang:
        if (c == '>') {
          errors.add(ParseErrorCode::incorrectly_closed_comment, i);
          return;
        }
        next = c == '-' ? State::end_dash : State::body;
        reconsume = next == State::body;
        break;
    }
    state = next;
    if (!reconsume) ++i;
  }
}

}  // namespace beian::parse_errors
