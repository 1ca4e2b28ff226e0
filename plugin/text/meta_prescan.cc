#include "text/meta_prescan.h"

#include <string>
#include <vector>

#include "html/tag.h"

namespace beian {
namespace {

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

struct PrescanAttribute {
  Span name;
  Span value;
};

class Prescan {
 public:
  explicit Prescan(std::string_view bytes) : bytes_(bytes.substr(0, 1024)) {}

  DeclaredEncoding run() {
    for (; !ended(); ++at_) {
      if (bytes_[at_] != '<') continue;
      if (bytes_.substr(at_, 4) == "<!--") {
        const std::size_t close = bytes_.find("-->", at_ + 2);
        if (close == std::string_view::npos) return {};
        at_ = static_cast<std::uint32_t>(close) + 2;
      } else if (is_meta()) {
        at_ += 5;
        const DeclaredEncoding found = meta();
        if (found.encoding != nullptr) return found;
        --at_;
      } else if (is_tag()) {
        while (!ended() && !is_space(bytes_[at_]) && bytes_[at_] != '>') ++at_;
        PrescanAttribute ignored;
        while (attribute(ignored)) {
        }
        --at_;
      } else if (at_ + 1 < bytes_.size() &&
                 (bytes_[at_ + 1] == '!' || bytes_[at_ + 1] == '/' || bytes_[at_ + 1] == '?')) {
        while (!ended() && bytes_[at_] != '>') ++at_;
      }
    }
    return {};
  }

 private:
  bool ended() const { return at_ >= bytes_.size(); }
  bool is_meta() const {
    return at_ + 5 < bytes_.size() && same_name(bytes_.substr(at_ + 1, 4), "meta") &&
           (is_space(bytes_[at_ + 5]) || bytes_[at_ + 5] == '/');
  }
  bool is_tag() const {
    const std::uint32_t name = at_ + 1 < bytes_.size() && bytes_[at_ + 1] == '/' ? at_ + 2 : at_ + 1;
    return name < bytes_.size() && is_letter(bytes_[name]);
  }

  // "get an attribute"; false where there is none or the bytes end.
  bool attribute(PrescanAttribute& out) {
    while (!ended() && (is_space(bytes_[at_]) || bytes_[at_] == '/')) ++at_;
    if (ended()) return false;
    if (bytes_[at_] == '>') {
      ++at_;
      complete_ = true;
      return false;
    }
    out.name.begin = at_;
    while (!ended() && !(bytes_[at_] == '=' && at_ > out.name.begin) && !is_space(bytes_[at_]) && bytes_[at_] != '/' &&
           bytes_[at_] != '>') {
      ++at_;
    }
    out.name.end = at_;
    out.value = {at_, at_};
    while (!ended() && is_space(bytes_[at_])) ++at_;
    if (ended()) return false;
    if (bytes_[at_] != '=') return true;
    ++at_;
    while (!ended() && is_space(bytes_[at_])) ++at_;
    if (ended()) return false;
    const char quote = bytes_[at_];
    if (quote == '"' || quote == '\'') {
      out.value.begin = ++at_;
      while (!ended() && bytes_[at_] != quote) ++at_;
      if (ended()) return false;
      out.value.end = at_++;
      return true;
    }
    out.value = {at_, at_};
    while (!ended() && !is_space(bytes_[at_]) && bytes_[at_] != '>') ++at_;
    out.value.end = at_;
    return !ended();
  }

  DeclaredEncoding meta() {
    enum class Pragma { unknown, needed, not_needed };
    Pragma need = Pragma::unknown;
    bool got_pragma = false;
    DeclaredEncoding found;
    std::vector<Span> seen;
    PrescanAttribute a;
    complete_ = false;
    while (attribute(a)) {
      const std::string_view name = slice(bytes_, a.name);
      bool repeated = false;
      for (const Span& s : seen) repeated = repeated || same_name(slice(bytes_, s), name);
      if (repeated) continue;
      seen.push_back(a.name);
      const std::string_view value = slice(bytes_, a.value);
      if (same_name(name, "http-equiv")) {
        got_pragma = same_name(value, "content-type");
      } else if (same_name(name, "content") && found.encoding == nullptr) {
        const Span label = charset_in_content(value);
        if (label.empty()) continue;
        found.encoding = encoding_for_label(slice(value, label));
        found.label = {a.value.begin + label.begin, a.value.begin + label.end};
        if (found.encoding != nullptr) need = Pragma::needed;
      } else if (same_name(name, "charset")) {
        found.encoding = encoding_for_label(value);
        found.label = a.value;
        need = Pragma::not_needed;
      }
    }
    if (!complete_ || need == Pragma::unknown || (need == Pragma::needed && !got_pragma)) return {};
    return found;
  }

  std::string_view bytes_;
  std::uint32_t at_ = 0;
  bool complete_ = false;  // the tag's > was met
};

}  // namespace

DeclaredEncoding prescan_meta(std::string_view bytes) {
  return Prescan(bytes).run();
}

Span charset_in_content(std::string_view content) {
  const auto size = static_cast<std::uint32_t>(content.size());
  for (std::uint32_t i = 0; i + 7 <= size; ++i) {
    if (!same_name(content.substr(i, 7), "charset")) continue;
    std::uint32_t at = i + 7;
    while (at < size && is_space(content[at])) ++at;
    if (at >= size || content[at] != '=') {
      i = at - 1;
      continue;
    }
    ++at;
    while (at < size && is_space(content[at])) ++at;
    if (at >= size) return {};
    if (content[at] == '"' || content[at] == '\'') {
      const std::size_t close = content.find(content[at], at + 1);
      if (close == std::string_view::npos) return {};
      return {at + 1, static_cast<std::uint32_t>(close)};
    }
    std::uint32_t end = at;
    while (end < size && !is_space(content[end]) && content[end] != ';') ++end;
    return {at, end};
  }
  return {};
}

}  // namespace beian
