#include "report/github.h"

#include <fmt/format.h>

#include "base/utf8.h"
#include "site/trouble.h"

namespace beian {
namespace {

constexpr Text2 kMore = {"{0} findings on {1} pages, also {2}", "{1} 个页面共 {0} 处，另见 {2}"};

std::string escaped(std::string_view text, bool value) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const Decoded d = decode_utf8(text, i);
    i += d.size;
    switch (d.ch) {
      case '%': out += "%25"; continue;
      case '\n': out += "%0A"; continue;
      case '\r': out += "%0D"; continue;
      case ':': out += value ? "%3A" : ":"; continue;
      case ',': out += value ? "%2C" : ","; continue;
      default: break;
    }
    std::string character;
    append_utf8(character, d.ch);
    out += printable(character);
  }
  return out;
}

std::string_view level(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    default: return "notice";
  }
}

}  // namespace

std::string command_text(std::string_view text) {
  return escaped(text, false);
}
std::string command_value(std::string_view text) {
  return escaped(text, true);
}

void GithubReport::finding(std::string_view path, const ReportedFinding& reported) {
  if (reported.finding.fixed) return;
  if (verbose_ || kinds_.add(path, reported) == nullptr) annotate(path, reported, {});
}

void GithubReport::annotate(std::string_view path, const ReportedFinding& reported, const std::string& more) {
  const Finding& f = reported.finding;
  std::string text = f.message(language_);
  const std::string remedy = f.remedy(language_);
  if (!remedy.empty()) text += "\n" + remedy;
  if (!more.empty()) text += "\n" + more;
  out_.write(fmt::format("::{} file={}", level(f.severity), command_value(names_.of(path))));
  if (path != ".") out_.write(fmt::format(",line={},col={}", reported.line, reported.column));
  if (!f.span.empty()) out_.write(fmt::format(",endLine={},endColumn={}", reported.end.line, reported.end.column));
  out_.write(fmt::format(",title={}::{}\n", command_value(f.rule->id), command_text(text)));
}

void GithubReport::trouble(const Error& error) {
  out_.write(fmt::format("::error title=beian::{}\n", command_text(language_ == Language::zh ? error.zh : error.en)));
}

void GithubReport::finish(const Summary&) {
  for (const auto& kind : kinds_.all()) {
    std::string others;
    for (std::size_t i = 1; i < kind->places.size(); ++i) {
      others += (i == 1 ? "" : ", ") + names_.of(kind->places[i].path) + ":" + std::to_string(kind->places[i].line);
    }
    if (!others.empty()) {
      others = format_message(kMore.in(language_), {std::to_string(kind->count), std::to_string(kind->pages), others});
    }
    annotate(kind->places.front().path, kind->first, others);
  }
}

}  // namespace beian
