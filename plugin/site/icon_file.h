// icon_file.h — the police badge's icon as the site's owner supplies it, and its copy in the output.
//
// What:   `badge.icon` names a picture. inject copies it once into the root of the output, under a name that holds the
//         hash of its bytes, and every badge refers to that copy by a relative address; or it is written into the pages
//         as a data: address.
// Why:    Icons get lost: themes link to a file that nobody copied, or to the platform's server, where it moved twice.
//         The platform hands the icon out only after login, so beian brings none of its own.
// Naive:  <img src="/images/gongan.png">: wrong as soon as the site is deployed below a folder, and no cache knows when
//         the picture changed.
//
//   assets/gongan.png  →  public/beian-icon-1f0c3a5be77d9a42.png   <img src="../beian-icon-1f0c3a5be77d9a42.png" …>
#pragma once
#include <string>

#include "base/result.h"
#include "rules/policy.h"
#include "site/setting_file.h"

namespace beian {

// The icon in the file that `value` names. `base`, `where`: see setting_file.h.
Result<BadgeIcon> read_icon(const std::string& value, const std::string& base, const FileReader& read_file,
                            const std::string& where);

}  // namespace beian
