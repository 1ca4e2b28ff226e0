#include "site/cname.h"

#include "base/ascii.h"
#include "site/page_file.h"

namespace beian {

std::string cname_host(Disk& disk, int root) {
  PageBuffer buffer;
  if (buffer.read(disk, root, "CNAME", "CNAME")) return {};
  std::string_view line = buffer.bytes();
  line = line.substr(0, line.find_first_of("\r\n"));
  const std::size_t first = line.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return ascii_lower(line.substr(first, line.find_last_not_of(" \t") - first + 1));
}

}  // namespace beian
