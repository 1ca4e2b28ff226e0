// output.cc — where a report goes without a disk: into memory, from which the walker takes it.
#include "report/output.h"

namespace beian {

Output::Output(int fd, bool own, std::string shown) : fd_(fd), own_(own), shown_(std::move(shown)) {}
Output::~Output() = default;

std::unique_ptr<Output> Output::standard() {
  return std::unique_ptr<Output>(new Output(1, false, ""));
}
Result<std::unique_ptr<Output>> Output::open(const std::string& path) {
  return std::unique_ptr<Output>(new Output(-1, false, path));
}

void Output::write(std::string_view bytes) {
  buffer_ += bytes;
}
void Output::flush() {}
Status Output::close() {
  return {};
}

}  // namespace beian
