// shared_library.h — a library that is loaded when it is first needed, and its functions by name.
//
// Linked in the usual way it would have to be installed wherever the program runs, also for those who never use what it
// is for. Loaded late, its absence is a sentence to the one who needs it.
#pragma once
#include <dlfcn.h>

#include <string>

#include "site/trouble.h"

namespace beian {

// Stays loaded until the program ends.
class SharedLibrary {
 public:
  explicit SharedLibrary(const char* name) : library_(::dlopen(name, RTLD_NOW | RTLD_LOCAL)) {
    if (library_ == nullptr) fail();
  }

  template <class Function>
  void find(const char* name, Function& function) {
    if (library_ == nullptr) return;
    function = reinterpret_cast<Function>(::dlsym(library_, name));
    if (function == nullptr && reason_.empty()) fail();
  }

  // Why it, or the first function that is missing, could not be loaded; for a person's eyes. Empty: all is there.
  const std::string& reason() const { return reason_; }

 private:
  void fail() {
    const char* reason = ::dlerror();
    reason_ = printable(reason != nullptr ? reason : "?");
  }

  void* library_;
  std::string reason_;
};

}  // namespace beian
