#include "site/setting_file.h"

#include <cerrno>
#include <filesystem>

#include "site/inside.h"
#include "site/trouble.h"
#include "site/whole_file.h"

namespace beian {
namespace {

namespace fs = std::filesystem;

constexpr Text2 kCannotRead = {"{0}: cannot read the file {1}: {2}. Make it readable, or name another.",
                               "{0}：无法读取文件 {1}：{2}。请使其可读，或改用其他文件。"};
// Is it no name of a file at all? A number or HTML that stands where a file may be named, for one.
bool is_no_name(const std::error_code& code) {
  return code == std::errc::no_such_file_or_directory || code == std::errc::not_a_directory ||
         code == std::errc::filename_too_long;
}

}  // namespace

bool stays_inside(const std::string& name, const std::string& base) {
  std::error_code failed;
  return is_inside(fs::path(base) / name, base, failed);
}

Result<std::optional<std::string>> read_setting_file(const FileWanted& wanted) {
  if (wanted.name.empty() || wanted.name.find('\0') != std::string::npos) return std::optional<std::string>();
  const fs::path path = fs::path(wanted.base) / wanted.name;
  const std::string shown = printable(wanted.name);
  std::error_code code;
  const bool inside = wanted.base.empty() || is_inside(path, wanted.base, code);
  const bool regular = inside && !code && fs::is_regular_file(path, code);
  if (is_no_name(code)) return std::optional<std::string>();
  if (code) return trouble(kCannotRead, {wanted.where, shown}, code.value());
  if (!inside) return setting_file_outside(wanted);
  if (!regular) return std::optional<std::string>();
  std::optional<std::string> bytes = read_whole_file(path.string(), wanted.most_bytes);
  if (!bytes) return trouble(kCannotRead, {wanted.where, shown}, errno);
  if (bytes->size() > wanted.most_bytes) return setting_file_too_big(wanted);
  return bytes;
}

}  // namespace beian
