// support.h — what the C interface's files share: texts, buffers, and the wall that no exception passes.
//
// The sources are built twice: into the library for C with exceptions, so that a std::bad_alloc unwinds through all of
// our code and becomes BEIAN_NO_MEMORY here; and for WebAssembly without, where no memory is the end of the instance.
#pragma once
#if defined(__wasm__)
#define BEIAN_API __attribute__((visibility("default")))
#elif defined(_WIN32)
#define BEIAN_API __declspec(dllexport)
#else
#define BEIAN_API __attribute__((visibility("default")))
#endif

#include <new>
#include <string>
#include <string_view>

#include "base/message.h"
#include "beian/beian.h"

namespace beian {

inline std::string_view view_of(beian_text text) {
  return text.bytes == nullptr ? std::string_view() : std::string_view(text.bytes, text.size);
}
inline std::string string_of(beian_text text) {
  return std::string(view_of(text));
}
inline beian_text text_of(std::string_view view) {
  return {view.data(), view.size()};
}
inline Language language_of(beian_language language) {
  return language == BEIAN_ZH ? Language::zh : Language::en;
}

// Gives `bytes` away.
inline void give(std::string bytes, beian_buffer* out) {
  auto* owner = new std::string(std::move(bytes));
  *out = {owner->data(), owner->size(), owner};
}

template <class Work>
beian_result guarded(Work work) noexcept {
#if defined(__cpp_exceptions)
  try {
    return work();
  } catch (...) {
    return BEIAN_NO_MEMORY;  // nothing else is thrown by us, or by the library for what we ask of it
  }
#else
  return work();
#endif
}

// A new object, or null.
template <class T, class... Args>
T* make(Args&&... args) noexcept {
  T* made = nullptr;
  guarded([&] {
    made = new T(std::forward<Args>(args)...);
    return BEIAN_OK;
  });
  return made;
}

}  // namespace beian
