// beian.hpp — beian.h for C++20: handles that free themselves, string_view for borrowed text, the loops over wanted
// files as one call. Header only, over the C interface; needs no exceptions and throws none of its own.
//
//   beian::api::Config config(2026);
//   config.set("icp", {"京ICP备2024990001号-1"});
//   auto policy = config.policy([](const beian::api::ConfigFile& file) { … return beian::api::FileBytes{…}; });
//   if (!policy) …policy.error()…
//   beian::api::Files files;
//   auto page = beian::api::Page::judge(*policy, files, html, "index.html", BEIAN_INJECT,
//                                       [](std::string_view path, bool sheet) { … });
//   for (const beian_finding& finding : page->findings()) …
//   std::optional<beian::api::Buffer> result = page->result();
//
// Lifetimes and threads are beian.h's: a Page borrows its policy, its files and its bytes.
#pragma once
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "beian/beian.h"

namespace beian::api {

inline beian_text borrowed(std::string_view text) {
  return {text.data(), text.size()};
}
inline std::string_view view(beian_text text) {
  return text.bytes == nullptr ? std::string_view() : std::string_view(text.bytes, text.size);
}

// Bytes that the library gave away.
class Buffer {
 public:
  Buffer() = default;
  explicit Buffer(beian_buffer buffer) : buffer_(buffer) {}
  Buffer(Buffer&& other) noexcept : buffer_(std::exchange(other.buffer_, {})) {}
  Buffer& operator=(Buffer&& other) noexcept {
    std::swap(buffer_, other.buffer_);
    return *this;
  }
  ~Buffer() { beian_buffer_free(&buffer_); }
  std::string_view view() const { return {buffer_.bytes, buffer_.size}; }

 private:
  beian_buffer buffer_ = {};
};

// A value, or why there is none: never BEIAN_OK then, with a sentence where the library has one.
struct Failure {
  beian_result result = BEIAN_MISUSE;
  std::string message;
};

template <class T>
class [[nodiscard]] Expected {
 public:
  Expected(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Expected(Failure failure) : state_(std::in_place_index<1>, std::move(failure)) {}
  explicit operator bool() const { return state_.index() == 0; }
  // Only of one that has a value.
  T& operator*() { return *std::get_if<0>(&state_); }
  T* operator->() { return std::get_if<0>(&state_); }
  // Only of one that has none.
  const Failure& error() const { return *std::get_if<1>(&state_); }

 private:
  std::variant<T, Failure> state_;
};

template <class T, void (*Free)(T*)>
struct Freed {
  void operator()(T* object) const { Free(object); }
};
template <class T, void (*Free)(T*)>
using Handle = std::unique_ptr<T, Freed<T, Free>>;

class Policy {
 public:
  explicit Policy(beian_policy* made) : handle_(made) {}
  const beian_policy* get() const { return handle_.get(); }
  Buffer badge() const {
    beian_buffer html = {};
    beian_policy_badge(get(), &html);
    return Buffer(html);
  }

 private:
  Handle<beian_policy, beian_policy_free> handle_;
};

// A file that a setting names, and the answer.
struct ConfigFile {
  std::string_view folder, name;
  std::size_t most_bytes;
};
struct FileBytes {
  beian_file_state state = BEIAN_FILE_ABSENT;
  std::string bytes;
};

class Config {
 public:
  explicit Config(int year) : handle_(beian_config_new(year)) {}

  Config& toml(std::string_view text, std::string_view name = "beian.toml", std::string_view folder = "") {
    return kept(beian_config_toml(handle_.get(), borrowed(text), borrowed(name), borrowed(folder)));
  }
  Config& set(std::string_view key, std::span<const std::string_view> values, std::string_view where = "program") {
    std::vector<beian_text> texts;
    for (const std::string_view value : values) texts.push_back(borrowed(value));
    return kept(beian_config_set(handle_.get(), borrowed(key), texts.data(), texts.size(), borrowed(where)));
  }
  Config& set(std::string_view key, std::string_view value, std::string_view where = "program") {
    return set(key, std::span(&value, 1), where);
  }

  // `read`: FileBytes(const ConfigFile&), for the files that settings name.
  template <class Read>
  Expected<Policy> policy(Read read, beian_language language = BEIAN_EN) {
    if (trouble_ != BEIAN_OK) return Failure{trouble_, {}};
    while (true) {
      beian_policy* made = nullptr;
      const beian_result result = beian_policy_new(handle_.get(), &made);
      if (result == BEIAN_OK) return Policy(made);
      if (result != BEIAN_WANTED) {
        return Failure{result, std::string(view(beian_config_error(handle_.get(), language)))};
      }
      beian_config_want want = {};
      beian_config_wanted(handle_.get(), &want);
      const std::string folder(view(want.folder));
      const std::string name(view(want.name));
      const FileBytes file = read(ConfigFile{folder, name, want.most_bytes});
      const beian_result learned =
          beian_config_file(handle_.get(), borrowed(folder), borrowed(name), file.state, borrowed(file.bytes));
      if (learned != BEIAN_OK) return Failure{learned, {}};
    }
  }
  Expected<Policy> policy(beian_language language = BEIAN_EN) {
    return policy([](const ConfigFile&) { return FileBytes{}; }, language);
  }

 private:
  Config& kept(beian_result result) {
    if (trouble_ == BEIAN_OK) trouble_ = result;
    return *this;
  }
  Handle<beian_config, beian_config_free> handle_;
  beian_result trouble_ = BEIAN_OK;
};

class Files {
 public:
  Files() : handle_(beian_files_new()) {}
  const beian_files* get() const { return handle_.get(); }
  beian_result learn(std::string_view path, bool is_there) {
    return beian_files_learn(handle_.get(), borrowed(path), is_there ? 1 : 0);
  }
  beian_result learn_sheet(std::string_view path, std::string_view bytes) {
    return beian_files_learn_sheet(handle_.get(), borrowed(path), borrowed(bytes));
  }

 private:
  Handle<beian_files, beian_files_free> handle_;
};

class Page {
 public:
  // `read`: std::optional<std::string>(std::string_view path, bool is_sheet): the bytes of a file of the site, no bytes
  // where it is not there; where `is_sheet` is false the bytes do not matter.
  template <class Read>
  static Expected<Page> judge(const Policy& policy, Files& files, std::string_view bytes, std::string_view path,
                              beian_action action, Read read, beian_duty duty = BEIAN_REQUIRED) {
    while (true) {
      beian_page* made = nullptr;
      const beian_result result =
          beian_page_new(policy.get(), files.get(), borrowed(bytes), borrowed(path), action, duty, &made);
      Page page(made);
      if (result == BEIAN_OK) return page;
      if (result != BEIAN_WANTED) return Failure{result, {}};
      beian_wanted want = {};
      for (std::size_t i = 0; beian_page_wanted(made, i, &want) != 0; ++i) {
        const std::string_view name = view(want.path);
        const std::optional<std::string> file = read(name, want.is_sheet != 0);
        const bool sheet = want.is_sheet != 0 && file.has_value();
        const beian_result learned = sheet ? files.learn_sheet(name, *file) : files.learn(name, file.has_value());
        if (learned != BEIAN_OK) return Failure{learned, {}};
      }
    }
  }

  beian_page_class kind() const { return beian_page_kind(get()); }
  bool refused() const { return beian_page_refused(get()) != 0; }
  // Their texts live as long as the page.
  std::vector<beian_finding> findings(beian_language language = BEIAN_EN) const {
    std::vector<beian_finding> out;
    beian_finding finding = {};
    for (std::size_t i = 0; beian_page_finding(get(), i, language, &finding) != 0; ++i) out.push_back(finding);
    return out;
  }
  // None: the page stays as it is.
  std::optional<Buffer> result() const {
    beian_buffer html = {};
    if (beian_page_result(get(), &html) != BEIAN_OK || html.bytes == nullptr) return std::nullopt;
    return Buffer(html);
  }
  std::vector<beian_own_file> own_files() const {
    std::vector<beian_own_file> out;
    beian_own_file file = {};
    for (std::size_t i = 0; beian_page_own_file(get(), i, &file) != 0; ++i) out.push_back(file);
    return out;
  }
  const beian_page* get() const { return handle_.get(); }

 private:
  explicit Page(beian_page* made) : handle_(made) {}
  Handle<beian_page, beian_page_free> handle_;
};

}  // namespace beian::api
