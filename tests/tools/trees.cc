// trees [--digest] FOLDER|FILE… — the tree of each page, as xpath::Document has it.
//
// The same lines as tests/differential/trees.mjs prints from parse5 (see there), so that the two can be compared.
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "xpath/document.h"

namespace {

namespace fs = std::filesystem;

void page(const fs::path& path, const std::string& shown, bool digest) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream whole;
  whole << in.rdbuf();
  const std::string bytes = whole.str();
  if (!beian::is_valid_utf8(bytes)) return;
  const std::string dump = beian::xpath::Document(bytes, beian::Encoding()).dump();
  if (!digest) {
    std::cout << "# " << shown << "\n" << dump;
    return;
  }
  std::uint64_t hash = 0xcbf29ce484222325u;
  for (const char c : dump) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  std::printf("%s\t%zu\t%016llx\n", shown.c_str(), dump.size(), static_cast<unsigned long long>(hash));
}

}  // namespace

int main(int argc, char** argv) {
  bool digest = false;
  for (int i = 1; i < argc; ++i) {
    const fs::path given = argv[i];
    if (std::strcmp(argv[i], "--digest") == 0) {
      digest = true;
    } else if (fs::is_directory(given)) {
      std::vector<fs::path> files;
      for (const auto& entry : fs::recursive_directory_iterator(given)) {
        const std::string file = entry.path().filename().string();  // ".html" is a page too
        const bool html = file.ends_with(".html") || file.ends_with(".htm") || file.ends_with(".xhtml");
        if (html && entry.is_regular_file() && !entry.is_symlink()) files.push_back(entry.path());
      }
      std::sort(files.begin(), files.end());
      for (const auto& file : files) page(file, file.lexically_relative(given).string(), digest);
    } else {
      page(given, given.string(), digest);
    }
  }
}
