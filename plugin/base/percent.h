// percent.h — percent-encoding (URL standard, 1.3), as far as a path in an address becomes the name of a file.
#pragma once
#include <string>
#include <string_view>

namespace beian {

// `text` with its %XX as bytes. What is no escape stays as it is.
std::string percent_decoded(std::string_view text);

}  // namespace beian
