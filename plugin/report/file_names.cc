#include "report/file_names.h"

#include <filesystem>

namespace beian {
namespace {

namespace fs = std::filesystem;

// `folder` from `working_folder`, or empty where it is not inside.
std::string inside(const std::string& folder, const std::string& working_folder) {
  std::error_code failed;
  const fs::path real = fs::weakly_canonical(fs::path(working_folder) / folder, failed);
  if (failed) return {};
  const fs::path here = fs::weakly_canonical(working_folder, failed);
  if (failed) return {};
  const std::string relative = real.lexically_relative(here).string();
  return relative == "." || relative == ".." || relative.starts_with("../") ? std::string() : relative;
}

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("-._~/").find(c) != std::string_view::npos;
}

std::string escaped(std::string_view path) {
  std::string out;
  for (const char c : path) {
    if (is_plain(c)) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += "0123456789ABCDEF"[byte >> 4];
    out += "0123456789ABCDEF"[byte & 15];
  }
  return out;
}

}  // namespace

FileNames::FileNames(const std::vector<Root>& roots, const std::string& working_folder) {
  const bool alone = roots.size() == 1 && roots[0].prefix.empty();
  const fs::path folder = alone ? fs::path(working_folder) / roots[0].folder : fs::path(working_folder);
  folder_ = folder.lexically_normal().string();
  if (!folder_.ends_with('/')) folder_ += '/';
  if (!alone) return;  // several: the paths begin with what was typed
  base_ = inside(roots[0].folder, working_folder);
  if (!base_.empty()) base_ += '/';
}

std::string FileNames::of(std::string_view path) const {
  if (path != ".") return base_ + std::string(path);
  return base_.empty() ? "." : base_.substr(0, base_.size() - 1);
}

std::string FileNames::uri_of(std::string_view path) const {
  return escaped(of(path));
}

std::string FileNames::address_of(std::string_view path) const {
  return "file://" + escaped(folder_ + (path == "." ? "" : std::string(path)));
}

}  // namespace beian
