// attribute.h — the attributes of one tag, read on demand from the tag's bytes.
//
// Most tags are never asked for their attributes, so the tokenizer only finds where a tag ends; but "where a tag ends"
// is decided by the attribute states themselves (a '>' inside quotes ends nothing). One function is that grammar: the
// tokenizer calls it in a loop and throws the answers away, a rule calls it and keeps them. They cannot disagree.
//
// HTML standard, 13.2.5.32 (before attribute name) to 13.2.5.40 (self-closing start tag).
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "html/tag.h"
#include "html/token.h"

namespace beian {

struct Attribute {
  Span name;       // as written
  Span value;      // as written, without its quotes; empty where there is none
  char quote = 0;  // '"', '\'', or 0: unquoted or no value
  bool has_value = false;
};

enum class AttributeStep : std::uint8_t { attribute, tag_end, self_closing_end, end_of_file };

// One step of the attribute grammar from `offset`, which stands behind the tag's name or behind an attribute. Moves
// `offset` behind what it read. At end_of_file `out` is the attribute that the end of the file cut off, its name empty
// if there is none. Two attributes of one name are both reported; the first counts.
AttributeStep next_attribute(std::string_view bytes, std::uint32_t& offset, Attribute& out);

// The first attribute of `tag` (a start or end tag token) whose name is `name` (lower case), or nothing.
std::optional<Attribute> find_attribute(std::string_view bytes, const Token& tag, std::string_view name);

// The same for several names, in one pass over the tag; in the order of `names`.
template <std::size_t count>
std::array<std::optional<Attribute>, count> find_attributes(std::string_view bytes, const Token& tag,
                                                            const std::string_view (&names)[count]) {
  std::array<std::optional<Attribute>, count> out;
  std::uint32_t offset = tag.name.end;
  for (Attribute a; next_attribute(bytes, offset, a) == AttributeStep::attribute;) {
    const std::string_view name = slice(bytes, a.name);
    for (std::size_t i = 0; i < count; ++i) {
      if (name.size() == names[i].size() && !out[i] && same_name(name, names[i])) out[i] = a;
    }
  }
  return out;
}

// The value with character references decoded and line breaks normalised, UTF-8. `bytes` must be ASCII-compatible;
// bytes beyond ASCII are copied as they are.
std::string attribute_value(std::string_view bytes, const Attribute& attribute);

}  // namespace beian
