// fuzz_config.cc — any text is a config or an error with words; what a config may say never becomes markup in the
// badge.
#include "badge/render.h"
#include "base/utf8.h"
#include "html/attribute.h"
#include "html/tokenizer.h"
#include "rules/inspect.h"
#include "rules/resources.h"
#include "site/config.h"
#include "support.h"

namespace {

using namespace beian;
using fuzz::must;

void check_words(const Error& error) {
  for (const std::string& words : {error.en, error.zh}) {
    must(!words.empty() && is_valid_utf8(words), "an error has words, in both languages");
    for (const char c : words) must(static_cast<unsigned char>(c) >= ' ' && c != 0x7f, "an error prints as one line");
  }
}

// The badge holds the tags and the attributes that we wrote, and each of them is closed.
void check_badge(const std::string& badge) {
  Tokenizer tokenizer(badge);
  int depth = 0;
  for (Token t = tokenizer.next(); t.kind != TokenKind::eof; t = tokenizer.next()) {
    if (t.kind == TokenKind::text) continue;
    must(t.kind == TokenKind::start_tag || t.kind == TokenKind::end_tag, "a badge is tags and text");
    must(t.tag == TagId::div || t.tag == TagId::span || t.tag == TagId::a, "a badge has no other tags");
    depth += t.kind == TokenKind::start_tag ? 1 : -1;
    must(depth >= 0, "a badge closes what it opens");
    std::uint32_t offset = t.name.end;
    for (Attribute a; next_attribute(badge, offset, a) == AttributeStep::attribute;) {
      const std::string_view name = slice(badge, a.name);
      must(name == "data-beian" || name == "style" || name == "class" || name == "href" || name == "target" ||
               name == "rel",
           "a badge has no other attributes");
      if (name == "href") must(slice(badge, a.value).starts_with("https://beian.m"), "a badge leads to a registry");
    }
  }
  must(depth == 0, "a badge closes all that it opens");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  Settings settings;
  settings.this_year = 2026;
  if (const Status failed = read_config_text(settings, text, "beian.toml", "/site")) {
    check_words(*failed);
    return 0;
  }
  Result<Policy> policy = build_policy(settings, true);
  if (!policy) {
    check_words(policy.error());
    return 0;
  }
  for (const Number& n : policy->icp)
    must(n.valid() && n.kind != NumberKind::gongan, "a configured ICP number is sound");
  for (const Number& n : policy->gongan)
    must(n.valid() && n.kind == NumberKind::gongan, "a configured public-security number is sound");
  check_badge(rendered_badge(*policy));
  constexpr std::string_view kPage =
      "<!doctype html><meta charset=utf-8><title>t</title><body><p>text</p></body></html>";
  Inspection in = inspect(kPage, {"index.html", true}, *policy, Resources{}, Action::inject);
  if (in.edits.empty()) return 0;
  must(!rewrite(kPage, {"index.html", true}, *policy, Resources{}, Action::inject, in).empty(),
       "every badge fits into a plain page");
  return 0;
}
