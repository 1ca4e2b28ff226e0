// pages.h — the pages beneath a folder, for tools that read a corpus.
#pragma once
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace beian {

// Sorted, so that two runs see them in one order.
inline std::vector<std::string> pages_of(const char* folder) {
  std::vector<std::string> out;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const std::string name = entry.path().extension().string();
    if (!entry.is_regular_file() || (name != ".html" && name != ".htm" && name != ".xhtml")) continue;
    out.push_back(entry.path().string());
  }
  std::sort(out.begin(), out.end());
  return out;
}

inline std::string read_page(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace beian
