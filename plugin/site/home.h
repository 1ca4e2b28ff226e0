// home.h — which pages are the home page, for scope = "home".
//
// The law asks for the numbers on the home page; scope = "home" asks no more than that. The home page is index.html
// (and index.htm) in the root. Generators with several languages put a redirect there ("/" → "/zh/"): then the page
// that it leads to is the home, followed through at most a few such steps. Redirects may be written as whole addresses
// (Hugo writes its baseURL in front), whose host we cannot know; so of https://example.cn/blog/zh/ the longest tail
// that exists as a page here is taken: blog/zh/, then zh/.
#pragma once
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "rules/inspect.h"
#include "site/disk.h"

namespace beian {

// The pages, relative to `root`, that the policy holds to be home; empty: there is none.
std::set<std::string, std::less<>> find_homes(Disk& disk, int root, const Policy& policy, const Resources& resources);

// The files that a redirect to `address` on the page `from` may mean, best first. No look at the disk.
std::vector<std::string> redirect_candidates(std::string_view address, std::string_view from);

}  // namespace beian
