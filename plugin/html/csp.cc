#include "html/csp.h"

#include <initializer_list>
#include <optional>

#include "html/tag.h"

namespace beian {
namespace {

constexpr std::string_view kSpace = " \t\r\n\f";

// The next piece of `rest` before `separators`, which it is taken off from.
std::string_view next_piece(std::string_view& rest, std::string_view separators) {
  const std::size_t end = rest.find_first_of(separators);
  const std::string_view piece = rest.substr(0, end);
  rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  return piece;
}

bool starts_with_name(std::string_view text, std::string_view name) {
  return text.size() >= name.size() && same_name(text.substr(0, name.size()), name);
}

struct Sources {
  bool self = false;     // 'self', or every host
  bool data = false;     // data:
  bool inlined = false;  // 'unsafe-inline', not overruled
};

Sources read_sources(std::string_view list) {
  Sources out;
  bool overruled = false;
  while (!list.empty()) {
    const std::string_view source = next_piece(list, kSpace);
    if (same_name(source, "'self'") || source == "*" || same_name(source, "https:")) out.self = true;
    if (same_name(source, "data:")) out.data = true;
    if (same_name(source, "'unsafe-inline'")) out.inlined = true;
    for (const std::string_view name : {"'nonce-", "'sha256-", "'sha384-", "'sha512-"}) {
      overruled = overruled || starts_with_name(source, name);
    }
  }
  out.inlined = out.inlined && !overruled;
  return out;
}

// The sources of the first of `names` that the policy has; the first of two equal directives counts.
std::optional<Sources> sources_of(std::string_view policy, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    for (std::string_view rest = policy; !rest.empty();) {
      std::string_view directive = next_piece(rest, ";");
      directive.remove_prefix(std::min(directive.find_first_not_of(kSpace), directive.size()));
      if (same_name(next_piece(directive, kSpace), name)) return read_sources(directive);
    }
  }
  return {};
}

}  // namespace

CspVerdict read_csp(std::string_view policies) {
  CspVerdict out;
  while (!policies.empty()) {
    const std::string_view policy = next_piece(policies, ",");
    const auto attributes = sources_of(policy, {"style-src-attr", "style-src", "default-src"});
    const auto sheets = sources_of(policy, {"style-src-elem", "style-src", "default-src"});
    const auto images = sources_of(policy, {"img-src", "default-src"});
    if (attributes) out.style_attributes = out.style_attributes && attributes->inlined;
    if (sheets) out.own_sheets = out.own_sheets && sheets->self;
    if (images) out.own_images = out.own_images && images->self;
    if (images) out.data_images = out.data_images && images->data;
  }
  return out;
}

}  // namespace beian
