// devtools.h — questions to a browser and its answers: the DevTools protocol over a pipe.
//
// Each message is JSON and ends with a zero byte. A command carries a number, its answer the same number; between them
// come events, which are handed to the one who listens. One thread writes and reads: whoever waits for an answer is
// also the one who reads the events that come before it.
//
// nlohmann's JSON is used in this folder only (Debian: nlohmann-json3-dev).
#pragma once
#include <chrono>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>

#include "base/result.h"
#include "look/chromium.h"

namespace beian {

using Json = nlohmann::json;

class DevTools {
 public:
  using Listener = std::function<void(const std::string& method, const Json& params)>;
  using Time = std::chrono::steady_clock::time_point;

  // `browser` must outlive this.
  explicit DevTools(const Chromium& browser) : browser_(browser) {}

  // Who is told of events.
  void listen(Listener listener) { listener_ = std::move(listener); }
  // Commands from now on go to this tab; empty: to the browser itself.
  void speak_to(std::string session) { session_ = std::move(session); }

  // The "result" of a command. An error if the browser answers with one, is silent for longer than it may, or is gone;
  // so is a tab that crashes.
  Result<Json> call(const std::string& method, Json params = Json::object());
  // A command whose answer nobody waits for: the only kind that a listener may give.
  Status tell(const std::string& method, Json params);
  // Reads events until `done` says so; false if `until` comes before that, an error if the browser is gone.
  Result<bool> wait(const std::function<bool()>& done, Time until);

 private:
  // One message, or an answer without one at `until`.
  Result<bool> receive(Json& message, Time until);
  Error gone(int system_errno) const;
  void dispatch(const Json& message);

  const Chromium& browser_;
  Listener listener_;
  std::string session_;
  std::string buffer_;
  std::size_t searched_ = 0;  // of the buffer: holds no end of a message
  int last_id_ = 0;
  bool tab_crashed_ = false;
};

// What `json` holds under `key`, if it is of that kind; else `fallback`. The browser's messages are not ours to trust.
std::string text_at(const Json& json, const char* key);
double number_at(const Json& json, const char* key);
bool flag_at(const Json& json, const char* key);
const Json& object_at(const Json& json, const char* key);

}  // namespace beian
