// parse_errors_doctype.cc — errors in doctypes.
//
// A doctype is name, keyword and one or two quoted identifiers with white space between them (13.2.5.53 to 13.2.5.67).
// At the first thing that does not fit, the rest up to '>' is skipped ("bogus doctype state"): there only NUL is still
// an error.
#include "html/parse_errors_parts.h"
#include "html/tag.h"

namespace beian::parse_errors {
namespace {

class DoctypeErrors {
 public:
  DoctypeErrors(Errors& errors, const Token& token)
      : errors_(errors), head_(errors.bytes.substr(0, token.span.end)), at_(token.span.begin + 9) {}

  void read() {
    if (at_eof()) return;
    if (!skip_space() && head_[at_] != '>') add(ParseErrorCode::missing_whitespace_before_doctype_name);
    if (ended(ParseErrorCode::missing_doctype_name)) return;
    const std::uint32_t name = at_;
    while (at_ < head_.size() && !is_space(head_[at_]) && head_[at_] != '>') ++at_;
    errors_.add_nulls({name, at_});
    skip_space();
    if (ended()) return;
    const std::string_view keyword = head_.substr(at_, 6);
    if (same_name(keyword, "public")) {
      at_ += 6;
      if (identifier(kPublic)) behind_public();
    } else if (same_name(keyword, "system")) {
      at_ += 6;
      if (identifier(kSystem)) behind_system();
    } else {
      bogus(ParseErrorCode::invalid_character_sequence_after_doctype_name);
    }
  }

 private:
  struct Codes {
    ParseErrorCode missing_space;
    ParseErrorCode missing;
    ParseErrorCode missing_quote;
    ParseErrorCode abrupt;
  };
  static constexpr Codes kPublic = {ParseErrorCode::missing_whitespace_after_doctype_public_keyword,
                                    ParseErrorCode::missing_doctype_public_identifier,
                                    ParseErrorCode::missing_quote_before_doctype_public_identifier,
                                    ParseErrorCode::abrupt_doctype_public_identifier};
  static constexpr Codes kSystem = {ParseErrorCode::missing_whitespace_after_doctype_system_keyword,
                                    ParseErrorCode::missing_doctype_system_identifier,
                                    ParseErrorCode::missing_quote_before_doctype_system_identifier,
                                    ParseErrorCode::abrupt_doctype_system_identifier};

  static bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }
  static bool is_quote(char c) { return c == '"' || c == '\''; }
  void add(ParseErrorCode code) { errors_.add(code, at_); }

  bool skip_space() {
    const std::uint32_t from = at_;
    while (at_ < head_.size() && is_space(head_[at_])) ++at_;
    return at_ > from;
  }

  bool at_eof() {
    if (at_ < head_.size()) return false;
    add(ParseErrorCode::eof_in_doctype);
    return true;
  }
  // Is the doctype over, at its '>' or at the end of the page?
  bool ended() { return at_eof() || head_[at_] == '>'; }
  // The same, where the '>' comes too early.
  bool ended(ParseErrorCode too_early) {
    if (at_eof()) return true;
    if (head_[at_] != '>') return false;
    add(too_early);
    return true;
  }

  void bogus(ParseErrorCode code) {
    add(code);
    errors_.add_nulls({at_, static_cast<std::uint32_t>(head_.size())});
  }

  // The quoted identifier behind a keyword. False: the doctype was over before it was.
  bool identifier(const Codes& codes) {
    const bool space = skip_space();
    if (ended(codes.missing)) return false;
    if (!is_quote(head_[at_])) {
      bogus(codes.missing_quote);
      return false;
    }
    if (!space) add(codes.missing_space);
    return quoted(codes);
  }

  bool quoted(const Codes& codes) {
    const char quote = head_[at_++];
    const std::uint32_t from = at_;
    while (at_ < head_.size() && head_[at_] != quote && head_[at_] != '>') ++at_;
    errors_.add_nulls({from, at_});
    if (ended(codes.abrupt)) return false;
    ++at_;
    return true;
  }

  void behind_public() {
    const bool space = skip_space();
    if (ended()) return;
    if (!is_quote(head_[at_])) return bogus(ParseErrorCode::missing_quote_before_doctype_system_identifier);
    if (!space) add(ParseErrorCode::missing_whitespace_between_doctype_public_and_system_identifiers);
    if (quoted(kSystem)) behind_system();
  }

  void behind_system() {
    skip_space();
    if (!ended()) bogus(ParseErrorCode::unexpected_character_after_doctype_system_identifier);
  }

  Errors& errors_;
  std::string_view head_;
  std::uint32_t at_;
};

}  // namespace

void doctype(Errors& errors, const Token& token) {
  DoctypeErrors(errors, token).read();
}

}  // namespace beian::parse_errors
