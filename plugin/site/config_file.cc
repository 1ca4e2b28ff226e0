// config_file.cc — where beian.toml is on the disk. What it says is config.cc's, which also reads for those without
// one.
#include <cerrno>
#include <filesystem>
#include <optional>

#include "site/config.h"
#include "site/trouble.h"
#include "site/whole_file.h"

namespace beian {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxConfigBytes = std::size_t{1} << 20;

constexpr Text2 kCannotRead = {"cannot read the config {0}: {1}. Give an existing file with --config, or leave it out.",
                               "无法读取配置 {0}：{1}。请用 --config 指定存在的文件，或不指定。"};
constexpr Text2 kTooBig = {"the config {0} is larger than 1 MiB. Give the right file with --config.",
                           "配置 {0} 超过 1 MiB。请用 --config 指定正确的文件。"};

}  // namespace

std::optional<std::string> find_config(const std::string& folder) {
  std::error_code ignored;
  fs::path at = fs::absolute(folder, ignored).lexically_normal();
  while (true) {
    const fs::path candidate = at / kConfigName;
    if (fs::exists(candidate, ignored)) return candidate.string();
    const fs::path above = at.parent_path();
    if (above == at || above.empty()) return {};
    at = above;
  }
}

std::string as_seen_from_here(const std::string& file) {
  std::error_code failed;
  const fs::path here = fs::current_path(failed);
  const fs::path relative = fs::path(file).lexically_relative(here);
  return failed || relative.empty() || *relative.begin() == ".." ? file : relative.string();
}

Status read_config(Settings& settings, const std::string& file) {
  return read_config_as(settings, file, printable(as_seen_from_here(file)));
}

Status read_config_as(Settings& settings, const std::string& file, const std::string& shown) {
  std::error_code failed;
  if (fs::is_directory(file, failed)) return trouble(kCannotRead, {printable(file)}, EISDIR);
  const std::optional<std::string> text = read_whole_file(file, kMaxConfigBytes);
  if (!text) return trouble(kCannotRead, {printable(file)}, errno);
  if (text->size() > kMaxConfigBytes) return trouble(kTooBig, {printable(file)});
  settings.config_bytes += *text;
  const std::string folder = fs::absolute(file, failed).parent_path().string();
  settings.extend = read_config_as;
  return read_config_text(settings, *text, shown, folder);
}

}  // namespace beian
