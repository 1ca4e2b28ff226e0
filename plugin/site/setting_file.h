// setting_file.h — a file that a setting names: the platform's HTML, the icon, a template.
//
// A beian.toml may come with a stranger's pull request, and what it names ends up in pages that everybody can read. So
// a config's file is looked for inside the config's own folder and nowhere else: "../../.ssh/id_rsa", "/etc/passwd" and
// a link that leads there are refused. Whoever types a command line may name any file.
//
// Files are read through a function of the caller's, so that reading a config's text never touches a disk by itself.
#pragma once
#include <functional>
#include <optional>
#include <string>

#include "base/result.h"

namespace beian {

struct FileWanted {
  std::string name;   // as the setting says it
  std::string base;   // the config's folder, which the file must not leave; empty: from the current folder, anywhere
  std::string where;  // stands in the error
  std::size_t most_bytes = 0;
};

// The bytes of the file; none where no regular file has that name.
using FileReader = std::function<Result<std::optional<std::string>>(const FileWanted&)>;

// Does the path `name`, from the folder `base`, lie in `base` with all links followed? What cannot be found out does
// not.
bool stays_inside(const std::string& name, const std::string& base);

// Why it is not taken.
Error setting_file_too_big(const FileWanted& wanted);
Error setting_file_outside(const FileWanted& wanted);

// The one for real files.
Result<std::optional<std::string>> read_setting_file(const FileWanted& wanted);

}  // namespace beian
