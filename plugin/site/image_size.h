// image_size.h — is this a picture that a browser shows, and what are its proportions?
//
// An icon that is torn (a download that broke off, an HTML page saved as .png) would be put on every page of a site.
// PNG, JPEG and GIF are decoded whole by stb_image; an SVG is read with our own tokenizer, and refused where it holds
// what an icon has no use for: scripts, handlers, foreign content.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace beian {

enum class ImageType : unsigned char { png, jpeg, gif, svg };
// Without the dot: "png".
std::string_view image_extension(ImageType type);
// "image/png".
std::string_view image_mime(ImageType type);

struct ImageSize {
  ImageType type = ImageType::png;
  double width = 0;  // of one unit or another; their ratio is what counts
  double height = 0;
};

// None where `bytes` are no picture of these types, or a broken one.
std::optional<ImageSize> image_size(std::string_view bytes);

// A decoded picture without its colours; row by row, 0 is black.
struct GreyPicture {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  std::vector<std::uint8_t> pixels;
};

// By its first bytes, whatever its name.
bool is_png_or_jpeg(std::string_view bytes);

// A PNG or JPEG of at most 12,000 pixels on a side, decoded whole; none where it is torn or larger.
std::optional<GreyPicture> grey_picture(std::string_view bytes);

}  // namespace beian
