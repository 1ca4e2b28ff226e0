// result.h — a value, or the reason why the world did not give it.
//
// Three kinds of trouble are kept apart (CONTRIBUTING, "Errors"): a page that is wrong is a Finding; a world that
// failed — a file that cannot be read, a config that cannot be understood — is an Error here; a program that is wrong
// is an assertion. g++ 12 and clang 14 lack <expected>, and the core has no exceptions: so this small type.
#pragma once
#include <cassert>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace beian {

// What went wrong outside the pages, in both languages a person may read. `en` and `zh` are whole sentences that name
// the path, what was being done, the system's reason where there is one, and the remedy.
struct Error {
  std::string en;
  std::string zh;
  int system_errno = 0;  // 0 where the system gave none
};

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }
  T& value() {
    assert(ok());
    return *std::get_if<0>(&state_);
  }
  const T& value() const {
    assert(ok());
    return *std::get_if<0>(&state_);
  }
  const Error& error() const {
    assert(!ok());
    return *std::get_if<1>(&state_);
  }
  T* operator->() { return &value(); }
  T& operator*() { return value(); }

 private:
  std::variant<T, Error> state_;
};

// A step that yields nothing but may fail.
using Status = std::optional<Error>;

}  // namespace beian
