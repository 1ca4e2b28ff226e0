#include "site/icon_file.h"

#include <cmath>

#include "base/base64.h"
#include "site/image_size.h"
#include "site/own_file_name.h"
#include "site/trouble.h"

namespace beian {
namespace {

constexpr std::size_t kMostBytes = std::size_t{256} << 10;
constexpr double kHeight = 20;    // CSS px; the platform's icon is 36×40 and shown 18×20
constexpr double kMostRatio = 3;  // wider than this is no icon but a banner

constexpr Text2 kNoFile = {
    "{0}: there is no file {1}. Download the icon from beian.mps.gov.cn after login, and name its file.",
    "{0}：没有文件 {1}。请登录 beian.mps.gov.cn 下载图标，并写出其文件名。"};
constexpr Text2 kNoPicture = {
    "{0}: {1} is no PNG, JPEG, GIF or SVG picture, or a broken one, or an SVG with scripts or links. Download the icon "
    "again.",
    "{0}：{1} 不是 PNG、JPEG、GIF 或 SVG 图片，或已损坏，或为含脚本、链接的 SVG。请重新下载图标。"};
constexpr Text2 kBanner = {"{0}: {1} is {2} times as wide as it is high; an icon is expected. Cut it out.",
                           "{0}：{1} 的宽度是高度的 {2} 倍，不像图标。请裁剪。"};

}  // namespace

Result<BadgeIcon> read_icon(const std::string& value, const std::string& base, const FileReader& read_file,
                            const std::string& where) {
  Result<std::optional<std::string>> bytes = std::optional<std::string>();
  if (read_file != nullptr) bytes = read_file({value, base, where, kMostBytes});
  if (!bytes) return bytes.error();
  if (!*bytes) return trouble(kNoFile, {where, printable(value)});
  const std::optional<ImageSize> size = image_size(**bytes);
  if (!size) return trouble(kNoPicture, {where, printable(value)});
  const double ratio = size->width / size->height;
  if (!(ratio <= kMostRatio)) {
    return trouble(kBanner, {where, printable(value), std::to_string(static_cast<long>(ratio))});
  }
  BadgeIcon icon;
  icon.height = static_cast<unsigned>(kHeight);
  icon.width = std::max(1u, static_cast<unsigned>(std::lround(kHeight * ratio)));
  icon.file = own_file_name("icon", **bytes, image_extension(size->type));
  icon.data_uri = "data:" + std::string(image_mime(size->type)) + ";base64," + base64(**bytes);
  icon.bytes = *std::move(*bytes);
  return icon;
}

}  // namespace beian
