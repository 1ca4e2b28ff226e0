// own_files.h — files that inject puts into the root of the output: the icon's copy, the badge's style sheet.
//
//   beian-icon-1f0c3a5be77d9a42.png    beian-style-83d1c2a94f00b57e.css
//
// The name holds the hash of the bytes, so that caches notice a change, and `remove` knows what is ours: a file whose
// bytes are no longer those is somebody else's by now.
#pragma once
#include <string>
#include <string_view>

#include "base/result.h"
#include "site/disk.h"

namespace beian {

// The name of a file of that kind ("icon", "style") with these bytes.
std::string own_file_name(std::string_view kind, std::string_view bytes, std::string_view extension);

// Takes our files out of the root folder `root`; `folder` is its path for messages.
Status remove_own_files(Disk& disk, int root, const std::string& folder);

}  // namespace beian
