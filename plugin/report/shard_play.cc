#include "report/shard_play.h"

#include <algorithm>

namespace beian {
namespace {

bool same(const Error& a, const Error& b) {
  return a.en == b.en;
}

// Does any finding leave the page unclean?
bool any_wrong(const std::vector<ReportedFinding>& findings) {
  return std::any_of(findings.begin(), findings.end(),
                     [](const ReportedFinding& r) { return !r.finding.fixed && r.finding.severity != Severity::note; });
}

bool is_no_pages(const ShardFinding& found) {
  return found.reported.finding.rule->id == "no-pages";
}

}  // namespace

ShardPlay::ShardPlay(std::vector<ShardFile>& files, const std::vector<LateFinding>& late,
                     const std::vector<Root>& roots)
    : files_(files), late_(late) {
  for (const Root& root : roots) prefixes_.push_back(root.prefix);
  std::set<std::string> seen;
  for (ShardFile& file : files_) {
    file.rewind();
    cursors_.emplace_back().file = &file;
    advance_finding(cursors_.back());
    advance_page(cursors_.back());
    for (const ShardFinding& each : file.of_site) {
      const Finding& f = each.reported.finding;
      std::string key = std::string(f.rule->id) + '\0' + std::to_string(f.variant);
      for (const std::string& arg : f.args) key += '\0' + arg;
      if (seen.insert(key).second) of_site_.push_back(each);
    }
    const Summary& s = file.summary;
    summary_.pages += s.pages;
    summary_.clean += s.clean;
    summary_.changed += s.changed;
    summary_.refused += s.refused;
    summary_.skipped += s.skipped;
    for (std::size_t i = 0; i < s.skipped_as.size(); ++i) summary_.skipped_as[i] += s.skipped_as[i];
    if (s.known) summary_.known = summary_.known.value_or(0) + *s.known;
    summary_.gone += s.gone;
    summary_.troubled = summary_.troubled || s.troubled;
    if (&file == &files_.front()) continue;
    // Every shard said this of ".", and it counts once.
    if (s.known) *summary_.known -= file.known_of_site;
    summary_.gone -= s.part.gone_of_site;
  }
}

// The folder whose prefix is the longest that the path begins with.
ShardPlay::Key ShardPlay::key_of(const std::string& path) const {
  std::size_t root = 0;
  std::size_t longest = 0;
  for (std::size_t i = 0; i < prefixes_.size(); ++i) {
    if (prefixes_[i].size() >= longest && path.starts_with(prefixes_[i])) {
      root = i;
      longest = prefixes_[i].size();
    }
  }
  return {root, path};
}

void ShardPlay::advance_finding(Cursor& cursor) {
  ShardFinding next;
  cursor.finding.reset();
  cursor.finding_key.reset();
  if (!cursor.file->next(next)) return;
  cursor.finding_key = key_of(next.path);
  cursor.finding = std::move(next);
}

void ShardPlay::advance_page(Cursor& cursor) {
  ShardPage next;
  cursor.page.reset();
  cursor.page_key.reset();
  if (!cursor.file->next(next)) return;
  cursor.page_key = key_of(next.path);
  next.page.root = cursor.page_key->first;
  cursor.page = std::move(next);
}

// All that the shards have at `key`.
void ShardPlay::gather(const Key& key) {
  findings_.clear();
  pages_.clear();
  overlap_.reset();
  const ShardFile* owner = nullptr;
  for (Cursor& cursor : cursors_) {
    bool owns = false;
    while (cursor.finding_key == key) {
      findings_.push_back(std::move(cursor.finding->reported));
      advance_finding(cursor);
      owns = true;
    }
    while (cursor.page_key == key) {
      // A folder that cannot be read is told by all of them alike.
      const bool again =
          !cursor.page->troubles.empty() && !pages_.empty() &&
          pages_.back().troubles.size() == cursor.page->troubles.size() &&
          std::equal(pages_.back().troubles.begin(), pages_.back().troubles.end(), cursor.page->troubles.begin(), same);
      owns = owns || cursor.page->troubles.empty();
      if (!again) pages_.push_back(std::move(*cursor.page));
      advance_page(cursor);
    }
    if (!owns) continue;
    if (owner != nullptr) overlap_ = {owner->name, cursor.file->name};
    owner = cursor.file;
  }
}

bool ShardPlay::step(const std::vector<Report*>* reports) {
  std::optional<Key> first;
  const auto consider = [&first](const std::optional<Key>& key) {
    if (key && (!first || *key < *first)) first = key;
  };
  for (const Cursor& cursor : cursors_) {
    consider(cursor.finding_key);
    consider(cursor.page_key);
  }
  if (late_at_ < late_.size()) consider(key_of(late_[late_at_].path));
  if (!first) return false;
  path_ = first->second;
  gather(*first);
  if (late_at_ < late_.size() && late_[late_at_].path == path_) {
    const std::vector<ReportedFinding>& more = late_[late_at_++].findings;
    findings_.insert(findings_.end(), more.begin(), more.end());
  }
  if (reports == nullptr) return true;
  if (path_ > ".") tell_site(*reports, false);
  tell_page(*reports, first->first);
  return true;
}

void ShardPlay::tell(const std::vector<Report*>& reports, const std::string& path, const ReportedFinding& reported) {
  const Finding& f = reported.finding;
  if (!f.fixed) {
    ++(f.severity == Severity::error     ? summary_.errors
       : f.severity == Severity::warning ? summary_.warnings
                                         : summary_.notes);
  }
  for (Report* report : reports) report->finding(path, reported);
}

// `of_nothing`: that there was no page, which is said behind everything.
void ShardPlay::tell_site(const std::vector<Report*>& reports, bool of_nothing) {
  if (!of_nothing && std::exchange(site_told_, true)) return;
  for (const ShardFinding& each : of_site_) {
    if (is_no_pages(each) == of_nothing) tell(reports, ".", each.reported);
  }
}

void ShardPlay::tell_page(const std::vector<Report*>& reports, std::size_t root) {
  std::string shape;
  for (const ShardPage& page : pages_) {
    if (!page.page.shape.empty()) shape = page.page.shape;
  }
  std::vector<ReportedFinding> told;
  bool dropped = false;
  for (ReportedFinding& each : findings_) {
    if (is_said_once(*each.finding.rule) && !said_.insert({root, std::string(each.finding.rule->id)}).second) {
      dropped = dropped || (!each.finding.fixed && each.finding.severity != Severity::note);
      continue;
    }
    each.shape = shape;
    tell(reports, path_, each);
    told.push_back(std::move(each));
  }
  for (ShardPage& record : pages_) {
    if (record.known) {
      // Known to the baseline as the site's first one, and another page is the first.
      if (said_.insert({root, std::string(record.known->finding.rule->id)}).second) continue;
      --*summary_.known;
      ++summary_.gone;
    } else if (record.pages + record.skipped > 0) {
      tell_run(reports, record, root);
    } else {
      for (const Error& error : record.troubles) trouble(reports, error);
      if (dropped && record.page.counted && record.troubles.empty() && !any_wrong(told)) {
        record.page.clean = true;
        ++summary_.clean;
      }
      for (Report* report : reports) report->page(path_, record.page);
    }
  }
}

void ShardPlay::tell_run(const std::vector<Report*>& reports, const ShardPage& run, std::size_t root) {
  for (std::uint64_t i = 0; i < run.pages + run.skipped; ++i) {
    const bool counted = i < run.pages;
    const ReportedPage page{root, counted, counted, {}, {}, {}};
    for (Report* report : reports) report->page(path_, page);
  }
}

void ShardPlay::trouble(const std::vector<Report*>& reports, const Error& error) {
  summary_.troubled = true;
  for (Report* report : reports) report->trouble(error);
}

Summary ShardPlay::finish(const std::vector<Report*>& reports) {
  tell_site(reports, false);
  tell_site(reports, true);
  std::vector<Error> told;
  for (const ShardFile& file : files_) {
    for (const Error& error : file.troubles) {
      if (std::any_of(told.begin(), told.end(), [&](const Error& other) { return same(error, other); })) continue;
      told.push_back(error);
      trouble(reports, error);
    }
  }
  for (Report* report : reports) report->finish(summary_);
  return summary_;
}

}  // namespace beian
