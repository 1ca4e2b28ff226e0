// decode_token.h — names, attributes, comments and doctypes of a token, decoded as the standard's tokenizer would hand
// them over.
//
// For the tree rules that need a value (quirks mode, integration points), for rules, and for the conformance tests.
// Bytes must be ASCII-compatible; bytes beyond ASCII are copied, or replaced by U+FFFD where they are no UTF-8 only by
// those who print them.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "html/attribute.h"
#include "html/token.h"

namespace beian {

struct DecodedAttribute {
  std::string name;  // lower case
  std::string value;
  bool operator==(const DecodedAttribute&) const = default;
};

struct Doctype {
  std::optional<std::string> name;  // lower case
  std::optional<std::string> public_id;
  std::optional<std::string> system_id;
  bool force_quirks = false;
};

std::string decoded_tag_name(std::string_view bytes, const Token& tag);
std::string decoded_attribute_name(std::string_view bytes, const Attribute& attribute);
// Without repeated names (the first counts), in order.
std::vector<DecodedAttribute> decoded_attributes(std::string_view bytes, const Token& tag);
// Do two tags carry the same attributes, in any order?
bool same_attributes(std::string_view bytes, const Token& a, const Token& b);
// Equal for tags that carry the same attributes, in any order.
std::uint64_t attributes_hash(std::string_view bytes, const Token& tag);
std::string decoded_comment(std::string_view bytes, const Token& comment);
Doctype decoded_doctype(std::string_view bytes, const Token& doctype);

}  // namespace beian
