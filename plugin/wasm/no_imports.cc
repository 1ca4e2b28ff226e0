// no_imports.cc — what wasi-libc would ask of its host, answered by ourselves: there is no host.
//
// Nothing of ours opens, writes or ends anything. What is left is the library's own last words before an abort (an
// assertion, a failed allocation), which go nowhere; the trap behind them says enough. A module without imports is a
// function of its memory: any JavaScript can start it with one line.
#include <cstdint>

namespace {
constexpr std::int32_t kBadDescriptor = 8;  // __WASI_ERRNO_BADF
}

extern "C" {

// NOLINTBEGIN(bugprone-reserved-identifier): the names are wasi-libc's
std::int32_t __imported_wasi_snapshot_preview1_fd_close(std::int32_t) {
  return kBadDescriptor;
}
std::int32_t __imported_wasi_snapshot_preview1_fd_seek(std::int32_t, std::int64_t, std::int32_t, std::int32_t) {
  return kBadDescriptor;
}
std::int32_t __imported_wasi_snapshot_preview1_fd_write(std::int32_t, std::int32_t, std::int32_t, std::int32_t) {
  return kBadDescriptor;
}
// Where the library says its last words through printf, which would be 15 KB of them.
void abort_message(const char*, ...) {
  __builtin_trap();
}
// NOLINTEND(bugprone-reserved-identifier)
}
