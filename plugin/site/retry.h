// retry.h — a system call again after a signal, but not for ever: a system that answers nothing but EINTR is broken,
// and that is an error too.
#pragma once
#include <cerrno>

namespace beian {

// The answer of `call`, which is -1 where errno has the reason.
template <class Call>
auto retry(Call call) {
  auto answer = call();
  for (int tries = 0; answer == -1 && errno == EINTR && tries < 100; ++tries) answer = call();
  return answer;
}

}  // namespace beian
