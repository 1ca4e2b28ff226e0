#include "report/shard_report.h"

#include <fmt/format.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "report/html.h"
#include "report/json.h"

namespace beian {
namespace {

// Any bytes, so that they come back as they were.
std::string exact(std::string_view bytes) {
  if (is_valid_utf8(bytes)) return json_string(bytes);
  std::string out = "{\"hex\":\"";
  for (const char c : bytes) out += fmt::format("{:02x}", static_cast<unsigned char>(c));
  return out + "\"}";
}

std::string finding_record(std::string_view path, const ReportedFinding& reported, Language language) {
  const Finding& f = reported.finding;
  std::string args;
  for (const std::string& arg : f.args) args += (args.empty() ? "" : ",") + exact(arg);
  std::string out = finding_json(path, reported, language);
  out.pop_back();
  out += fmt::format(R"(,"more":{{"variant":{},"args":[{}],"at":[{},{},{},{}])", f.variant, args,
                     reported.begin.character, reported.end.line, reported.end.column, reported.end.character);
  if (f.app != App{}) out += fmt::format(R"(,"app":{})", static_cast<unsigned>(f.app));
  if (!is_valid_utf8(path)) out += R"(,"path":)" + exact(path);
  if (!reported.excerpt.line.empty()) {
    out += fmt::format(R"(,"excerpt":[{},{},{}])", exact(reported.excerpt.line), reported.excerpt.caret_column,
                       reported.excerpt.caret_width);
  }
  if (!reported.element.empty()) out += R"(,"element":)" + exact(reported.element);
  return out + "}}";
}

std::string trouble_record(const Error& error) {
  return fmt::format("[{},{}]", json_string(error.en), json_string(error.zh));
}

std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.find('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

std::string_view sign(Preview::What what) {
  return what == Preview::What::kept ? "=" : what == Preview::What::taken_out ? "-" : "+";
}

}  // namespace

ShardReport::ShardReport(Output& out, const ShardStyle& style) : out_(out), language_(style.language) {
  std::string roots;
  for (std::size_t i = 0; i < style.roots.size(); ++i) {
    roots += fmt::format(R"({}{{"folder":{},"prefix":{},"listed":{}}})", i == 0 ? "" : ",", exact(style.names[i]),
                         exact(style.roots[i].prefix), style.roots[i].listed);
  }
  out_.write(fmt::format(
      R"({{"version":1,"command":{},"shard":{{"index":{},"count":{},"by":{},"settings":{},"roots":[{}]}},"findings":[)",
      json_string(style.command), style.shard.index + 1, style.shard.count, json_string(style.version),
      json_string(style.settings), roots));
}

void ShardReport::finding(std::string_view path, const ReportedFinding& reported) {
  at_ = path;
  out_.write(first_ ? "\n" : ",\n");
  out_.write(finding_record(path, reported, language_));
  first_ = false;
}

void ShardReport::known(std::string_view path, const ReportedFinding& reported) {
  if (path != "." && !is_said_once(*reported.finding.rule)) return;  // counted, and told nowhere else
  record(R"({"known":)" + finding_record(path, reported, language_) + "}");
}

void ShardReport::record(const std::string& line) {
  end_quiet();
  spool_.write((first_record_ ? "\n" : ",\n") + line);
  first_record_ = false;
}

void ShardReport::end_quiet() {
  const Quiet quiet = std::exchange(quiet_, Quiet());
  if (quiet.pages + quiet.skipped == 0) return;
  record(fmt::format(R"({{"path":{},"pages":{}{}}})", exact(quiet.path), quiet.pages,
                     quiet.skipped == 0 ? "" : fmt::format(R"(,"skipped":{})", quiet.skipped)));
}

// A footer that a report would show, or that there is one.
std::string ShardReport::preview_record(const ReportedPage& page) {
  std::size_t& footers = footers_[page.root];
  const bool is_new = footers < HtmlData::kMostFooters && shapes_.insert(std::to_string(page.root) + page.shape).second;
  if (!is_new) return R"(,"preview":[])";
  ++footers;
  std::string pieces;
  for (const Preview::Piece& piece : page.preview.pieces) {
    pieces += fmt::format(R"({}["{}",{}])", pieces.empty() ? "" : ",", sign(piece.what), exact(piece.text));
  }
  return R"(,"preview":[)" + pieces + "]";
}

void ShardReport::page(std::string_view path, const ReportedPage& page) {
  const std::string troubles = std::exchange(troubles_, {});
  const bool plain = page.preview.pieces.empty() && page.digests.empty() && troubles.empty();
  if (plain && at_ != path && page.clean == page.counted) {
    if (quiet_.pages + quiet_.skipped > 0 && (quiet_.root != page.root || folder_of(quiet_.path) != folder_of(path))) {
      end_quiet();
    }
    if (quiet_.pages + quiet_.skipped == 0) quiet_ = {std::string(path), page.root, 0, 0};
    ++(page.counted ? quiet_.pages : quiet_.skipped);
    return;
  }
  std::string line = fmt::format(R"({{"path":{},"counted":{},"clean":{})", exact(path), page.counted, page.clean);
  if (!page.shape.empty()) line += R"(,"shape":)" + exact(page.shape);
  if (!page.preview.pieces.empty()) line += preview_record(page);
  if (!page.digests.empty()) line += R"(,"digests":)" + json_string(page.digests);
  if (!troubles.empty()) line += R"(,"troubles":[)" + troubles + "]";
  record(line + "}");
}

// Of the page whose turn it is, which is told next; else of the run.
void ShardReport::trouble(const Error& error) {
  troubles_ += (troubles_.empty() ? "" : ",") + trouble_record(error);
}

void ShardReport::finish(const Summary& s) {
  end_quiet();
  out_.write("\n],\"pages\":[");
  spool_.copy_to(out_, 0, spool_.size());
  std::string lists;
  for (const ShardPart::List& list : s.part.lists) {
    lists += fmt::format(R"({}[{},"{}","{}"])", lists.empty() ? "" : ",", exact(list.path),
                         severity_name(list.severity), severity_name(list.of_twins));
  }
  std::string skipped;
  for (const std::uint64_t n : s.skipped_as) skipped += (skipped.empty() ? "" : ",") + std::to_string(n);
  out_.write(
      fmt::format("\n],\"summary\":{},\"rest\":{{\"skipped\":[{}],\"gone\":{},\"gone_of_site\":{},\"troubled\":{},"
                  "\"troubles\":[{}],"
                  "\"seen\":{},\"seen_sum\":\"{}\",\"own\":{},\"own_sum\":\"{}\",\"lists\":[{}]}}}}\n",
                  summary_json(s), skipped, s.gone, s.part.gone_of_site, s.troubled, troubles_, s.part.seen,
                  hex64(s.part.seen_sum), s.part.own, hex64(s.part.own_sum), lists));
}

}  // namespace beian
