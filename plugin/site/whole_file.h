// whole_file.h — the bytes of a file that is no page: a config, a list, a baseline, a cache.
//
// std::ifstream is what everyone writes here, and it is wrong twice: read through an istreambuf_iterator it throws
// where the system's read fails (a folder in place of a file is enough), which ends a program that catches nothing; and
// a signal that comes while it opens the file is an error to it. Ours reads by handle, goes on after signals, and
// leaves the reason in errno.
#pragma once
#include <cstddef>
#include <optional>
#include <string>

namespace beian {

// All bytes of `path`, but no more than one beyond `most`, by which the caller sees that there are too many. None:
// errno says why.
std::optional<std::string> read_whole_file(const std::string& path, std::size_t most = static_cast<std::size_t>(-2));
// The same of what is open as `fd`, from where it stands: standard input.
std::optional<std::string> read_to_end(int fd, std::size_t most = static_cast<std::size_t>(-2));

}  // namespace beian
