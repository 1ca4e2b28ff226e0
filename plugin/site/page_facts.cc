#include "site/page_facts.h"

#include <algorithm>

#include "base/ascii.h"
#include "html/attribute.h"
#include "html/tokenizer.h"

namespace beian {
namespace {

constexpr std::size_t kHead = 65536;

std::string host_of(std::string_view address) {
  const std::size_t scheme = address.find("//");
  if (scheme == std::string_view::npos || scheme > 6) return {};
  address.remove_prefix(scheme + 2);
  address = address.substr(0, address.find_first_of("/?#"));
  address.remove_prefix(std::min(address.find('@') + 1, address.size()));  // npos + 1 is 0
  return ascii_lower(address.substr(0, address.find(':')));
}

bool has_word(std::string_view list, std::string_view word) {
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t end = std::min(list.find_first_of(" \t\r\n\f", at), list.size());
    if (same_name(list.substr(at, end - at), word)) return true;
    at = end + 1;
  }
  return false;
}

// Of a <meta> for robots: are the engines asked to leave the page out?
bool leaves_out(std::string_view name, std::string_view content) {
  if (!same_name(name, "robots") && !same_name(name, "googlebot") && !same_name(name, "baiduspider")) return false;
  std::string words(content);
  std::replace(words.begin(), words.end(), ',', ' ');
  return has_word(words, "noindex") || has_word(words, "none");
}

void read_tag(std::string_view bytes, const Token& token, PageFacts& facts) {
  const auto text = [&bytes](Span span) { return bytes.substr(span.begin, span.end - span.begin); };
  std::string_view rel;
  std::string_view href;
  std::string_view meta;
  std::string_view content;
  std::uint32_t offset = token.name.end;
  const std::string_view tag = bytes.substr(0, token.span.end);
  for (Attribute a; next_attribute(tag, offset, a) == AttributeStep::attribute;) {
    const std::string_view name = text(a.name);
    if (token.tag == TagId::html && same_name(name, "lang") && facts.language.empty())
      facts.language = ascii_lower(text(a.value));
    if (same_name(name, "rel")) rel = text(a.value);
    if (same_name(name, "href")) href = text(a.value);
    if (same_name(name, "name")) meta = text(a.value);
    if (same_name(name, "content")) content = text(a.value);
  }
  if (token.tag == TagId::meta && leaves_out(meta, content)) facts.no_index = true;
  if (token.tag != TagId::link || !has_word(rel, "canonical")) return;
  if (facts.host.empty()) facts.host = host_of(href);
  if (facts.canonical.empty()) facts.canonical = href;
}

// How the content of an element that is no markup is read.
TextState state_behind(TagId tag) {
  switch (tag) {
    case TagId::title:
    case TagId::textarea: return TextState::rcdata;
    case TagId::style:
    case TagId::noscript: return TextState::rawtext;
    case TagId::script: return TextState::script_data;
    default: return TextState::data;
  }
}

}  // namespace

PageFacts page_facts(std::string_view bytes) {
  PageFacts facts;
  const std::string_view head = bytes.substr(0, kHead);
  Tokenizer tokens(head);
  for (Token token = tokens.next(); token.kind != TokenKind::eof && token.tag != TagId::body; token = tokens.next()) {
    if (token.kind != TokenKind::start_tag) continue;
    read_tag(head, token, facts);
    const TextState state = state_behind(token.tag);
    if (state != TextState::data)
      tokens.set_state(state, head.substr(token.name.begin, token.name.end - token.name.begin));
  }
  return facts;
}

}  // namespace beian
