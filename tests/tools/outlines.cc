// outlines.cc — reads every page beneath a folder by the skimmer and by the exact rules alone, with each instruction
// set, and says where their outlines differ. Exit 0: nowhere.
//
//   outlines FOLDER          compare
//   outlines --time FOLDER   time, in memory: the skimmer, the exact rules, and the parts of both
#include <chrono>
#include <cstdio>
#include <string>
#include <vector>

#include "html/block_masks.h"
#include "html/outline.h"
#include "html/trigger.h"
#include "tools/pages.h"
#include "tools/same_page.h"

namespace {

using namespace beian;

int compare(const char* folder) {
  const BlockKernels* kernels[4];
  const std::size_t n = list_block_kernels(kernels, 4);
  std::size_t pages = 0;
  std::size_t wrong = 0;
  for (const std::string& path : pages_of(folder)) {
    const std::string bytes = read_page(path);
    const Encoding encoding = sniff_encoding(bytes);
    if (!encoding.supported()) continue;
    ++pages;
    const Page exact = outline_exactly(bytes, encoding);
    if (exact.no_body_end == NoPlace::too_deep) continue;
    for (std::size_t k = 0; k < n; ++k) {
      use_block_kernels(kernels[k]->name);
      const std::string what = difference(outline(bytes, encoding), exact);
      if (what.empty()) continue;
      ++wrong;
      std::printf("%s: %s: %s\n", path.c_str(), kernels[k]->name, what.c_str());
    }
  }
  std::printf("%zu pages, %zu instruction sets, %zu differences\n", pages, n, wrong);
  return wrong == 0 && pages > 0 ? 0 : 1;
}

template <class Work>
void time_of(const char* name, const std::vector<std::string>& pages, double megabytes, Work work) {
  double best = 1e9;
  for (int i = 0; i < 5; ++i) {
    const auto begin = std::chrono::steady_clock::now();
    for (const std::string& page : pages) work(page);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    best = std::min(best, took.count());
  }
  std::printf("%-12s %8.0f MB/s\n", name, megabytes / best);
}

int time_all(const char* folder) {
  std::vector<std::string> pages;
  double bytes = 0;
  for (const std::string& path : pages_of(folder)) {
    pages.push_back(read_page(path));
    bytes += static_cast<double>(pages.back().size());
  }
  const double mb = bytes / 1e6;
  std::size_t sum = 0;
  time_of("encoding", pages, mb, [&](const std::string& p) { sum += sniff_encoding(p).name.size(); });
  time_of("triggers", pages, mb, [&](const std::string& p) { sum += number_triggers(p, EncodingId::utf_8).size(); });
  time_of("structure", pages, mb, [&](const std::string& p) {
    for_each_block(std::string_view(p), 0, block_kernels().structure, [&](std::size_t, const BlockMasks& m) {
      sum += m.gt & 1;
      return true;
    });
  });
  time_of("skimmed", pages, mb, [&](const std::string& p) { sum += outline(p, {}).footers.size(); });
  time_of("exactly", pages, mb, [&](const std::string& p) { sum += outline_exactly(p, {}).footers.size(); });
  std::printf("%zu pages, %.0f MB, %s (%zu)\n", pages.size(), mb, block_kernels().name, sum);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const bool timed = argc == 3 && std::string_view(argv[1]) == "--time";
  if (argc != 2 && !timed) {
    std::fprintf(stderr, "outlines: outlines [--time] FOLDER\n");
    return 2;
  }
  return timed ? time_all(argv[2]) : compare(argv[1]);
}
