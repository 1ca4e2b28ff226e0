// objects.h — what stands behind the handles of beian.h.
#pragma once
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "abi/support.h"
#include "report/report.h"
#include "rules/inspect.h"
#include "rules/resources.h"
#include "site/config.h"
#include "site/page_policies.h"
#include "site/settings.h"

// Sources are kept as they were given and applied by beian_policy_new, each time from the start: so a file that is
// wanted half-way needs no way back into the middle of a setting.
struct beian_config {
  explicit beian_config(int year) : this_year(year) {}

  using Source = std::function<beian::Status(beian::Settings&)>;
  using FileName = std::pair<std::string, std::string>;  // folder, name

  int this_year;
  std::vector<Source> sources;
  struct File {
    beian_file_state state;
    std::string bytes;
  };
  std::map<FileName, File> files;  // what is known
  std::optional<beian::FileWanted> wanted;
  beian::Error error;

  // All sources applied. An error where `wanted` is set means that it is wanted first.
  beian::Result<beian::Settings> settings();
};

struct beian_policy {
  beian_policy(beian::Policy wanted, std::vector<beian::Override> where)
      : policy(std::move(wanted)), overrides(std::move(where)), of_pages(policy, overrides) {}
  beian_policy(const beian_policy&) = delete;
  beian_policy& operator=(const beian_policy&) = delete;

  beian::Policy policy;
  std::vector<beian::Override> overrides;
  mutable beian::PagePolicies of_pages;  // thread-safe
};

struct beian_files {
  beian::Resources resources;
};

struct beian_page {
  std::string path;
  std::string_view bytes;
  const beian::Policy* policy = nullptr;
  beian::Inspection inspection;
  std::string result;  // of an inspection that has edits
  std::vector<beian::ReportedFinding> findings;
  struct Words {
    std::string message, remedy;
  };
  mutable std::vector<Words> words[2];  // of the findings, by language; made when they are asked for
};

namespace beian {

// What beian_page_new makes, with what reports want of it besides. `wants`: the verdict waits for files.
std::unique_ptr<beian_page> judge_page(const beian_policy& policy, const beian_files& files, std::string_view bytes,
                                       std::string path, Action action, bool required, const Needs& needs, bool& wants);

}  // namespace beian
