// cname.h — the file CNAME of a site's root: its host, where a page does not say one of its own.
#pragma once
#include <string>

#include "site/disk.h"

namespace beian {

// The host in the file CNAME beneath `root`, as GitHub Pages and its like read it; empty: none.
std::string cname_host(Disk& disk, int root);

}  // namespace beian
