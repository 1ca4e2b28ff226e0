// percent.h — percent-encoding (URL standard, 1.3), as far as a path in an address becomes the name of a file, and
// back.
#pragma once
#include <string>
#include <string_view>

namespace beian {

// `text` with its %XX as bytes. What is no escape stays as it is.
std::string percent_decoded(std::string_view text);
// The name of a file as the path of an address: what would end the path or be taken for an escape becomes %XX, and
// what is not printable ASCII.
std::string percent_encoded_path(std::string_view name);

}  // namespace beian
