#include "report/baseline.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <filesystem>
#include <optional>

#include "site/trouble.h"
#include "site/whole_file.h"

namespace beian {
namespace {

constexpr std::string_view kHeader = "# beian baseline 1";
constexpr std::string_view kSpecial = "\t\n\r\\";
constexpr std::string_view kLetters = "tnr\\";  // of each of them, behind a backslash

constexpr Text2 kCannotRead = {
    "cannot read the baseline {0}: {1}. Give an existing file, or write one with --write-baseline {0}.",
    "无法读取基线 {0}：{1}。请给出存在的文件，或用 --write-baseline {0} 写一个。"};
constexpr Text2 kNoHeader = {
    "{0}:1: no baseline of this version: the first line should be “{1}”. Write it again with --write-baseline.",
    "{0}:1: 不是本版本的基线：第一行应为“{1}”。请用 --write-baseline 重新写出。"};
constexpr Text2 kBadLine = {
    "{0}:{1}: no line of a baseline: expected are rule, count, path and key with tabs between them. Mend the line, or "
    "write the file again with --write-baseline.",
    "{0}:{1}: 不是基线的一行：应为以制表符分隔的规则、次数、路径和键。请修正此行，或用 --write-baseline 重新写出。"};

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const std::size_t special = kSpecial.find(c);
    if (special == std::string_view::npos) {
      out += c;
    } else {
      out += '\\';
      out += kLetters[special];
    }
  }
  return out;
}

// None where a backslash is no escape.
std::optional<std::string> unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\') {
      out += text[i];
      continue;
    }
    const std::size_t letter = ++i < text.size() ? kLetters.find(text[i]) : std::string_view::npos;
    if (letter == std::string_view::npos) return {};
    out += kSpecial[letter];
  }
  return out;
}

// `text` up to the next `end`, which is taken off too.
std::string_view cut(std::string_view& text, char end) {
  const std::size_t at = std::min(text.find(end), text.size());
  const std::string_view part = text.substr(0, at);
  text.remove_prefix(std::min(at + 1, text.size()));
  return part;
}

std::optional<std::uint32_t> whole_number(std::string_view text) {
  std::uint32_t value = 0;
  const char* end = text.data() + text.size();
  const auto [at, failed] = std::from_chars(text.data(), end, value);
  if (failed != std::errc() || at != end) return {};
  return value;
}

}  // namespace

Baseline::Entry Baseline::entry_of(const Finding& finding) {
  std::string key = std::to_string(finding.variant);
  for (const std::string& arg : finding.args) key += "\t" + escaped(arg);
  return {std::string(finding.rule->id), std::move(key)};
}

Result<Baseline> Baseline::read(const std::string& file) {
  std::error_code ignored;
  if (std::filesystem::is_directory(file, ignored)) return trouble(kCannotRead, {printable(file)}, EISDIR);
  const std::optional<std::string> text = read_whole_file(file);
  if (!text) return trouble(kCannotRead, {printable(file)}, errno);
  return parse(*text, printable(file));
}

Result<Baseline> Baseline::parse(std::string_view text, const std::string& name) {
  Baseline out;
  for (std::size_t number = 1; number == 1 || !text.empty(); ++number) {
    std::string_view line = cut(text, '\n');
    if (line.ends_with('\r')) line.remove_suffix(1);  // none is left in what we write
    if (number == 1) {
      if (line != kHeader) return trouble(kNoHeader, {name, std::string(kHeader)});
      continue;
    }
    const std::string_view rule = cut(line, '\t');
    const std::optional<std::uint32_t> count = whole_number(cut(line, '\t'));
    const std::optional<std::string> path = unescaped(cut(line, '\t'));
    const std::string_view variant = line.substr(0, line.find('\t'));
    if (rule.empty() || count.value_or(0) == 0 || !path || path->empty() || !whole_number(variant)) {
      return trouble(kBadLine, {name, std::to_string(number)});
    }
    out.pages_[*path][{std::string(rule), std::string(line)}] += *count;
  }
  return out;
}

bool Baseline::take(std::string_view path, const Finding& finding) {
  const auto page = pages_.find(path);
  if (page == pages_.end()) return false;
  const auto entry = page->second.find(entry_of(finding));
  if (entry == page->second.end() || entry->second == 0) return false;
  --entry->second;
  return true;
}

std::uint64_t Baseline::left(std::string_view path, const Policy& policy) const {
  const auto page = pages_.find(path);
  if (page == pages_.end()) return 0;
  std::uint64_t sum = 0;
  for (const auto& [entry, count] : page->second) {
    const Rule* rule = find_rule(entry.first);
    if (rule == nullptr || policy.severity(rule_index(*rule)) != Severity::off) sum += count;
  }
  return sum;
}

std::string Baseline::text() const {
  std::string out = std::string(kHeader) + "\n";
  for (const auto& [path, entries] : pages_) {
    for (const auto& [entry, count] : entries) {
      out += entry.first + "\t" + std::to_string(count) + "\t" + escaped(path) + "\t" + entry.second + "\n";
    }
  }
  return out;
}

}  // namespace beian
