// member_path.h — what a member of an archive may be called, and where a link in it may lead.
//
// What:   Tidies a member's name to a path beneath the archive's top, or says why it is none.
// Why:    An archive is made elsewhere. A name with ".." or a link to /etc, handed on by us as fit to be deployed, is
//         written outside the site by whoever unpacks it.
// Ours:   Nothing is repaired: one such member, and the whole archive is refused.
//
//   "./blog/a.html"  →  "blog/a.html"      "../a.html", "/a.html", "a/../../b"  →  refused
//   link "blog/a" to "../img/x.png"  →  inside        to "../../x", "/etc/passwd"  →  refused
//
// Pure.
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace beian {

inline constexpr std::size_t kLongestMemberName = 4096;  // bytes

// The path without "./" and doubled or trailing slashes; "" for the top itself. None: absolute, with a part "..", with
// a backslash (a separator on some systems) or a NUL, or longer than kLongestMemberName.
std::optional<std::string> member_path(std::string_view name);

// Does a link with this target, standing at `path`, stay beneath the top?
bool link_stays_inside(std::string_view path, std::string_view target);

}  // namespace beian
