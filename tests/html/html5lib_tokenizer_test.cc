// The whole of html5lib-tests' tokenizer suite, against tokens decoded from our spans.
//
// A case's input is encoded as UTF-8; expected tokens are compared whole, adjacent text joined. Errors are compared
// with code, line and column, as a multiset. The suite's convention, found in the data: lines and columns count from 1;
// a column is a UTF-16 code unit of the input after CRLF and CR have become LF; an LF is the last column of its line;
// an error at the end of the input stands behind the last unit; an error in a character reference behind the reference;
// an error of the input stream at its character.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "base/utf8.h"
#include "html/attribute.h"
#include "html/decode_token.h"
#include "html/parse_errors.h"
#include "html/token_text.h"
#include "html/tokenizer.h"

namespace {

using nlohmann::json;
using namespace beian;

// The four cases that test the "coercing an HTML DOM into an infoset" tweaks contradict the standard's tokenizer.
const std::set<std::string> kCoercion = {"Non-XML character", "Non-XML space", "Double hyphen in comment",
                                         "FF between attributes"};

TextState state_named(const std::string& name) {
  if (name == "PLAINTEXT state") return TextState::plaintext;
  if (name == "RCDATA state") return TextState::rcdata;
  if (name == "RAWTEXT state") return TextState::rawtext;
  if (name == "Script data state") return TextState::script_data;
  if (name == "CDATA section state") return TextState::cdata;
  REQUIRE(name == "Data state");
  return TextState::data;
}

// \uXXXX in a double-escaped case, as UTF-8 (surrogates that stand alone as three bytes).
std::string unescape(const std::string& in) {
  std::string out;
  for (std::size_t i = 0; i < in.size(); ++i) {
    if (in.compare(i, 2, "\\u") == 0) {
      append_utf8(out, static_cast<char32_t>(std::stoul(in.substr(i + 2, 4), nullptr, 16)));
      i += 5;
    } else {
      out += in[i];
    }
  }
  return out;
}

std::string text_of(const json& value, bool double_escaped) {
  return double_escaped ? unescape(value.get<std::string>()) : value.get<std::string>();
}

// A lone surrogate cannot stand in UTF-8: its three bytes reach the tokenizer as three U+FFFD (Encoding standard, utf-8
// decoder).
std::string as_decoded(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const Decoded d = decode_utf8(text, i);
    append_utf8(out, d.ch);
    i += d.size;
  }
  return out;
}

json tokens_of(const std::string& bytes, TextState state, const std::string& last_start_tag) {
  Tokenizer tokenizer(bytes);
  tokenizer.set_state(state, last_start_tag);
  json out = json::array();
  for (Token token = tokenizer.next(); token.kind != TokenKind::eof; token = tokenizer.next()) {
    switch (token.kind) {
      case TokenKind::text: {
        std::string text;
        TextReader reader(bytes, token, EncodingId::utf_8);
        for (Glyph g; reader.next(g);) {
          append_utf8(text, g.ch);
        }
        if (!out.empty() && out.back()[0] == "Character") {
          out.back()[1] = out.back()[1].get<std::string>() + text;
        } else if (!text.empty()) {
          out.push_back({"Character", text});
        }
        break;
      }
      case TokenKind::start_tag:
      case TokenKind::end_tag: {
        const std::string name = decoded_tag_name(bytes, token);
        if (token.kind == TokenKind::end_tag) {
          out.push_back({"EndTag", name});
          break;
        }
        json attributes = json::object();
        for (const DecodedAttribute& a : decoded_attributes(bytes, token)) attributes[a.name] = a.value;
        json start = {"StartTag", name, attributes};
        if (token.self_closing) start.push_back(true);
        out.push_back(start);
        break;
      }
      case TokenKind::comment: out.push_back({"Comment", decoded_comment(bytes, token)}); break;
      case TokenKind::doctype: {
        const Doctype d = decoded_doctype(bytes, token);
        const auto or_null = [](const std::optional<std::string>& s) { return s ? json(*s) : json(); };
        out.push_back({"DOCTYPE", or_null(d.name), or_null(d.public_id), or_null(d.system_id), !d.force_quirks});
        break;
      }
      case TokenKind::dropped:
      case TokenKind::eof: break;
    }
  }
  return out;
}

// "code line:column" of every error of the page, in order.
std::vector<std::string> errors_of(const std::string& bytes, TextState state, const std::string& last_start_tag) {
  Tokenizer tokenizer(bytes);
  tokenizer.set_state(state, last_start_tag);
  std::vector<ParseError> errors;
  append_input_stream_errors(bytes, {0, static_cast<std::uint32_t>(bytes.size())}, EncodingId::utf_8, errors);
  for (Token token = tokenizer.next();; token = tokenizer.next()) {
    append_parse_errors(bytes, token, errors);
    if (token.kind == TokenKind::eof) break;
  }
  std::vector<std::string> out;
  for (const ParseError& error : errors) {
    REQUIRE(error.offset <= bytes.size());
    std::size_t line = 1;
    std::size_t column = 1;
    for (std::size_t i = 0; i < error.offset;) {
      const Decoded d = decode_utf8(bytes, i);
      const bool surrogate = !d.valid && i + 2 < bytes.size() && static_cast<unsigned char>(bytes[i]) == 0xed;
      const bool crlf = bytes[i] == '\r' && i + 1 < bytes.size() && bytes[i + 1] == '\n';
      if (d.ch == '\n' || d.ch == '\r') {
        ++line;
        column = 1;
      } else {
        column += d.ch > 0xffff ? 2 : 1;
      }
      i += surrogate ? 3 : crlf ? 2 : d.size;
    }
    out.push_back(std::string(parse_error_name(error.code)) + " " + std::to_string(line) + ":" +
                  std::to_string(column));
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<std::string> expected_errors(const json& test) {
  std::vector<std::string> out;
  for (const json& e : test.value("errors", json::array())) {
    out.push_back(e["code"].get<std::string>() + " " + e["line"].dump() + ":" + e["col"].dump());
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

TEST_CASE("html5lib-tests: the tokenizer suite") {
  const std::filesystem::path folder = std::filesystem::path(BEIAN_SHARED_DIR) / "html5lib-tests/tokenizer";
  if (!std::filesystem::exists(folder)) {
    MESSAGE("SKIPPED: html5lib-tests is not beside the project");
    return;
  }
  std::size_t cases = 0;
  std::size_t runs = 0;
  std::size_t coercion = 0;
  std::size_t errors = 0;
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    if (file.path().extension() != ".test") continue;
    const json suite = json::parse(std::ifstream(file.path()));
    const bool violations = suite.contains("xmlViolationTests");
    for (const json& test : suite[violations ? "xmlViolationTests" : "tests"]) {
      ++cases;
      const bool twice = test.value("doubleEscaped", false);
      const std::string input = text_of(test["input"], twice);
      json expected = json::parse(test["output"].dump());
      if (twice) {
        for (json& token : expected) {
          for (json& part : token) {
            if (part.is_string()) part = unescape(part.get<std::string>());
          }
        }
      }
      for (json& token : expected) {
        if (token[0] == "Character") token[1] = as_decoded(token[1].get<std::string>());
      }
      const json states = test.contains("initialStates") ? test["initialStates"] : json::array({"Data state"});
      for (const json& state : states) {
        ++runs;
        if (violations && kCoercion.contains(test["description"].get<std::string>())) {
          ++coercion;
          continue;
        }
        INFO(file.path().filename().string() << ": " << test["description"].get<std::string>() << " [" << state << "]");
        const json got = tokens_of(input, state_named(state), test.value("lastStartTag", ""));
        CHECK(got.dump(-1, ' ', true, json::error_handler_t::replace) ==
              expected.dump(-1, ' ', true, json::error_handler_t::replace));
        errors += test.contains("errors") ? test["errors"].size() : 0;
        CHECK(json(errors_of(input, state_named(state), test.value("lastStartTag", ""))).dump() ==
              json(expected_errors(test)).dump());
      }
    }
  }
  MESSAGE("cases " << cases << ", runs " << runs << ", of which XML coercion " << coercion << ", errors " << errors);
  CHECK(cases == 6810);
  CHECK(runs == 7036);
  CHECK(coercion == 4);
}
