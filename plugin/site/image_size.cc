#include "site/image_size.h"

#include <charconv>
#include <cstdint>
#include <string>
#if defined(__wasm__)
#include "wasm/charconv_double.h"
#endif

#include "html/attribute.h"
#include "html/tokenizer.h"

#define STB_IMAGE_STATIC
#define STB_IMAGE_IMPLEMENTATION
#define STBI_NO_STDIO
#define STBI_NO_LINEAR
#define STBI_NO_HDR
#define STBI_ONLY_PNG
#define STBI_ONLY_JPEG
#define STBI_ONLY_GIF
#include <stb_image.h>

namespace beian {
namespace {

constexpr int kMostPixels = 2048;  // on a side: an icon is shown 20 pixels high
constexpr int kMostPhotoPixels = 12000;

std::optional<ImageType> raster_type(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG\r\n\x1a\n")) return ImageType::png;
  if (bytes.starts_with("\xff\xd8\xff")) return ImageType::jpeg;
  if (bytes.starts_with("GIF87a") || bytes.starts_with("GIF89a")) return ImageType::gif;
  return {};
}

std::optional<ImageSize> raster_size(std::string_view bytes, ImageType type) {
  const auto* data = reinterpret_cast<const stbi_uc*>(bytes.data());
  const int size = static_cast<int>(bytes.size());
  int width = 0;
  int height = 0;
  int channels = 0;
  if (stbi_info_from_memory(data, size, &width, &height, &channels) == 0) return {};
  if (width <= 0 || height <= 0 || width > kMostPixels || height > kMostPixels) return {};
  stbi_uc* pixels = stbi_load_from_memory(data, size, &width, &height, &channels, 4);
  if (pixels == nullptr) return {};
  stbi_image_free(pixels);
  return ImageSize{type, static_cast<double>(width), static_cast<double>(height)};
}

// Reads the decimal at the beginning of `text` and takes it away; none where there is none. Not from_chars: the library
// of WebAssembly has it for whole numbers only.
std::optional<double> take_decimal(std::string_view& text) {
  const auto digits = [&text](std::size_t at) {
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
    return at;
  };
  const std::size_t first = text.starts_with('-') ? 1 : 0;
  std::size_t end = digits(first);
  std::size_t count = end - first;
  if (end < text.size() && text[end] == '.') {
    const std::size_t behind = digits(end + 1);
    count += behind - end - 1;
    end = behind;
  }
  if (count == 0) return {};
  if (end < text.size() && (text[end] == 'e' || text[end] == 'E')) {
    const bool sign = end + 1 < text.size() && (text[end + 1] == '+' || text[end + 1] == '-');
    const std::size_t exponent = end + (sign ? 2 : 1);
    if (digits(exponent) > exponent) end = digits(exponent);
  }
  double value = 0;  // stays where a number is larger or smaller than any
  std::from_chars(text.data(), text.data() + end, value);
  text.remove_prefix(end);
  return value;
}

// "36", "36px", " 36.5 "; nothing for "100%" or "2em", whose size is not the picture's own.
double pixels(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  const std::optional<double> value = take_decimal(text);
  if (!value) return 0;
  while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.remove_suffix(1);
  return text.empty() || text == "px" ? *value : 0;
}

std::optional<ImageSize> svg_root_size(std::string_view bytes, const Token& tag) {
  const auto value = [&](std::string_view name) {
    const auto found = find_attribute(bytes, tag, name);
    return found ? attribute_value(bytes, *found) : std::string();
  };
  ImageSize out{ImageType::svg, pixels(value("width")), pixels(value("height"))};
  if (out.width > 0 && out.height > 0) return out;
  const std::string box = value("viewBox");
  double numbers[4] = {};
  std::string_view rest = box;
  for (double& number : numbers) {
    rest.remove_prefix(std::min(rest.find_first_not_of(" ,\n\t"), rest.size()));
    const std::optional<double> read = take_decimal(rest);
    if (!read) return {};
    number = *read;
  }
  if (!(numbers[2] > 0) || !(numbers[3] > 0)) return {};
  return ImageSize{ImageType::svg, numbers[2], numbers[3]};
}

// May this element stand in an icon?
bool is_harmless(std::string_view bytes, const Token& tag) {
  const std::string_view name = slice(bytes, tag.name);
  for (const std::string_view bad : {"script", "foreignobject", "iframe", "object", "embed", "a", "handler"}) {
    if (same_name(name, bad)) return false;
  }
  std::uint32_t at = tag.name.end;
  Attribute attribute;
  while (next_attribute(bytes, at, attribute) == AttributeStep::attribute) {
    const std::string_view key = slice(bytes, attribute.name);
    if (key.size() > 2 && same_name(key.substr(0, 2), "on")) return false;
    const std::string value = attribute_value(bytes, attribute);
    if (same_name(key, "href") || same_name(key, "xlink:href") || same_name(key, "src")) {
      if (!value.starts_with("#") && !value.starts_with("data:image/")) return false;
    }
  }
  return true;
}

std::optional<ImageSize> svg_size(std::string_view bytes) {
  Tokenizer tokenizer(bytes);
  std::optional<ImageSize> out;
  bool seen = false;
  bool closed = false;
  for (Token token = tokenizer.next(); token.kind != TokenKind::eof; token = tokenizer.next()) {
    if (token.kind == TokenKind::end_tag && token.tag == TagId::svg) closed = true;
    if (token.kind != TokenKind::start_tag) continue;
    if (!seen && token.tag != TagId::svg) return {};
    if (!is_harmless(bytes, token)) return {};
    if (!seen) out = svg_root_size(bytes, token);
    seen = true;
    closed = closed || token.self_closing;
  }
  return closed ? out : std::nullopt;
}

}  // namespace

std::string_view image_extension(ImageType type) {
  switch (type) {
    case ImageType::png: return "png";
    case ImageType::jpeg: return "jpg";
    case ImageType::gif: return "gif";
    case ImageType::svg: return "svg";
  }
  return "";
}

std::string_view image_mime(ImageType type) {
  switch (type) {
    case ImageType::png: return "image/png";
    case ImageType::jpeg: return "image/jpeg";
    case ImageType::gif: return "image/gif";
    case ImageType::svg: return "image/svg+xml";
  }
  return "";
}

std::optional<ImageSize> image_size(std::string_view bytes) {
  if (const std::optional<ImageType> type = raster_type(bytes)) return raster_size(bytes, *type);
  return svg_size(bytes);
}

bool is_png_or_jpeg(std::string_view bytes) {
  const std::optional<ImageType> type = raster_type(bytes);
  return type == ImageType::png || type == ImageType::jpeg;
}

std::optional<GreyPicture> grey_picture(std::string_view bytes) {
  if (!is_png_or_jpeg(bytes)) return {};
  const auto* data = reinterpret_cast<const stbi_uc*>(bytes.data());
  const int size = static_cast<int>(bytes.size());
  int width = 0;
  int height = 0;
  int channels = 0;
  if (stbi_info_from_memory(data, size, &width, &height, &channels) == 0) return {};
  if (width <= 0 || height <= 0 || width > kMostPhotoPixels || height > kMostPhotoPixels) return {};
  stbi_uc* pixels = stbi_load_from_memory(data, size, &width, &height, &channels, 1);
  if (pixels == nullptr) return {};
  GreyPicture out{static_cast<std::uint32_t>(width), static_cast<std::uint32_t>(height), {}};
  out.pixels.assign(pixels, pixels + static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  stbi_image_free(pixels);
  return out;
}

}  // namespace beian
