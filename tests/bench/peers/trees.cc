// gumbo and libxml2's HTML parser on pages in memory: a tree of each, thrown away. One line each, "name seconds".
//
//   g++ -O2 trees.cc $(pkg-config --cflags --libs gumbo libxml-2.0);  trees FOLDER
#include <gumbo.h>
#include <libxml/HTMLparser.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

int main(int, char** argv) {
  std::vector<std::string> pages;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[1])) {
    const std::string kind = entry.path().extension().string();
    if (!entry.is_regular_file() || (kind != ".html" && kind != ".htm" && kind != ".xhtml")) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    pages.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  const auto time = [&](const char* name, auto work) {
    const auto begin = std::chrono::steady_clock::now();
    for (const std::string& page : pages) work(page);
    const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - begin;
    std::printf("%s\t%.4f\n", name, passed.count());
  };
  time("gumbo: tree", [](const std::string& page) {
    GumboOutput* out = gumbo_parse_with_options(&kGumboDefaultOptions, page.data(), page.size());
    gumbo_destroy_output(&kGumboDefaultOptions, out);
  });
  time("libxml2: tree (HTML 4)", [](const std::string& page) {
    htmlDocPtr doc = htmlReadMemory(page.data(), static_cast<int>(page.size()), nullptr, nullptr,
                                    HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
    xmlFreeDoc(doc);
  });
}
