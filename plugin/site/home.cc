#include "site/home.h"

#include <fcntl.h>

#include <algorithm>

#include "site/page_file.h"

namespace beian {
namespace {

constexpr int kMostSteps = 8;

bool is_page_file(Disk& disk, int root, const std::string& path) {
  const Handle file(disk, disk.open(root, path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW, 0));
  struct stat st = {};
  return file && disk.stat(file.fd(), st) == 0 && S_ISREG(st.st_mode);
}

}  // namespace

std::set<std::string, std::less<>> find_homes(Disk& disk, int root, const Policy& policy, const Resources& resources) {
  std::set<std::string, std::less<>> homes;
  PageBuffer buffer;
  for (const char* name : {"index.html", "index.htm"}) {
    std::string at = name;
    std::set<std::string> visited;
    for (int step = 0; step < kMostSteps && visited.insert(at).second && is_page_file(disk, root, at); ++step) {
      if (buffer.read(disk, root, at, at)) {
        homes.insert(at);  // the run itself will meet the trouble and tell it
        break;
      }
      const PageContext context{at, true};
      const Inspection inspection = inspect(buffer.bytes(), context, policy, resources, Action::check);
      if (inspection.page_class != PageClass::redirect_stub) {
        homes.insert(at);
        break;
      }
      const std::vector<std::string> candidates = redirect_candidates(inspection.redirect_target, at);
      const auto found = std::find_if(candidates.begin(), candidates.end(), [&](const std::string& candidate) {
        return is_page_file(disk, root, candidate);
      });
      if (found == candidates.end()) break;
      at = *found;
    }
  }
  return homes;
}

}  // namespace beian
