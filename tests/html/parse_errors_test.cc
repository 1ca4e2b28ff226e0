// Parse errors where html5lib's suite does not look: the header's example, pages read through the tree, other
// encodings, and every prefix of a page that is made of errors.
#include "html/parse_errors.h"

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

#include "html/tree.h"

namespace {

using namespace beian;

struct Nothing : TreeSink {
  void opened(Element&, const Element*) override {}
  void closed(const Element&, std::uint32_t, const Token*) override {}
  void text(const Token&, bool) override {}
};

// "code@offset" for every tokenizer error of the page, states and CDATA decided by the tree.
std::vector<std::string> errors_of(std::string_view page) {
  Nothing nothing;
  Tokenizer tokenizer(page);
  TreeBuilder tree(page, tokenizer, nothing);
  std::vector<std::string> out;
  for (;;) {
    const Token token = tokenizer.next();
    std::vector<ParseError> errors;
    append_parse_errors(page, token, errors);
    for (const ParseError& e : errors) {
      // At the token, or at the one character behind it that shows the error.
      CHECK(e.offset >= token.span.begin);
      CHECK(e.offset <= std::min<std::size_t>(page.size(), token.span.end + 1));
      out.push_back(std::string(parse_error_name(e.code)) + "@" + std::to_string(e.offset));
    }
    if (token.kind == TokenKind::eof) return out;
    tree.feed(token);
  }
}

std::vector<std::string> stream_errors_of(std::string_view page, EncodingId encoding) {
  std::vector<ParseError> errors;
  append_input_stream_errors(page, {0, static_cast<std::uint32_t>(page.size())}, encoding, errors);
  std::vector<std::string> out;
  out.reserve(errors.size());
  for (const ParseError& e : errors) {
    out.push_back(std::string(parse_error_name(e.code)) + "@" + std::to_string(e.offset));
  }
  return out;
}

using Errors = std::vector<std::string>;

}  // namespace

TEST_CASE("errors of tokens, placed in bytes") {
  CHECK(errors_of("<!DOCTYPE html><p class=a>x &amp; y</p><!-- z -->") == Errors{});
  CHECK(errors_of("<a b b c=>") == Errors{"duplicate-attribute@6", "missing-attribute-value@9"});
  CHECK(errors_of("\xe4\xba\xac&copy <p>") == Errors{"missing-semicolon-after-character-reference@8"});
  CHECK(errors_of("<p title='&copy=1&amp2&unknown;'>") == Errors{"unknown-named-character-reference@30"});
  CHECK(errors_of("a<3<b>") == Errors{"invalid-first-character-of-tag-name@2"});
}

TEST_CASE("the tree decides how bytes are read, and so which are errors") {
  CHECK(errors_of("<![CDATA[x]]>") == Errors{"cdata-in-html-content@8"});
  CHECK(errors_of("<svg><![CDATA[x]]></svg>") == Errors{});
  CHECK(errors_of("<svg><![CDATA[x") == Errors{"eof-in-cdata@15"});
  CHECK(errors_of("<svg><![CDATA[") == Errors{"eof-in-cdata@14"});
  CHECK(errors_of("<title>&copy <3</title>") == Errors{"missing-semicolon-after-character-reference@12"});
  CHECK(errors_of("<style>&copy <3</style>") == Errors{});
  CHECK(errors_of("<script><!-- x") == Errors{"eof-in-script-html-comment-like-text@14"});
  CHECK(errors_of("<script><!-- x --> y") == Errors{});
}

TEST_CASE("errors of the input stream, in the page's encoding") {
  CHECK(stream_errors_of("a\t\n\f\r\n\x01 \x7f", EncodingId::utf_8) ==
        Errors{"control-character-in-input-stream@6", "control-character-in-input-stream@8"});
  CHECK(stream_errors_of(std::string_view("\0", 1), EncodingId::utf_8) == Errors{});
  CHECK(stream_errors_of("\xc2\x85", EncodingId::utf_8) == Errors{"control-character-in-input-stream@0"});
  CHECK(stream_errors_of("\xef\xbf\xbf\xf0\x9f\xbf\xbe", EncodingId::utf_8) ==
        Errors{"noncharacter-in-input-stream@0", "noncharacter-in-input-stream@3"});
  CHECK(stream_errors_of("\xed\xa0\x80\xed\xa0", EncodingId::utf_8) == Errors{"surrogate-in-input-stream@0"});
  // 0x81 0x7f is no character of GBK, and 0x7f is put back; 0xbe 0xa9 is 京.
  CHECK(stream_errors_of("\xbe\xa9\x81\x7f", EncodingId::gbk) == Errors{"control-character-in-input-stream@3"});
}

TEST_CASE("every prefix of a page made of errors") {
  const std::string page =
      std::string(
          "<!DOCTYPEx PUBLIC'a\"'\"b<!doctype html SYSTEM 'c' d><!x><![CDATA[y]]><?z></ q></><p a a =b=c d='e'f/g "
          "\"h\"='&#;' i=`&#0;"
          "&#xD800;&#x110000;&#xFDD0;&#128;&nosuch;&amp><!--><!---><!-- <!-- --!><!----!></p "
          "a/><svg><![CDATA[&]]]></svg>"
          "<title>&#x</title><textarea></textare</textarea><script><!-- <script> --</script></script>x<&<3") +
      '\0' + std::string("<b\0>", 4);
  std::set<std::string> codes;
  for (std::size_t size = 0; size <= page.size(); ++size) {
    for (const std::string& error : errors_of(std::string_view(page).substr(0, size)))
      codes.insert(error.substr(0, error.find('@')));
  }
  CHECK(codes.size() >= 35);
}
