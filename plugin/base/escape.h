// escape.h — Html: bytes that are safe to stand in a page because only this file makes them.
//
// Configured text (an owner's name, a number, a URL) must never become markup. The naive way is to remember to call an
// escape function; ours is a type: the renderer concatenates Html only, and an Html comes from a literal of our own,
// from escaping, or from a template that was proven when the program started.
//
//   Html h = Html::literal("<p title=\"") + Html::attribute(owner) + Html::literal("\">") + Html::text(owner) + ...
//
// With ascii_only, characters beyond ASCII become decimal character references (&#20140;), which read the same in every
// ASCII-compatible encoding; so a page whose encoding is not proven gets pure ASCII.
#pragma once
#include <string>
#include <string_view>

namespace beian {

class Html {
 public:
  Html() = default;
  // Markup of our own. consteval: a run-time string cannot get in here.
  struct Literal {
    template <std::size_t N>
    consteval Literal(const char (&text)[N]) : view(text, N - 1) {}
    std::string_view view;
  };
  static Html literal(Literal text) { return Html(std::string(text.view)); }
  // `utf8` as text content: & < > escaped, control characters dropped.
  static Html text(std::string_view utf8, bool ascii_only);
  // `utf8` for a double-quoted attribute value: & < > " ' escaped, control characters dropped.
  static Html attribute(std::string_view utf8, bool ascii_only);
  // Markup that site/badge_template has proven: UTF-8, characters beyond ASCII in text and attribute values alone.
  static Html proven(std::string_view utf8, bool ascii_only);

  Html& operator+=(const Html& other) {
    bytes_ += other.bytes_;
    return *this;
  }
  friend Html operator+(Html a, const Html& b) { return a += b; }
  const std::string& bytes() const { return bytes_; }
  bool empty() const { return bytes_.empty(); }

 private:
  explicit Html(std::string bytes) : bytes_(std::move(bytes)) {}
  std::string bytes_;
};

}  // namespace beian
