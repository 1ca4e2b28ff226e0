// in_memory.cc — what the core takes for pages that are in memory: inspect, and with inject the proven new bytes, which
// are thrown away. One thread, no files; for tests/bench/in_memory.py.
//
//   in_memory check|inject FOLDER ROUNDS     prints the seconds of the best round, the bytes read, the pages, those
//   changed
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include "number/number.h"
#include "rules/inspect.h"
#include "rules/resources.h"
#include "tools/pages.h"

int main(int argc, char** argv) {
  using namespace beian;
  if (argc != 4) return 2;
  const Action action = std::strcmp(argv[1], "inject") == 0 ? Action::inject : Action::check;
  const std::vector<std::string> names = pages_of(argv[2]);
  std::vector<std::string> pages;
  std::size_t bytes = 0;
  for (const std::string& name : names) {
    pages.push_back(read_page(name));
    bytes += pages.back().size();
  }
  Policy policy;
  policy.icp.push_back(read_number("京ICP备2024990001号-1", 2026));
  policy.this_year = 2026;
  const Resources resources;
  double best = 1e9;
  std::size_t changed = 0;
  for (int round = std::atoi(argv[3]); round > 0; --round) {
    changed = 0;
    const auto begin = std::chrono::steady_clock::now();
    for (std::size_t i = 0; i < pages.size(); ++i) {
      const PageContext context{names[i]};
      Inspection inspection = inspect(pages[i], context, policy, resources, action);
      if (inspection.edits.empty()) continue;
      changed += rewrite(pages[i], context, policy, resources, action, inspection).empty() ? 0 : 1;
    }
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - begin;
    best = std::min(best, passed.count());
  }
  std::printf("%.4f %zu %zu %zu\n", best, bytes, pages.size(), changed);
}
