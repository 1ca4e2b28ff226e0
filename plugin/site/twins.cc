#include "site/twins.h"

namespace beian {

Result<std::vector<Twin>> read_twins(Disk& disk, int root, const std::string& path, const std::string& shown,
                                     TwinSet there, std::string_view page) {
  std::vector<Twin> out;
  PageBuffer buffer;
  for (const Coding coding : kCodings) {
    if ((there & twin_bit(coding)) == 0) continue;
    const std::string suffix(suffix_of(coding));
    if (Status bad = buffer.read(disk, root, path + suffix, shown + suffix)) return *bad;
    Twin twin;
    twin.coding = coding;
    twin.path = path + suffix;
    twin.was = buffer.identity();
    twin.stale = unpack(coding, buffer.bytes(), page.size()) != page;
    out.push_back(std::move(twin));
  }
  return out;
}

Status stage_twins(Staging& staging, std::vector<Twin>& twins, const std::string& shown, std::string_view page,
                   bool changed) {
  for (Twin& twin : twins) {
    if (!changed && !twin.stale) continue;
    twin.drop = staging.drops_twins();
    if (twin.drop) continue;
    const std::string suffix(suffix_of(twin.coding));
    if (Status bad = staging.stage(twin.path, shown + suffix, pack(twin.coding, page), twin.was, twin.staged))
      return bad;
  }
  return {};
}

Status publish_twins(Staging& staging, std::vector<Twin>& twins, const std::string& shown) {
  Status first;
  for (Twin& twin : twins) {
    if (!twin.waits()) continue;
    Status bad = twin.drop ? staging.take_away(twin.path, shown + std::string(suffix_of(twin.coding)), twin.was)
                           : staging.publish(twin.staged);
    if (bad && !first) first = std::move(bad);
  }
  return first;
}

}  // namespace beian
