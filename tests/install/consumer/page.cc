// page.cc — the same program as page.c, through beian.hpp; the library's example for C++.
#include <beian/beian.hpp>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>

namespace {

std::optional<std::string> read_file(const std::string& folder, std::string_view name) {
  std::ifstream in(folder + "/" + std::string(name), std::ios::binary);
  if (!in) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
}

void print(std::string_view bytes, std::FILE* to) {
  std::fwrite(bytes.data(), 1, bytes.size(), to);
}

int trouble(const std::string& words) {
  print(words + "\n", stderr);
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return trouble("usage: page_cc CONFIG ROOT PAGE");
  const std::string root = argv[2];
  const std::optional<std::string> toml = read_file(".", argv[1]);
  const std::optional<std::string> html = read_file(root, argv[3]);
  if (!toml || !html) return trouble("cannot read");

  beian::api::Config config(2026);
  config.toml(*toml, argv[1], ".");
  auto policy = config.policy([](const beian::api::ConfigFile& file) {
    std::optional<std::string> bytes = read_file(std::string(file.folder), file.name);
    return beian::api::FileBytes{bytes ? BEIAN_FILE_READ : BEIAN_FILE_ABSENT, bytes.value_or("")};
  });
  if (!policy) return trouble(policy.error().message);

  beian::api::Files files;
  auto page = beian::api::Page::judge(*policy, files, *html, argv[3], BEIAN_INJECT,
                                      [&root](std::string_view path, bool) { return read_file(root, path); });
  if (!page) return trouble("the page was not judged");

  int exit_code = 0;
  for (const beian_finding& finding : page->findings()) {
    if (finding.fixed == 0 && finding.severity == BEIAN_ERROR) exit_code = 1;
  }
  beian_buffer report = {};
  if (beian_page_report(page->get(), BEIAN_EN, &report) != BEIAN_OK) return trouble("out of memory");
  print(beian::api::Buffer(report).view(), stderr);
  const std::optional<beian::api::Buffer> result = page->result();
  print(result ? result->view() : std::string_view(*html), stdout);
  return exit_code;
}
