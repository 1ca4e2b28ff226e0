// own_file_name.h — the names of files that inject puts into the root of the output (own_files.h).
#pragma once
#include <string>
#include <string_view>

#include "base/hash.h"

namespace beian {

// The name of a file of that kind ("icon", "style") with these bytes.
inline std::string own_file_name(std::string_view kind, std::string_view bytes, std::string_view extension) {
  return "beian-" + std::string(kind) + "-" + hex64(fnv1a(bytes)) + "." + std::string(extension);
}

}  // namespace beian
