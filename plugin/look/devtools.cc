#include "look/devtools.h"

#include <poll.h>
#include <unistd.h>

#include <cerrno>

#include "site/trouble.h"

namespace beian {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::seconds kPatience(120);

constexpr Text2 kGone = {
    "{0}: the browser has ended. It said: “{1}”. Start it by hand to see why. In a container that gives it no user "
    "namespaces, name a script that starts it as you need it: --browser FILE.",
    "{0}：浏览器已退出。它的输出：“{1}”。请手动启动以查明原因。若容器不提供用户命名空间，请用 --browser FILE "
    "指定一个按需启动它的脚本。"};
constexpr Text2 kSilent = {"{0}: the browser did not answer “{1}” in {2} seconds.",
                           "{0}：浏览器在 {2} 秒内没有回答“{1}”。"};
constexpr Text2 kCrashed = {
    "{0}: the browser's tab has crashed. Start it by hand to see why; often the machine has too little memory.",
    "{0}：浏览器标签页已崩溃。请手动启动以查明原因，常见原因是内存不足。"};
constexpr Text2 kRefused = {"{0}: the browser refused “{1}”: {2}.", "{0}：浏览器拒绝了“{1}”：{2}。"};

}  // namespace

Error DevTools::gone(int system_errno) const {
  Error error = trouble(kGone, {printable(browser_.program()), browser_.last_words()});
  error.system_errno = system_errno;
  return error;
}

Status DevTools::tell(const std::string& method, Json params) {
  Json command = {{"id", ++last_id_}, {"method", method}, {"params", std::move(params)}};
  if (!session_.empty()) command["sessionId"] = session_;
  const std::string message = command.dump(-1, ' ', true, Json::error_handler_t::replace);
  std::size_t written = 0;
  while (written <= message.size()) {  // with the zero byte behind it
    const ssize_t n = ::write(browser_.to(), message.c_str() + written, message.size() + 1 - written);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return gone(errno);
    written += static_cast<std::size_t>(n);
  }
  return {};
}

Result<bool> DevTools::receive(Json& message, Time until) {
  while (true) {
    if (tab_crashed_) return trouble(kCrashed, {printable(browser_.program())});
    const std::size_t end = buffer_.find('\0', searched_);
    if (end != std::string::npos) {
      message = Json::parse(buffer_.begin(), buffer_.begin() + static_cast<std::ptrdiff_t>(end), nullptr, false);
      buffer_.erase(0, end + 1);
      searched_ = 0;
      if (message.is_object()) return true;
      continue;
    }
    searched_ = buffer_.size();
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
    if (left <= 0) return false;
    pollfd ready = {browser_.from(), POLLIN, 0};
    const int n = ::poll(&ready, 1, static_cast<int>(left));
    if (n < 0 && errno != EINTR) return gone(errno);
    if (n <= 0) continue;
    char bytes[65536];
    const ssize_t got = ::read(browser_.from(), bytes, sizeof bytes);
    if (got == 0) return gone(0);
    if (got < 0 && errno != EINTR) return gone(errno);
    if (got > 0) buffer_.append(bytes, static_cast<std::size_t>(got));
  }
}

void DevTools::dispatch(const Json& message) {
  const std::string method = text_at(message, "method");
  if (method == "Inspector.targetCrashed") tab_crashed_ = true;
  if (!method.empty() && listener_) listener_(method, object_at(message, "params"));
}

Result<Json> DevTools::call(const std::string& method, Json params) {
  if (Status bad = tell(method, std::move(params))) return *bad;
  const int id = last_id_;
  const Time until = Clock::now() + kPatience;
  Json message;
  while (true) {
    Result<bool> got = receive(message, until);
    if (!got) return got.error();
    if (!*got) return trouble(kSilent, {printable(browser_.program()), method, std::to_string(kPatience.count())});
    const auto at = message.find("id");
    if (at == message.end() || !at->is_number_integer() || at->get<int>() != id) {
      dispatch(message);
      continue;
    }
    const Json& refused = object_at(message, "error");
    if (!refused.empty()) {
      return trouble(kRefused, {printable(browser_.program()), method, printable(text_at(refused, "message"))});
    }
    return object_at(message, "result");
  }
}

Result<bool> DevTools::wait(const std::function<bool()>& done, Time until) {
  Json message;
  while (!done()) {
    Result<bool> got = receive(message, until);
    if (!got) return got.error();
    if (!*got) return done();
    dispatch(message);
  }
  return true;
}

std::string text_at(const Json& json, const char* key) {
  if (!json.is_object()) return {};
  const auto at = json.find(key);
  return at != json.end() && at->is_string() ? at->get<std::string>() : std::string();
}

double number_at(const Json& json, const char* key) {
  if (!json.is_object()) return 0;
  const auto at = json.find(key);
  return at != json.end() && at->is_number() ? at->get<double>() : 0;
}

bool flag_at(const Json& json, const char* key) {
  if (!json.is_object()) return false;
  const auto at = json.find(key);
  return at != json.end() && at->is_boolean() && at->get<bool>();
}

const Json& object_at(const Json& json, const char* key) {
  static const Json kEmpty = Json::object();
  if (!json.is_object()) return kEmpty;
  const auto at = json.find(key);
  return at != json.end() && at->is_object() ? *at : kEmpty;
}

}  // namespace beian
