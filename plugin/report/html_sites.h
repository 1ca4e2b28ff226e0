// html_sites.h — several sites in one HTML report: which site a path is of, what was found there, and the table that
// says so.
//
// Why:    An agency looks at two hundred sites in one run. What it wants first is which of them are right; by folder,
// as
//         for one site, all of them would be one bar.
// Ours:   A row for each site, the worst first, with the numbers that a run over that site alone would say. Findings of
//         two sites are never one group, so a search for the site leaves its own.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/escape.h"
#include "rules/severity.h"

namespace beian {

struct Finding;

// Of one site: its pages, and the findings in its folder.
struct SiteNumbers {
  std::string name;
  std::uint64_t pages = 0;
  std::uint64_t failing = 0;  // with an error
  std::uint64_t warned = 0;   // with a warning, and no error
  std::uint64_t errors = 0;
  std::uint64_t warnings = 0;
  std::uint64_t notes = 0;
  std::uint64_t fixed = 0;
};

class SiteTable {
 public:
  SiteTable() = default;
  // The names are what the paths of the report begin with. One site alone has no table.
  explicit SiteTable(const std::vector<std::string>& names);

  bool several() const { return sites_.size() > 1; }
  // The site that `path` is of; null: of the whole run.
  SiteNumbers* site_of(std::string_view path);
  void add(std::string_view path, const Finding& finding);
  void add_page(std::string_view path, Severity worst);

  // Empty for one site. `with_fixed`: of a run that repairs.
  Html html(bool with_fixed) const;

 private:
  std::vector<SiteNumbers> sites_;
  std::size_t last_ = 0;  // paths come in order
};

}  // namespace beian
