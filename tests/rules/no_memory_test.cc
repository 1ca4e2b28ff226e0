// The n-th allocation fails, for all n, while a page is inspected and rewritten. The core throws nothing and cannot go
// on without memory: the process says so and ends, and no page was touched, because pages are written only when they
// are whole. Each n is tried in a process of its own; anything but that end (a crash, a signal, another code) is red.
#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <new>

#include "rules/support.h"

namespace {

long allocations = 0;
long fail_at = 0;  // counted from 1; 0: none

void* allocate(std::size_t size) {
  ++allocations;
  if (fail_at != 0 && allocations >= fail_at) {
    if (const std::new_handler handler = std::get_new_handler()) handler();
    std::abort();
  }
  void* memory = std::malloc(size != 0 ? size : 1);
  if (memory == nullptr) std::abort();
  return memory;
}

constexpr int kSaidSo = 2;
[[noreturn]] void out_of_memory() {
  ::_exit(kSaidSo);
}

}  // namespace

void* operator new(std::size_t size) {
  return allocate(size);
}
void* operator new[](std::size_t size) {
  return allocate(size);
}
// A sort asks so for its buffer, and would do without; a sanitizer wants to see one pair of hands.
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return allocate(size);
}
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept {
  return allocate(size);
}
void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete[](void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}
void operator delete[](void* memory, std::size_t) noexcept {
  std::free(memory);
}

using namespace beian;

namespace {

std::size_t inject(const std::string& bytes, const Policy& policy) {
  const Resources resources;
  Inspection inspection = inspect(bytes, {"index.html", true}, policy, resources, Action::inject);
  if (inspection.edits.empty()) return 0;
  return rewrite(bytes, {"index.html", true}, policy, resources, Action::inject, inspection).size();
}

// The exit code of a process in which the n-th allocation fails; 0: it had no n-th.
int end_of(long n, const std::string& bytes, const Policy& policy) {
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    std::set_new_handler(out_of_memory);
    allocations = 0;
    fail_at = n;
    inject(bytes, policy);
    ::_exit(0);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

TEST_CASE("when memory runs out, at whichever allocation, the process says so and ends") {
  const std::string head = "<!DOCTYPE html>\n<html lang=\"zh\"><head><meta charset=\"utf-8\"><title>t</title>";
  const std::string pages[] = {
      head + "</head><body><p>text</p><footer></footer></body></html>",
      head + "<style>.x{display:none}footer>p{opacity:.5}</style></head><body><p class=\"x\">" +
          std::string(rules_test::kIcp) + "</p><footer><p>x</p></footer></body></html>",
      head + "</head><body><footer><a href=\"http://www.miitbeian.gov.cn/\">" + std::string(rules_test::kIcp) +
          "</a> <a href=\"javascript:\">&#20140;公网安备 1101 0102990001号</a></footer></body></html>",
      head + "</head><body><table><tr><td>京ICP备1234567号<!-- " + std::string(rules_test::kGongan) +
          " --></table><div id=\"app\" data-server-rendered=\"true\"></div>",
  };
  const Policy policy = rules_test::example_policy();
  long points = 0;
  for (const std::string& page : pages) {
    CAPTURE(page);
    REQUIRE(inject(page, policy) > 0);
    for (long n = 1;; ++n) {
      const int code = end_of(n, page, policy);
      if (code == 0) break;
      ++points;
      CAPTURE(n);
      REQUIRE(code == kSaidSo);
    }
  }
  CHECK(points > 500);
  MESSAGE(points << " allocations");
}
