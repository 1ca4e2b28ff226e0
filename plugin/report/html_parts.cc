#include "report/html_parts.h"

#include <algorithm>

#include "base/utf8.h"
#include "report/number_words.h"
#include "report/severity_words.h"
#include "site/trouble.h"

namespace beian::html_parts {
namespace {

std::string filled(std::string_view pattern, const std::vector<Arg>& args, Language language) {
  std::vector<std::string> words;
  words.reserve(args.size());
  for (const Arg& arg : args) words.push_back(language == Language::zh ? arg.zh : arg.en);
  return format_message(pattern, words);
}

// The first `columns` columns of `text`, in bytes.
std::size_t bytes_of_columns(std::string_view text, std::uint32_t columns) {
  std::size_t at = 0;
  for (std::uint32_t width = 0; at < text.size();) {
    const Decoded d = decode_utf8(text, at);
    width += column_width(d.ch);
    if (width > columns) break;
    at += d.size;
  }
  return at;
}

}  // namespace

Arg::Arg(std::uint64_t count) : en(grouped(count, Language::en)), zh(grouped(count, Language::zh)) {}

Html text(std::string_view utf8) {
  return Html::text(utf8, false);
}
Html attribute(std::string_view utf8) {
  return Html::attribute(utf8, false);
}

Html both(Text2 pattern, const std::vector<Arg>& args) {
  return Html::literal("<span class=\"en\" lang=\"en\">") + text(filled(pattern.en, args, Language::en)) +
         Html::literal("</span><span class=\"zh\" lang=\"zh\">") + text(filled(pattern.zh, args, Language::zh)) +
         Html::literal("</span>");
}

Html both_prose(Text2 sentence) {
  const auto with_code = [](std::string_view all) {
    Html out;
    for (bool code = false; !all.empty(); code = !code) {
      const std::size_t end = std::min(all.find('`'), all.size());
      out += code ? Html::literal("<code>") + text(all.substr(0, end)) + Html::literal("</code>")
                  : text(all.substr(0, end));
      all.remove_prefix(std::min(end + 1, all.size()));
    }
    return out;
  };
  return Html::literal("<span class=\"en\" lang=\"en\">") + with_code(sentence.en) +
         Html::literal("</span><span class=\"zh\" lang=\"zh\">") + with_code(sentence.zh) + Html::literal("</span>");
}

Html counted(std::uint64_t count, Text2 one, Text2 many) {
  return both(count == 1 ? one : many, {count});
}

Html both_attributes(std::string_view names, Text2 words, Language language) {
  Html out = Html::literal(" data-says=\"") + text(names) + Html::literal("\" data-en=\"") + attribute(words.en) +
             Html::literal("\" data-zh=\"") + attribute(words.zh) + Html::literal("\"");
  while (!names.empty()) {
    const std::size_t end = std::min(names.find(' '), names.size());
    out += Html::literal(" ") + text(names.substr(0, end)) + Html::literal("=\"") + attribute(words.in(language)) +
           Html::literal("\"");
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return out;
}

std::string_view severity_class(Severity severity, bool fixed) {
  return fixed ? "fixed" : severity_name(severity);
}

Html severity_mark(Severity severity, bool fixed) {
  constexpr Text2 kFixed = {"fixed", "已修复"};
  return Html::literal("<span class=\"mark ") + text(severity_class(severity, fixed)) + Html::literal("\">") +
         both(fixed ? kFixed : severity_words(severity)) + Html::literal("</span>");
}

Html excerpt(const Excerpt& excerpt) {
  if (excerpt.line.empty()) return {};
  const std::string_view line = excerpt.line;
  const std::size_t begin = bytes_of_columns(line, excerpt.caret_column);
  const std::size_t size = bytes_of_columns(line.substr(begin), excerpt.caret_width);
  return Html::literal("<pre class=\"excerpt\"><code>") + text(line.substr(0, begin)) + Html::literal("<mark>") +
         text(line.substr(begin, size)) + Html::literal("</mark>") + text(line.substr(begin + size)) +
         Html::literal("</code></pre>");
}

Html place(const FoundAt& at, bool with_line) {
  Html out = Html::literal("<code class=\"place\">") + text(printable(at.path));
  if (with_line) {
    out += Html::literal("<span class=\"line\">:") + text(std::to_string(at.line)) + Html::literal(":") +
           text(std::to_string(at.column)) + Html::literal("</span>");
  }
  return out + Html::literal("</code>");
}

}  // namespace beian::html_parts
