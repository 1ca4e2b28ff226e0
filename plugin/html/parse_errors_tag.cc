// parse_errors_tag.cc — errors in tags and their attributes.
//
// The attribute grammar is next_attribute's (attribute.h). It tells what an attribute is; what stands between two of
// them is white space and slashes, and each of those that is not followed by '>' is an error.
#include <set>
#include <string>

#include "html/attribute.h"
#include "html/decode_token.h"
#include "html/parse_errors_parts.h"

namespace beian::parse_errors {
namespace {

// From the end of a name or value to the next name, or to behind the '>'. `quoted`: it was a quoted value that ended.
void between_attributes(Errors& errors, Span gap, bool quoted) {
  const std::string_view bytes = errors.bytes;
  const auto fits = [](char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '/' || c == '>';
  };
  if (quoted && gap.begin < bytes.size() && !fits(bytes[gap.begin])) {
    errors.add(ParseErrorCode::missing_whitespace_between_attributes, gap.begin);
  }
  for (std::uint32_t i = gap.begin; i < gap.end; ++i) {
    if (bytes[i] == '/' && i + 1 < bytes.size() && bytes[i + 1] != '>') {
      errors.add(ParseErrorCode::unexpected_solidus_in_tag, i + 1);
    }
  }
}

void attribute_name(Errors& errors, Span name) {
  if (errors.bytes[name.begin] == '=') {
    errors.add(ParseErrorCode::unexpected_equals_sign_before_attribute_name, name.begin);
  }
  for (std::uint32_t i = name.begin; i < name.end; ++i) {
    const char c = errors.bytes[i];
    if (c == '"' || c == '\'' || c == '<') errors.add(ParseErrorCode::unexpected_character_in_attribute_name, i);
  }
  errors.add_nulls(name);
}

void attribute_value(Errors& errors, const Attribute& attribute) {
  const Span value = attribute.value;
  if (attribute.has_value && attribute.quote == 0 && value.empty()) {
    errors.add(ParseErrorCode::missing_attribute_value, value.begin);
  }
  for (std::uint32_t i = value.begin; i < value.end;) {
    const char c = errors.bytes[i];
    if (c == '&') {
      i = errors.add_char_ref(i, value.end, CharRefPlace::attribute);
      continue;
    }
    if (attribute.quote == 0 && (c == '"' || c == '\'' || c == '<' || c == '=' || c == '`')) {
      errors.add(ParseErrorCode::unexpected_character_in_unquoted_attribute_value, i);
    }
    ++i;
  }
  errors.add_nulls(value);
}

}  // namespace

void tag(Errors& errors, const Token& token) {
  const std::string_view bytes = errors.bytes;
  if (token.name.empty()) {
    errors.add(ParseErrorCode::missing_end_tag_name, token.span.end - 1);  // </>
    return;
  }
  errors.add_nulls(token.name);
  std::set<std::string> names;
  std::uint32_t offset = token.name.end;
  AttributeStep step = AttributeStep::attribute;
  for (bool quoted = false; step == AttributeStep::attribute;) {
    const std::uint32_t from = offset;
    Attribute attribute;
    step = next_attribute(bytes, offset, attribute);
    const bool none = attribute.name.empty();
    between_attributes(errors, {from, none ? offset : attribute.name.begin}, quoted);
    if (none) break;
    attribute_name(errors, attribute.name);
    if (!names.insert(decoded_attribute_name(bytes, attribute)).second) {
      errors.add(ParseErrorCode::duplicate_attribute, attribute.name.end);
    }
    attribute_value(errors, attribute);
    quoted = attribute.quote != 0;
  }
  if (step == AttributeStep::end_of_file) {
    errors.add(ParseErrorCode::eof_in_tag, bytes.size());
  } else if (token.kind == TokenKind::end_tag) {
    if (!names.empty()) errors.add(ParseErrorCode::end_tag_with_attributes, token.span.end - 1);
    if (token.self_closing) errors.add(ParseErrorCode::end_tag_with_trailing_solidus, token.span.end - 1);
  }
}

}  // namespace beian::parse_errors
