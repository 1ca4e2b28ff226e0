#include "html/attribute.h"

#include "html/char_ref.h"

namespace beian {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

void skip_space(std::string_view bytes, std::uint32_t& i) {
  while (i < bytes.size() && is_space(bytes[i])) ++i;
}

}  // namespace

AttributeStep next_attribute(std::string_view bytes, std::uint32_t& offset, Attribute& out) {
  const auto size = static_cast<std::uint32_t>(bytes.size());
  std::uint32_t i = offset;
  out = Attribute{};
  for (;;) {
    skip_space(bytes, i);
    if (i >= size) break;
    if (bytes[i] == '>') {
      offset = i + 1;
      return AttributeStep::tag_end;
    }
    if (bytes[i] == '/') {
      if (++i >= size) break;
      if (bytes[i] != '>') continue;
      offset = i + 1;
      return AttributeStep::self_closing_end;
    }
    out.name.begin = i++;  // a '=' here is the first byte of a name
    while (i < size && !is_space(bytes[i]) && bytes[i] != '/' && bytes[i] != '>' && bytes[i] != '=') ++i;
    out.name.end = i;
    skip_space(bytes, i);
    if (i >= size) break;
    out.value = {i, i};
    if (bytes[i] == '=') {
      ++i;
      skip_space(bytes, i);
      if (i >= size) break;
      out.has_value = true;
      out.value = {i, i};
      const char c = bytes[i];
      if (c == '"' || c == '\'') {
        const std::size_t close = bytes.find(c, i + 1);
        out.quote = c;
        out.value = {i + 1, close == std::string_view::npos ? size : static_cast<std::uint32_t>(close)};
        if (out.value.end == size) break;
        i = out.value.end + 1;
      } else if (c != '>') {
        while (i < size && !is_space(bytes[i]) && bytes[i] != '>') ++i;
        out.value.end = i;
        if (i >= size) break;
      }
    }
    offset = i;
    return AttributeStep::attribute;
  }
  offset = size;
  return AttributeStep::end_of_file;
}

std::optional<Attribute> find_attribute(std::string_view bytes, const Token& tag, std::string_view name) {
  std::uint32_t offset = tag.name.end;
  Attribute attribute;
  while (next_attribute(bytes, offset, attribute) == AttributeStep::attribute) {
    if (same_name(slice(bytes, attribute.name), name)) return attribute;
  }
  return std::nullopt;
}

std::string attribute_value(std::string_view bytes, const Attribute& attribute) {
  std::string out;
  const std::string_view raw = slice(bytes, attribute.value);
  out.reserve(raw.size());
  for (std::size_t i = 0; i < raw.size();) {
    if (raw[i] == '&') {
      const CharRef ref = match_char_ref(raw, i, CharRefPlace::attribute);
      if (ref.size > 0) {
        append_utf8(out, ref.first);
        if (ref.second != 0) append_utf8(out, ref.second);
        i += ref.size;
        continue;
      }
    }
    if (raw[i] == '\r') {
      out += '\n';
      i += i + 1 < raw.size() && raw[i + 1] == '\n' ? 2u : 1u;
      continue;
    }
    if (raw[i] == '\0') {
      append_utf8(out, kReplacement);
    } else {
      out += raw[i];
    }
    ++i;
  }
  return out;
}

}  // namespace beian
