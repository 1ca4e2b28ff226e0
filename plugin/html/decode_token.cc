#include "html/decode_token.h"

#include <algorithm>
#include <functional>
#include <numeric>

#include "base/ascii.h"
#include "base/utf8.h"

namespace beian {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

// Line breaks normalised and NULs replaced, as in every state that collects a string.
std::string cleaned(std::string_view raw) {
  std::string out;
  out.reserve(raw.size());
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] == '\r') {
      if (i + 1 < raw.size() && raw[i + 1] == '\n') ++i;
      out += '\n';
    } else if (raw[i] == '\0') {
      append_utf8(out, kReplacement);
    } else {
      out += raw[i];
    }
  }
  return out;
}

std::string cleaned_lower(std::string_view raw) {
  return ascii_lower(cleaned(raw));
}

// 13.2.5.57 to 13.2.5.67, over the bytes between "<!DOCTYPE" and the '>' (or the end of the file).
class DoctypeReader {
 public:
  DoctypeReader(std::string_view rest, bool closed) : rest_(rest), closed_(closed) {}

  Doctype read() {
    skip_space();
    if (ended()) {
      out_.force_quirks = true;
      return out_;
    }
    std::size_t begin = at_;
    while (!ended() && !is_space(rest_[at_])) ++at_;
    out_.name = cleaned_lower(rest_.substr(begin, at_ - begin));
    skip_space();
    if (ended()) {
      out_.force_quirks = !closed_;
      return out_;
    }
    const std::string_view keyword = rest_.substr(at_, 6);
    const bool is_public = same_name(keyword, "public");
    if (!is_public && !same_name(keyword, "system")) {
      out_.force_quirks = true;
      return out_;
    }
    at_ += 6;
    if (!quoted(is_public ? out_.public_id : out_.system_id)) return out_;
    if (is_public) {
      skip_space();
      if (!ended()) {
        if (rest_[at_] != '"' && rest_[at_] != '\'') {
          out_.force_quirks = true;
          return out_;
        }
        if (!quoted(out_.system_id)) return out_;
      }
    }
    // What follows a system identifier is ignored (13.2.5.66), but a file that ends there is not.
    if (!closed_ && (out_.system_id || ended())) {
      skip_space();
      out_.force_quirks = ended() || out_.force_quirks;
    }
    return out_;
  }

 private:
  bool ended() const { return at_ >= rest_.size(); }
  void skip_space() {
    while (!ended() && is_space(rest_[at_])) ++at_;
  }
  bool quoted(std::optional<std::string>& id) {
    skip_space();
    if (ended() || (rest_[at_] != '"' && rest_[at_] != '\'')) {
      out_.force_quirks = true;
      return false;
    }
    const std::size_t close = rest_.find(rest_[at_], at_ + 1);
    id = cleaned(rest_.substr(at_ + 1, (close == std::string_view::npos ? rest_.size() : close) - at_ - 1));
    if (close == std::string_view::npos) {
      out_.force_quirks = true;
      return false;
    }
    at_ = close + 1;
    return true;
  }

  std::string_view rest_;
  bool closed_;
  std::size_t at_ = 0;
  Doctype out_;
};

}  // namespace

std::string decoded_tag_name(std::string_view bytes, const Token& tag) {
  return cleaned_lower(slice(bytes, tag.name));
}

std::string decoded_attribute_name(std::string_view bytes, const Attribute& attribute) {
  return cleaned_lower(slice(bytes, attribute.name));
}

std::vector<DecodedAttribute> decoded_attributes(std::string_view bytes, const Token& tag) {
  std::vector<DecodedAttribute> out;
  std::uint32_t offset = tag.name.end;
  Attribute attribute;
  while (next_attribute(bytes, offset, attribute) == AttributeStep::attribute) {
    out.push_back({cleaned_lower(slice(bytes, attribute.name)), attribute_value(bytes, attribute)});
  }
  // The first of each name stays. By sorting: a tag may have a million attributes.
  std::vector<std::size_t> by_name(out.size());
  std::iota(by_name.begin(), by_name.end(), std::size_t{0});
  std::stable_sort(by_name.begin(), by_name.end(),
                   [&](std::size_t a, std::size_t b) { return out[a].name < out[b].name; });
  std::vector<bool> repeated(out.size());
  for (std::size_t i = 1; i < by_name.size(); ++i)
    repeated[by_name[i]] = out[by_name[i]].name == out[by_name[i - 1]].name;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (repeated[i]) continue;
    if (kept != i) out[kept] = std::move(out[i]);
    ++kept;
  }
  out.resize(kept);
  return out;
}

bool same_attributes(std::string_view bytes, const Token& a, const Token& b) {
  if (slice(bytes, {a.name.end, a.span.end}) == slice(bytes, {b.name.end, b.span.end})) return true;
  std::vector<DecodedAttribute> left = decoded_attributes(bytes, a);
  std::vector<DecodedAttribute> right = decoded_attributes(bytes, b);
  const auto by_name = [](const DecodedAttribute& x, const DecodedAttribute& y) { return x.name < y.name; };
  std::sort(left.begin(), left.end(), by_name);
  std::sort(right.begin(), right.end(), by_name);
  return left == right;
}

std::uint64_t attributes_hash(std::string_view bytes, const Token& tag) {
  std::uint64_t sum = 0;
  for (const DecodedAttribute& a : decoded_attributes(bytes, tag)) {
    const std::uint64_t name = std::hash<std::string>{}(a.name);
    const std::uint64_t value = std::hash<std::string>{}(a.value);
    sum += (name ^ (value + 0x9e3779b97f4a7c15u + (name << 6) + (name >> 2))) * 0x100000001b3u;
  }
  return sum;
}

std::string decoded_comment(std::string_view bytes, const Token& comment) {
  std::string_view raw = slice(bytes, comment.span);
  if (!comment.delimited) {
    // "<!x>" holds "x"; "<?x>" and "</ x>" hold what stands behind the '<' and behind the '/'.
    raw.remove_prefix(raw[1] == '?' ? 1 : 2);
    if (!raw.empty() && raw.back() == '>') raw.remove_suffix(1);
    return cleaned(raw);
  }
  raw.remove_prefix(4);
  for (const std::string_view end : {std::string_view("--!>"), std::string_view("-->")}) {
    if (raw.ends_with(end)) return cleaned(raw.substr(0, raw.size() - end.size()));
  }
  if (raw == ">" || raw == "->") return {};
  // Cut off by the end of the file: dashes that might have closed it are not part of it.
  for (const std::string_view end : {std::string_view("--!"), std::string_view("--"), std::string_view("-")}) {
    if (raw.ends_with(end)) return cleaned(raw.substr(0, raw.size() - end.size()));
  }
  return cleaned(raw);
}

Doctype decoded_doctype(std::string_view bytes, const Token& doctype) {
  std::string_view raw = slice(bytes, doctype.span);
  raw.remove_prefix(9);
  const bool closed = raw.ends_with('>');
  if (closed) raw.remove_suffix(1);
  return DoctypeReader(raw, closed).read();
}

}  // namespace beian
