// file_names.h — how a CI server calls the page that a report calls blog/a.html.
//
// A report's paths are relative to the site, so that it says the same wherever it was made. A CI server knows files
// from the top of the checkout, where it runs the command: to it the page is public/blog/a.html. A site outside of the
// working folder has no such name; there the report's path stays as it is.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "site/root.h"

namespace beian {

class FileNames {
 public:
  FileNames() = default;
  // For the sites of a run, seen from `working_folder` (absolute).
  FileNames(const std::vector<Root>& roots, const std::string& working_folder);

  // `path` is a report's; "." is the site itself. Any bytes.
  std::string of(std::string_view path) const;
  // The same as a relative reference of RFC 3986: every byte that is not plain is %XX, so it is ASCII and exact.
  std::string uri_of(std::string_view path) const;
  // "file:///home/me/site/public/blog/a.html": for a terminal, which opens it.
  std::string address_of(std::string_view path) const;

 private:
  std::string base_;    // "public/", or empty
  std::string folder_;  // absolute, what the paths of the report begin in; ends with a slash
};

}  // namespace beian
