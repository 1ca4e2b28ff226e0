#include "select/element.h"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "html/attribute.h"

namespace beian {
namespace {

constexpr std::size_t kFewAttributes = 16;

void lower(std::string& text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}

bool is_boxed(TagId tag) {
  switch (tag) {
    case TagId::div:
    case TagId::footer:
    case TagId::p:
    case TagId::section:
    case TagId::header:
    case TagId::main:
    case TagId::nav:
    case TagId::aside:
    case TagId::address:
    case TagId::center:
    case TagId::ul:
    case TagId::ol:
    case TagId::li:
    case TagId::dl:
    case TagId::dt:
    case TagId::dd:
    case TagId::h1:
    case TagId::h2:
    case TagId::h3:
    case TagId::h4:
    case TagId::h5:
    case TagId::h6: return true;
    default: return false;
  }
}

void split_classes(std::string_view value, std::vector<std::string>& out) {
  constexpr std::string_view kSpace = " \t\r\n\f";
  for (;;) {
    value.remove_prefix(std::min(value.find_first_not_of(kSpace), value.size()));
    if (value.empty()) return;
    const std::size_t end = std::min(value.find_first_of(kSpace), value.size());
    out.emplace_back(value.substr(0, end));
    value.remove_prefix(end);
  }
}

}  // namespace

css::Element selectable(std::string_view bytes, TagId tag, const Token& token, std::int32_t parent) {
  css::Element out;
  out.parent = parent;
  out.begin = token.span.begin;
  out.boxed = is_boxed(tag);
  out.tag = tag == TagId::unknown ? std::string(slice(bytes, token.name)) : std::string(tag_name(tag));
  lower(out.tag);
  out.stateful = tag == TagId::html || tag == TagId::body || out.tag.find('-') != std::string::npos;
  out.add_key('t', out.tag);
  if (token.span.empty()) return out;
  // Of attributes of one name the first counts. A page may be made of a tag that has a million.
  std::unordered_set<std::string> names;
  const auto is_first = [&](const std::string& name) {
    if (out.attributes.size() < kFewAttributes) return out.attribute(name) == nullptr;
    if (names.empty()) {
      for (const auto& each : out.attributes) names.insert(each.first);
    }
    return names.insert(name).second;
  };
  std::uint32_t offset = token.name.end;
  Attribute a;
  while (offset + 1 < token.span.end && next_attribute(bytes, offset, a) == AttributeStep::attribute) {
    std::string name(slice(bytes, a.name));
    lower(name);
    if (!is_first(name)) continue;
    std::string value = attribute_value(bytes, a);
    if (name == "class") split_classes(value, out.classes);
    if (name == "id") out.id = value;
    if (name == "href" && tag == TagId::a) out.link = true;
    out.attributes.emplace_back(std::move(name), std::move(value));
  }
  if (!out.id.empty()) out.add_key('#', out.id);
  for (const std::string& name : out.classes) out.add_key('.', name);
  return out;
}

}  // namespace beian
