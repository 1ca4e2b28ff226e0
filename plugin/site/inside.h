// inside.h — does a path lie in a folder, once all links are followed?
//
// The naive way compares the two texts: "public/../.." begins with "public", and so does a link in it that leads away.
#pragma once
#include <algorithm>
#include <filesystem>
#include <system_error>

namespace beian {

// `folder` must exist, `path` need not. Where that cannot be found out `failed` says why, and the answer is no.
inline bool is_inside(const std::filesystem::path& path, const std::filesystem::path& folder, std::error_code& failed) {
  const std::filesystem::path home = std::filesystem::canonical(folder, failed);
  if (failed) return false;
  const std::filesystem::path real = std::filesystem::weakly_canonical(path, failed);
  return !failed && std::mismatch(home.begin(), home.end(), real.begin(), real.end()).first == home.end();
}

}  // namespace beian
