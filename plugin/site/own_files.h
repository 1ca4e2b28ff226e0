// own_files.h — files that inject puts into the root of the output: the icon's copy, the badge's style sheet.
//
//   beian-icon-1f0c3a5be77d9a42.png    beian-style-83d1c2a94f00b57e.css
//
// The name holds the hash of the bytes, so that caches notice a change, and `remove` knows what is ours: a file whose
// bytes are no longer those is somebody else's by now.
#pragma once
#include <string>

#include "base/result.h"
#include "site/disk.h"
#include "site/own_file_name.h"

namespace beian {

// Takes our files out of the root folder `root`; `folder` is its path for messages.
Status remove_own_files(Disk& disk, int root, const std::string& folder);

}  // namespace beian
