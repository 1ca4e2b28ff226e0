#include "report/junit.h"

#include <fmt/format.h>

#include <pugixml.hpp>

#include "base/utf8.h"
#include "report/severity_words.h"
#include "site/trouble.h"

namespace beian {
namespace {

constexpr std::uint64_t kMostTold = 200;  // findings of one page
constexpr std::uint64_t kMostTroubles = 200;

constexpr Text2 kWithout = {"pages without findings", "没有发现问题的页面"};
constexpr Text2 kSite = {"the site as a whole", "整个网站"};
constexpr Text2 kRun = {"the run", "本次运行"};
constexpr Text2 kMoreErrors = {"{0} (and {1} more)", "{0}（另有 {1} 个）"};
constexpr Text2 kMore = {"… and more on this page\n", "……本页还有更多\n"};
constexpr Text2 kNotDone = {"{0} times the work could not be done", "有 {0} 处未能完成"};

// Only what XML 1.0 allows, line breaks kept.
std::string xml_text(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const Decoded d = decode_utf8(text, i);
    i += d.size;
    std::string character;
    append_utf8(character, (d.ch & 0xfffe) == 0xfffe ? kReplacement : d.ch);
    out += d.ch == '\n' ? character : printable(character);
  }
  return out;
}

struct StringWriter final : pugi::xml_writer {
  std::string text;
  void write(const void* data, std::size_t size) override { text.append(static_cast<const char*>(data), size); }
};

std::string printed(const pugi::xml_node& node) {
  StringWriter writer;
  node.print(writer, " ", pugi::format_indent, pugi::encoding_utf8, 2);
  return std::move(writer.text);
}

void set(pugi::xml_node& node, const char* name, const std::string& value) {
  node.append_attribute(name).set_value(value.c_str());
}
void set_text(pugi::xml_node node, const std::string& text) {
  node.append_child(pugi::node_pcdata).set_value(text.c_str());
}

// An attribute alone, as it stands in a tag.
std::string attribute(std::string_view value) {
  pugi::xml_document document;
  pugi::xml_node node = document.append_child("x");
  set(node, "v", xml_text(value));
  StringWriter writer;
  node.print(writer, "", pugi::format_raw);
  return writer.text.substr(5, writer.text.size() - 5 - 2);  // <x v="…"/>
}

}  // namespace

JunitReport::JunitReport(Output& out, std::string_view command, std::vector<std::string> suites, Language language)
    : out_(out), class_name_("beian." + std::string(command)), language_(language) {
  for (std::string& name : suites) suites_.push_back({std::move(name), 0, 0, 0, 0, 0, 0});
  if (suites_.empty()) suites_.emplace_back();
}

void JunitReport::finding(std::string_view path, const ReportedFinding& reported) {
  const Finding& f = reported.finding;
  if (case_.path != path) flush_case();
  case_.path = path;
  if (f.fixed) return;
  ++case_.findings;
  const std::string message = f.message(language_);
  const bool error = f.severity == Severity::error;
  if (error && ++case_.errors == 1) {
    case_.type = f.rule->id;
    case_.message = message;
  }
  if (++case_.told > kMostTold) return;
  std::string& to = error ? case_.failures : case_.output;
  to += fmt::format("{}:{}:{}: {}: {} [{}]\n", printable(path), reported.line, reported.column,
                    severity_words(f.severity).in(language_), message, f.rule->id);
  if (!reported.excerpt.line.empty()) to += fmt::format("    {}\n", reported.excerpt.line);
  const std::string remedy = f.remedy(language_);
  if (!remedy.empty()) to += fmt::format("  = {}\n", remedy);
}

void JunitReport::page(std::string_view path, const ReportedPage& page) {
  if (case_.path != path) flush_case();
  while (suite_ < page.root) {
    suites_[suite_].end = spool_.size();
    suites_[++suite_].begin = spool_.size();
  }
  if (!page.counted) return;
  Suite& suite = suites_[suite_];
  ++suite.pages;
  if (case_.path != path || case_.findings == 0) ++suite.without;
}

void JunitReport::flush_case() {
  if (case_.findings > 0) {
    Suite& suite = suites_[suite_];
    ++suite.cases;
    pugi::xml_document document;
    pugi::xml_node node = document.append_child("testcase");
    set(node, "classname", class_name_);
    set(node, "name", case_.path == "." ? std::string(kSite.in(language_)) : xml_text(printable(case_.path)));
    if (case_.told > kMostTold) (case_.errors > 0 ? case_.failures : case_.output) += kMore.in(language_);
    if (case_.errors > 0) {
      ++suite.failures;
      pugi::xml_node failure = node.append_child("failure");
      set(failure, "type", case_.type);
      set(failure, "message",
          xml_text(case_.errors == 1
                       ? case_.message
                       : format_message(kMoreErrors.in(language_), {case_.message, std::to_string(case_.errors - 1)})));
      set_text(failure, xml_text(case_.failures));
    }
    if (!case_.output.empty()) set_text(node.append_child("system-out"), xml_text(case_.output));
    spool_.write(printed(node));
  }
  case_ = Case();
}

void JunitReport::trouble(const Error& error) {
  if (++troubles_ > kMostTroubles) return;
  trouble_lines_ += (language_ == Language::zh ? error.zh : error.en) + "\n";
}

void JunitReport::write_suite(const Suite& suite, bool last) {
  const bool errors = last && troubles_ > 0;
  const std::uint64_t cases = suite.cases + (suite.without > 0 ? 1 : 0) + (errors ? 1 : 0);
  out_.write(fmt::format(" <testsuite name={} tests=\"{}\" failures=\"{}\" errors=\"{}\">\n", attribute(suite.name),
                         cases, suite.failures, errors ? 1 : 0));
  out_.write(fmt::format(
      "  <properties>\n   <property name=\"pages\" value=\"{}\" />\n   <property name=\"pages without findings\" "
      "value=\"{}\" />\n  </properties>\n",
      suite.pages, suite.without));
  spool_.copy_to(out_, suite.begin, suite.end);
  const auto one = [&](Text2 name) {
    pugi::xml_document document;
    pugi::xml_node node = document.append_child("testcase");
    set(node, "classname", class_name_);
    set(node, "name", std::string(name.in(language_)));
    return document;
  };
  if (suite.without > 0) {
    pugi::xml_document document = one(kWithout);
    set_text(document.first_child().append_child("system-out"), std::to_string(suite.without));
    out_.write(printed(document.first_child()));
  }
  if (errors) {
    pugi::xml_document document = one(kRun);
    pugi::xml_node error = document.first_child().append_child("error");
    set(error, "message", format_message(kNotDone.in(language_), {std::to_string(troubles_)}));
    set_text(error, xml_text(trouble_lines_));
    out_.write(printed(document.first_child()));
  }
  out_.write(" </testsuite>\n");
}

void JunitReport::finish(const Summary&) {
  flush_case();
  for (std::size_t i = suite_; i < suites_.size(); ++i) {
    if (i > suite_) suites_[i].begin = spool_.size();
    suites_[i].end = spool_.size();
  }
  out_.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"beian\">\n");
  for (std::size_t i = 0; i < suites_.size(); ++i) write_suite(suites_[i], i + 1 == suites_.size());
  out_.write("</testsuites>\n");
}

}  // namespace beian
