#include "report/shard_file.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <nlohmann/json.hpp>

#include "site/trouble.h"

namespace beian {
namespace {

using Json = nlohmann::json;

constexpr Text2 kCannotRead = {"{0}: cannot read the report: {1}. Give an existing file.",
                               "{0}：无法读取报告：{1}。请给出存在的文件。"};
constexpr Text2 kNoReport = {
    "{0}: no JSON report of beian. Give the files that --format json=FILE wrote, one for each shard.",
    "{0}：不是 beian 的 JSON 报告。请给出各分片用 --format json=FILE 写出的文件。"};
constexpr Text2 kNoShard = {"{0}: the report of a whole run, not of a shard. Only shards of one run can be merged.",
                            "{0}：这是完整运行的报告，不是分片的报告。只能合并同一次运行的各个分片。"};
constexpr Text2 kTorn = {
    "{0}: not whole, or not as beian wrote it. Run this shard again, and give its report as it is.",
    "{0}：不完整，或已不是 beian 写出的原样。请重新运行该分片，并原样给出其报告。"};
constexpr Text2 kVersion = {"{0}: written by beian {1}, and this is {2}. Use one version for all shards and for merge.",
                            "{0} 由 beian {1} 写出，而当前是 {2}。各分片与合并请使用同一版本。"};

constexpr std::string_view kEndOfFindings = "],\"pages\":[";
constexpr std::string_view kEndOfPages = "],\"summary\":";

// What is not as it should be throws nlohmann's exception, which ends in open() and next().
std::string exact(const Json& json) {
  if (json.is_string()) return json.get<std::string>();
  const std::string hex = json.at("hex").get<std::string>();
  std::string out;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    unsigned byte = 0;
    std::from_chars(hex.data() + i, hex.data() + i + 2, byte, 16);
    out += static_cast<char>(byte);
  }
  return out;
}

template <class T>
T number(const Json& json) {
  return json.get<T>();
}

Severity severity(const std::string& name) {
  for (const Severity each : {Severity::off, Severity::note, Severity::warning, Severity::error}) {
    if (severity_name(each) == name) return each;
  }
  throw std::out_of_range(name);
}

ShardFinding finding(const Json& json) {
  const Json& more = json.at("more");
  ShardFinding out;
  out.path = exact(more.contains("path") ? more["path"] : json.at("path"));
  ReportedFinding& r = out.reported;
  Finding& f = r.finding;
  f.rule = find_rule(json.at("rule").get<std::string>());
  f.variant = number<std::uint8_t>(more.at("variant"));
  if (f.rule == nullptr || f.variant >= f.rule->messages.size()) throw std::out_of_range("rule");
  f.severity = severity(json.at("severity").get<std::string>());
  f.span = {number<std::uint32_t>(json.at("begin")), number<std::uint32_t>(json.at("end"))};
  for (const Json& arg : more.at("args")) f.args.push_back(exact(arg));
  f.fixed = json.at("fixed").get<bool>();
  f.app = static_cast<App>(more.value("app", 0u));
  r.line = number<std::uint32_t>(json.at("line"));
  r.column = number<std::uint32_t>(json.at("column"));
  const Json& at = more.at("at");
  r.begin = {r.line, r.column, number<std::uint32_t>(at.at(0))};
  r.end = {number<std::uint32_t>(at.at(1)), number<std::uint32_t>(at.at(2)), number<std::uint32_t>(at.at(3))};
  if (more.contains("excerpt")) {
    const Json& excerpt = more["excerpt"];
    r.excerpt = {exact(excerpt.at(0)), number<std::uint32_t>(excerpt.at(1)), number<std::uint32_t>(excerpt.at(2))};
  }
  if (more.contains("element")) r.element = exact(more["element"]);
  return out;
}

std::vector<Error> errors(const Json& json) {
  std::vector<Error> out;
  for (const Json& each : json) out.push_back({each.at(0).get<std::string>(), each.at(1).get<std::string>(), 0});
  return out;
}

Preview::What what(const std::string& sign) {
  return sign == "=" ? Preview::What::kept : sign == "-" ? Preview::What::taken_out : Preview::What::put_in;
}

ShardPage page(const Json& json) {
  ShardPage out;
  if (json.contains("known")) {
    ShardFinding known = finding(json["known"]);
    out.path = std::move(known.path);
    out.known = std::move(known.reported);
    return out;
  }
  out.path = exact(json.at("path"));
  if (json.contains("pages")) {
    out.pages = number<std::uint64_t>(json["pages"]);
    out.skipped = json.value("skipped", std::uint64_t{0});
    return out;
  }
  out.page.counted = json.at("counted").get<bool>();
  out.page.clean = json.at("clean").get<bool>();
  if (json.contains("shape")) out.page.shape = exact(json["shape"]);
  out.page.digests = json.value("digests", "");
  if (json.contains("troubles")) out.troubles = errors(json["troubles"]);
  if (json.contains("preview")) {
    for (const Json& piece : json["preview"]) {
      out.page.preview.pieces.push_back({what(piece.at(0).get<std::string>()), exact(piece.at(1))});
    }
    // One that no report shows, and that is counted.
    if (out.page.preview.pieces.empty()) out.page.preview.pieces.emplace_back();
  }
  return out;
}

std::uint64_t hex_sum(const Json& json) {
  const std::string text = json.get<std::string>();
  std::uint64_t out = 0;
  std::from_chars(text.data(), text.data() + text.size(), out, 16);
  return out;
}

void read_summary(const Json& json, ShardFile& out) {
  Summary& s = out.summary;
  const Json& counts = json.at("summary");
  s.pages = number<std::uint64_t>(counts.at("pages"));
  s.clean = number<std::uint64_t>(counts.at("clean"));
  s.changed = number<std::uint64_t>(counts.at("changed"));
  s.refused = number<std::uint64_t>(counts.at("refused"));
  s.skipped = number<std::uint64_t>(counts.at("skipped"));
  s.errors = number<std::uint64_t>(counts.at("errors"));
  s.warnings = number<std::uint64_t>(counts.at("warnings"));
  s.notes = number<std::uint64_t>(counts.at("notes"));
  if (counts.contains("known")) s.known = number<std::uint64_t>(counts["known"]);
  const Json& rest = json.at("rest");
  for (std::size_t i = 0; i < s.skipped_as.size(); ++i)
    s.skipped_as[i] = number<std::uint64_t>(rest.at("skipped").at(i));
  s.gone = number<std::uint64_t>(rest.at("gone"));
  s.troubled = rest.at("troubled").get<bool>();
  out.troubles = errors(rest.at("troubles"));
  s.part.seen = number<std::uint64_t>(rest.at("seen"));
  s.part.own = number<std::uint64_t>(rest.at("own"));
  s.part.seen_sum = hex_sum(rest.at("seen_sum"));
  s.part.own_sum = hex_sum(rest.at("own_sum"));
  s.part.gone_of_site = number<std::uint64_t>(rest.at("gone_of_site"));
  for (const Json& list : rest.at("lists")) {
    s.part.lists.push_back(
        {exact(list.at(0)), severity(list.at(1).get<std::string>()), severity(list.at(2).get<std::string>())});
  }
}

void read_head(const Json& json, ShardFile& out) {
  out.command = json.at("command").get<std::string>();
  const Json& shard = json.at("shard");
  out.index = number<unsigned>(shard.at("index"));
  out.count = number<unsigned>(shard.at("count"));
  if (out.index < 1 || out.index > out.count) throw std::out_of_range("shard");
  out.settings = shard.at("settings").get<std::string>();
  for (const Json& root : shard.at("roots")) {
    out.roots.push_back({exact(root.at("folder")), exact(root.at("prefix")), root.at("listed").get<bool>(), {}});
  }
}

}  // namespace

Result<ShardFile> ShardFile::open(const std::string& file, std::string_view version) {
  ShardFile out;
  out.name = printable(file);
  out.file_ = file;
  errno = 0;
  std::ifstream in(file, std::ios::binary);
  if (!in || in.peek() == std::ifstream::traits_type::eof()) {
    if (errno == 0 && in.is_open()) return trouble(kNoReport, {out.name});
    return trouble(kCannotRead, {out.name}, errno != 0 ? errno : EIO);
  }
  std::string line;
  std::getline(in, line);
  if (!line.starts_with(R"({"version":1,"command":)")) return trouble(kNoReport, {out.name});
  constexpr std::string_view kHeadEnd = ",\"findings\":[";
  if (line.find("\"shard\":{") == std::string::npos) return trouble(kNoShard, {out.name});
  if (!line.ends_with(kHeadEnd)) return trouble(kTorn, {out.name});
  try {
    const Json head = Json::parse(line + "]}");
    const std::string by = head.at("shard").value("by", "?");
    if (by != version) return trouble(kVersion, {out.name, printable(by), std::string(version)});
    read_head(head, out);
    out.findings_at_ = in.tellg();
    std::uint64_t standing = 0;
    while (std::getline(in, line) && line != kEndOfFindings) {
      if (line.find(R"("fixed":false)") != std::string::npos) ++standing;
      if (line.find(R"("path":".",)") == std::string::npos) continue;
      if (line.ends_with(',')) line.pop_back();
      ShardFinding found = finding(Json::parse(line));
      if (found.path == ".") out.of_site.push_back(std::move(found));
    }
    out.pages_at_ = in.tellg();
    while (std::getline(in, line) && !line.starts_with(kEndOfPages)) {
      if (line.find(R"({"known":)") == 0 && line.find(R"("path":".",)") != std::string::npos) ++out.known_of_site;
    }
    if (!in) return trouble(kTorn, {out.name});
    read_summary(Json::parse("{" + line.substr(2)), out);
    const Summary& s = out.summary;
    if (standing != s.errors + s.warnings + s.notes) return trouble(kTorn, {out.name});
  } catch (const std::exception&) {  // nlohmann's, and ours above: the file is not what we write
    return trouble(kTorn, {out.name});
  }
  out.rewind();
  return out;
}

void ShardFile::rewind() {
  findings_ = std::ifstream(file_, std::ios::binary);
  findings_.seekg(findings_at_);
  pages_ = std::ifstream(file_, std::ios::binary);
  pages_.seekg(pages_at_);
}

bool ShardFile::next_line(std::ifstream& in, std::string& line) {
  if (broken_) return false;
  if (!std::getline(in, line)) broken_ = true;
  if (broken_ || line.starts_with("]")) return false;
  if (line.ends_with(',')) line.pop_back();
  return true;
}

bool ShardFile::next(ShardFinding& out) {
  std::string line;
  while (next_line(findings_, line)) {
    try {
      out = finding(Json::parse(line));
      if (out.path != ".") return true;
    } catch (const std::exception&) {
      broken_ = true;
    }
  }
  return false;
}

bool ShardFile::next(ShardPage& out) {
  std::string line;
  while (next_line(pages_, line)) {
    try {
      out = page(Json::parse(line));
      if (out.path != ".") return true;
    } catch (const std::exception&) {
      broken_ = true;
    }
  }
  return false;
}

}  // namespace beian
