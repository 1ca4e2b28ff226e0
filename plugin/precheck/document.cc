#include "precheck/document.h"

#include <vector>

#include "site/image_size.h"

namespace beian::precheck {
namespace {

constexpr std::uint32_t kWidth = 1000;  // pictures are measured at about this width, so that a limit means one thing

// The picture scaled down by whole steps (the mean of each square), until its width is at most twice kWidth.
GreyPicture scaled(const GreyPicture& in) {
  const std::uint32_t step = in.width / kWidth;
  if (step < 2) return in;
  GreyPicture out{in.width / step, in.height / step, {}};
  out.pixels.resize(std::size_t{out.width} * out.height);
  for (std::uint32_t y = 0; y < out.height; ++y) {
    for (std::uint32_t x = 0; x < out.width; ++x) {
      std::uint32_t sum = 0;
      for (std::uint32_t j = 0; j < step; ++j) {
        for (std::uint32_t i = 0; i < step; ++i) {
          sum += in.pixels[std::size_t{y * step + j} * in.width + x * step + i];
        }
      }
      out.pixels[std::size_t{y} * out.width + x] = static_cast<std::uint8_t>(sum / (step * step));
    }
  }
  return out;
}

// The variance of the Laplacian: how much neighbouring pixels differ from their surroundings.
double sharpness_of(const GreyPicture& picture) {
  if (picture.width < 3 || picture.height < 3) return 0;
  double sum = 0;
  double squares = 0;
  std::size_t count = 0;
  for (std::uint32_t y = 1; y + 1 < picture.height; ++y) {
    const std::uint8_t* row = picture.pixels.data() + std::size_t{y} * picture.width;
    const std::uint8_t* above = row - picture.width;
    const std::uint8_t* below = row + picture.width;
    for (std::uint32_t x = 1; x + 1 < picture.width; ++x) {
      const double value = 4.0 * row[x] - row[x - 1] - row[x + 1] - above[x] - below[x];
      sum += value;
      squares += value * value;
      ++count;
    }
  }
  const double mean = sum / static_cast<double>(count);
  return squares / static_cast<double>(count) - mean * mean;
}

}  // namespace

Document inspect_document(std::string_view bytes) {
  Document out;
  out.bytes = bytes.size();
  if (!is_png_or_jpeg(bytes)) {
    out.state = DocumentState::other;
    return out;
  }
  const std::optional<GreyPicture> picture = grey_picture(bytes);
  if (!picture) {
    out.state = DocumentState::torn;
    return out;
  }
  out.state = DocumentState::picture;
  out.width = picture->width;
  out.height = picture->height;
  out.sharpness = sharpness_of(scaled(*picture));
  return out;
}

}  // namespace beian::precheck
