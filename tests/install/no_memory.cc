// no_memory.cc — beian.h when memory runs out: a whole use of the library, in which the first, the second, … the last
// allocation fails; each time the answer is BEIAN_NO_MEMORY (or a null handle), nothing leaks, and the same objects
// give the right answer on the next try.
//
// The library's operator new is the one of this program.
#include <beian/beian.h>

#include <cstdio>
#include <cstdlib>
#include <new>
#include <string_view>
#include <utility>

namespace {

long allocations_left = -1;  // before one fails; negative: none does
long live = 0;               // blocks that are not given back
bool failed = false;

void* allocate(std::size_t size) {
  if (allocations_left == 0) {
    failed = true;
    return nullptr;
  }
  if (allocations_left > 0) --allocations_left;
  void* block = std::malloc(size == 0 ? 1 : size);
  if (block != nullptr) ++live;
  return block;
}

void release(void* block) {
  if (block == nullptr) return;
  --live;
  std::free(block);
}

constexpr std::string_view kPage =
    "<!DOCTYPE html><meta charset=utf-8><title>x</title><link rel=stylesheet href=a.css><body><p>a</p><footer "
    "class=gone><a href='http://www.miitbeian.gov.cn'>x</a></footer></body>";
// By key: the reader of a whole beian.toml ends the program when memory runs out, as beian.h says.
constexpr std::pair<std::string_view, std::string_view> kSettings[] = {{"icp", "京ICP备2024990001号-1"},
                                                                       {"gongan", "京公网安备11010102990001号"},
                                                                       {"badge.icon", "icon.svg"},
                                                                       {"owner", "某公司"}};
constexpr std::string_view kIcon = "<svg xmlns='http://www.w3.org/2000/svg' width='36' height='40'></svg>";
constexpr std::string_view kSheet = ".gone { display: none }";

beian_text text(std::string_view view) {
  return {view.data(), view.size()};
}

// Calls once with `left` allocations; where that fails, again with all of them. What fails twice is wrong.
int trouble = 0;
template <class Call>
beian_result persistent(long& left, Call call) {
  allocations_left = left;
  failed = false;
  beian_result result = call();
  left = allocations_left;
  const bool out = failed;
  allocations_left = -1;
  if (out != (result == BEIAN_NO_MEMORY)) ++trouble;
  if (out) {
    left = -1;
    result = call();
  }
  return result;
}

// The whole use, with its `nth` allocation failing. False: it had fewer.
bool use(long nth, bool& right) {
  const long before = live;
  long left = nth;
  beian_config* config = nullptr;
  beian_files* files = nullptr;
  beian_policy* policy = nullptr;
  beian_page* page = nullptr;
  beian_buffer result = {};
  persistent(left, [&] { return (config = beian_config_new(2026)) == nullptr ? BEIAN_NO_MEMORY : BEIAN_OK; });
  persistent(left, [&] { return (files = beian_files_new()) == nullptr ? BEIAN_NO_MEMORY : BEIAN_OK; });
  for (const auto& [key, value] : kSettings) {
    const beian_text values = text(value);
    persistent(left, [&, key = text(key)] { return beian_config_set(config, key, &values, 1, text("test")); });
  }
  persistent(left, [&] { return beian_config_file(config, text(""), text("icon.svg"), BEIAN_FILE_READ, text(kIcon)); });
  while (persistent(left, [&] { return beian_policy_new(config, &policy); }) == BEIAN_WANTED) {
    beian_config_want want = {};
    beian_config_wanted(config, &want);
    persistent(left, [&] { return beian_config_file(config, want.folder, want.name, BEIAN_FILE_ABSENT, {}); });
  }
  while (persistent(left, [&] {
           return beian_page_new(policy, files, text(kPage), text("index.html"), BEIAN_INJECT, BEIAN_REQUIRED, &page);
         }) == BEIAN_WANTED) {
    beian_wanted want = {};
    for (std::size_t i = 0; beian_page_wanted(page, i, &want) != 0; ++i) {
      persistent(left, [&] { return beian_files_learn_sheet(files, want.path, text(kSheet)); });
    }
    beian_page_free(page);
  }
  beian_finding finding = {};
  const auto readable = [&] {
    return beian_page_finding(page, 0, BEIAN_ZH, &finding) != 0 ? BEIAN_OK : BEIAN_NO_MEMORY;
  };
  right = persistent(left, readable) == BEIAN_OK && finding.fixed != 0;
  right = persistent(left, [&] { return beian_page_result(page, &result); }) == BEIAN_OK && right;
  const std::string_view html(result.bytes == nullptr ? "" : result.bytes, result.size);
  right =
      html.find("data-beian") != std::string_view::npos && html.find("data-beian") > html.find("</footer>") && right;
  beian_buffer_free(&result);
  beian_page_free(page);
  beian_policy_free(policy);
  beian_files_free(files);
  beian_config_free(config);
  if (live != before) {
    std::printf("allocation %ld: %ld blocks leak\n", nth, live - before);
    ++trouble;
  }
  return left < 0;  // its turn came
}

}  // namespace

void* operator new(std::size_t size) {
  void* block = allocate(size);
  if (block == nullptr) throw std::bad_alloc();
  return block;
}
void operator delete(void* block) noexcept {
  release(block);
}
void operator delete(void* block, std::size_t) noexcept {
  release(block);
}

int main() {
  bool right = false;
  use(-1, right);  // what is made once and kept is made now
  long nth = 0;
  for (; use(nth, right); ++nth) {
    if (right) continue;
    std::printf("allocation %ld: the answer afterwards is wrong\n", nth);
    ++trouble;
  }
  std::printf("%ld allocations, each failed once; %d wrong\n", nth, trouble);
  return right && trouble == 0 && nth > 100 ? 0 : 1;
}
