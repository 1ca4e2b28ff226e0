// The whole of html5lib-tests' tokenizer suite, against tokens decoded from our spans.
//
// A case's input is encoded as UTF-8; expected tokens are compared whole, adjacent text joined.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "base/utf8.h"
#include "html/attribute.h"
#include "html/decode_token.h"
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
      }
    }
  }
  MESSAGE("cases " << cases << ", runs " << runs << ", of which XML coercion " << coercion);
  CHECK(cases == 6810);
  CHECK(runs == 7036);
  CHECK(coercion == 4);
}
