// image_size.h — is this a picture that a browser shows, and what are its proportions?
//
// An icon that is torn (a download that broke off, an HTML page saved as .png) would be put on every page of a site.
// PNG, JPEG and GIF are decoded whole by stb_image; an SVG is read with our own tokenizer, and refused where it holds
// what an icon has no use for: scripts, handlers, foreign content.
#pragma once
#include <optional>
#include <string_view>

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

}  // namespace beian
