#include "look/requests.h"

#include <algorithm>

namespace beian {

std::string host_of_address(const std::string& address) {
  const std::size_t scheme = address.find("://");
  if (scheme == std::string::npos || address.compare(0, 4, "http") != 0) return {};
  const std::size_t begin = scheme + 3;
  std::string host = address.substr(begin, address.find_first_of("/?#", begin) - begin);
  const std::size_t user = host.find('@');
  return user == std::string::npos ? host : host.substr(user + 1);
}

void Requests::heard(const std::string& method, const Json& params) {
  if (method == "Network.loadingFinished" || method == "Network.loadingFailed") {
    pending_.erase(text_at(params, "requestId"));
  } else if (method == "Network.requestWillBeSent") {
    if (text_at(params, "loaderId").empty()) return;  // a worker's
    const std::string url = text_at(object_at(params, "request"), "url");
    pending_[text_at(params, "requestId")] = url.compare(0, origin_.size(), origin_) == 0 ? "" : host_of_address(url);
  }
}

bool Requests::others_pending() const {
  return std::any_of(pending_.begin(), pending_.end(), [](const auto& each) { return !each.second.empty(); });
}

bool Requests::give_up_on_others() {
  bool more = false;
  for (auto each = pending_.begin(); each != pending_.end();) {
    if (each->second.empty()) {
      ++each;
      continue;
    }
    more = silent_.insert(each->second).second || more;
    each = pending_.erase(each);
  }
  return more;
}

}  // namespace beian
