// resources.h — what a page's verdict may depend on beside its own bytes; filled by the shell, read-only for the core.
//
// The core opens no file. A rule that must know whether one is in the output asks here; where the answer is unknown it
// is silent and names the file as wanted, and the shell learns and asks again. Facts only, so that the answer to a page
// does not depend on the pages before it.
#pragma once
#include <map>
#include <string>
#include <string_view>

namespace beian {

class Resources {
 public:
  enum class Answer : unsigned char { unknown, there, not_there };

  // Is `path` (relative to the site's root, '/' between parts) a file of the output?
  Answer file(std::string_view path) const {
    const auto at = files_.find(path);
    return at == files_.end() ? Answer::unknown : at->second ? Answer::there : Answer::not_there;
  }
  void learn_file(std::string path, bool there) { files_.insert_or_assign(std::move(path), there); }
  std::size_t size() const { return files_.size(); }
  void forget() { files_.clear(); }

 private:
  std::map<std::string, bool, std::less<>> files_;
};

}  // namespace beian
