// html_parts.h — the small pieces that the HTML report is put together from.
//
// Every sentence stands in the page in both languages, one of them hidden by the style sheet: so the language is
// switched without a script having to know any sentence, and a page printed or read without scripts is whole.
//
//   <span class="en" lang="en">3 pages</span><span class="zh" lang="zh">3 个页面</span>
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/escape.h"
#include "base/message.h"
#include "report/excerpt.h"
#include "report/kinds.h"

namespace beian::html_parts {

// What stands for {0} in a sentence: text that is the same in both languages, or a count.
struct Arg {
  Arg(std::string_view text) : en(text), zh(text) {}  // NOLINT(google-explicit-constructor): lists of arguments
  Arg(const std::string& text) : en(text), zh(text) {}
  Arg(const char* text) : en(text), zh(text) {}
  Arg(Text2 words) : en(words.en), zh(words.zh) {}
  Arg(std::uint64_t count);
  std::string en;
  std::string zh;
};

Html text(std::string_view utf8);
Html attribute(std::string_view utf8);
// Both languages, each in its element.
Html both(Text2 pattern, const std::vector<Arg>& args = {});
// The same for a sentence of ours that is no pattern; what stands in `…` becomes code.
Html both_prose(Text2 sentence);
// One or many, as English wants it: “1 page”, “2 pages”.
Html counted(std::uint64_t count, Text2 one, Text2 many);
// For attributes that people read, which hold one language at a time; both stand beside them for the script to change
// them. `names` are separated by a space.
Html both_attributes(std::string_view names, Text2 words, Language language);

// “error”, in its colour.
Html severity_mark(Severity severity, bool fixed);
// The class name that colours it: error, warning, note, fixed.
std::string_view severity_class(Severity severity, bool fixed);
// The line with what is wrong in it marked.
Html excerpt(const Excerpt& excerpt);
// An absence is on a page, but on no line.
Html place(const FoundAt& at, bool with_line);

}  // namespace beian::html_parts
