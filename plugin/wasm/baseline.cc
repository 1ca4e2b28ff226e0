// baseline.cc — there is no baseline without a disk: `--baseline` is refused by name (program.cc), so nothing is known.
#include "report/baseline.h"

namespace beian {

bool Baseline::take(std::string_view, const Finding&) {
  return false;
}
std::uint64_t Baseline::left(std::string_view, const Policy&) const {
  return 0;
}
Baseline::Entry Baseline::entry_of(const Finding&) {
  return {};
}

}  // namespace beian
