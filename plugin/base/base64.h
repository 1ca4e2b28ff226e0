// base64.h — bytes as text and back (RFC 4648, section 4).
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace beian {

std::string base64(std::string_view bytes);

// None where `text` is not the one writing of some bytes: with padding, without line breaks, unused bits zero.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace beian
