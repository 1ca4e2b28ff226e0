#include "site/glob.h"

#include <algorithm>

#include "base/utf8.h"

namespace beian {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

char32_t lower(char32_t c) {
  return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
}

// Where the extension of the pattern begins; the pattern's size where it has none.
std::size_t extension_of(std::string_view pattern) {
  const std::size_t dot = pattern.rfind('.');
  if (dot == kNone || pattern.find('/', dot) != kNone) return pattern.size();
  return dot;
}

// Matches the one element of the pattern at `p` (not a star) against the character `ch`. Yields the size of the
// element, or 0.
std::size_t match_one(std::string_view pattern, std::size_t p, char32_t ch, bool fold) {
  const auto equal = [fold](char32_t a, char32_t b) { return a == b || (fold && lower(a) == lower(b)); };
  if (pattern[p] == '?') return ch == '/' ? 0 : 1;
  if (pattern[p] == '[') {
    std::size_t i = p + 1;
    const bool negated = i < pattern.size() && (pattern[i] == '!' || pattern[i] == '^');
    if (negated) ++i;
    bool inside = false;
    bool first = true;
    while (i < pattern.size() && (pattern[i] != ']' || first)) {
      first = false;
      const Decoded from = decode_utf8(pattern, i);
      i += from.size;
      char32_t to = from.ch;
      if (i + 1 < pattern.size() && pattern[i] == '-' && pattern[i + 1] != ']') {
        const Decoded end = decode_utf8(pattern, i + 1);
        to = end.ch;
        i += 1 + end.size;
      }
      inside = inside || (from.ch <= ch && ch <= to) || (fold && lower(from.ch) <= lower(ch) && lower(ch) <= lower(to));
    }
    if (i < pattern.size()) return ch != '/' && inside != negated ? i + 1 - p : 0;
    return equal('[', ch) ? 1 : 0;  // an opening bracket that never closes is itself
  }
  std::size_t escape = 0;
  if (pattern[p] == '\\' && p + 1 < pattern.size()) escape = 1;
  const Decoded want = decode_utf8(pattern, p + escape);
  return equal(want.ch, ch) ? want.size + escape : 0;
}

// ".html" of "**/*.html", which nearly every pattern for pages is: then the end of the path decides. Empty where the
// pattern is another.
std::string_view plain_extension(std::string_view pattern) {
  constexpr std::string_view kAnyFile = "**/*";
  if (!pattern.starts_with(kAnyFile)) return {};
  const std::string_view rest = pattern.substr(kAnyFile.size());
  if (rest.size() < 2 || rest[0] != '.' || rest.find_first_of("*?[\\/.", 1) != kNone) return {};
  return rest;
}

bool ends_with_folded(std::string_view path, std::string_view extension) {
  if (path.size() < extension.size()) return false;
  const std::string_view end = path.substr(path.size() - extension.size());
  return std::equal(end.begin(), end.end(), extension.begin(), [](char a, char b) {
    return lower(static_cast<unsigned char>(a)) == lower(static_cast<unsigned char>(b));
  });
}

}  // namespace

bool glob_match(std::string_view pattern, std::string_view path) {
  if (const std::string_view plain = plain_extension(pattern); !plain.empty()) return ends_with_folded(path, plain);
  const std::size_t extension = extension_of(pattern);
  std::size_t p = 0;
  std::size_t s = 0;
  std::size_t star_p = kNone;  // behind the last '*' of this part, and where it began to eat
  std::size_t star_s = 0;
  std::size_t parts_p = kNone;  // behind the last "**/", and the start of the part to try next
  std::size_t parts_s = 0;
  while (true) {
    if (p < pattern.size() && pattern.compare(p, 2, "**") == 0 && (p == 0 || pattern[p - 1] == '/') &&
        (p + 2 == pattern.size() || pattern[p + 2] == '/')) {
      if (p + 2 == pattern.size()) return true;
      p += 3;
      parts_p = p;
      parts_s = s;
      star_p = kNone;
      continue;
    }
    if (p < pattern.size() && pattern[p] == '*') {
      star_p = ++p;
      star_s = s;
      continue;
    }
    if (s == path.size()) {
      if (p == pattern.size()) return true;
    } else if (p < pattern.size()) {
      const Decoded d = decode_utf8(path, s);
      const std::size_t size = match_one(pattern, p, d.ch, p >= extension);
      if (size != 0) {
        if (d.ch == '/') star_p = kNone;
        p += size;
        s += d.size;
        continue;
      }
    }
    if (star_p != kNone && star_s < path.size() && path[star_s] != '/') {
      star_s += decode_utf8(path, star_s).size;
      s = star_s;
      p = star_p;
      continue;
    }
    if (parts_p == kNone) return false;
    const std::size_t slash = path.find('/', parts_s);
    if (slash == kNone) return false;
    parts_s = slash + 1;
    s = parts_s;
    p = parts_p;
    star_p = kNone;
  }
}

std::string meant_glob(std::string_view pattern) {
  std::string_view rest = pattern;
  while (rest.starts_with("./") || rest.starts_with('/')) rest.remove_prefix(rest.front() == '/' ? 1 : 2);
  if (rest.ends_with('/')) return std::string(rest) + "**";
  return rest.size() == pattern.size() ? std::string() : std::string(rest.empty() ? "**" : rest);
}

bool any_glob_matches(std::span<const std::string> patterns, std::string_view path) {
  return std::any_of(patterns.begin(), patterns.end(), [path](const std::string& p) { return glob_match(p, path); });
}

bool any_glob_covers(std::span<const std::string> patterns, std::string_view folder) {
  const std::string inside = std::string(folder) + "/";
  return std::any_of(patterns.begin(), patterns.end(),
                     [&inside](const std::string& p) { return p.ends_with("**") && glob_match(p, inside); });
}

}  // namespace beian
