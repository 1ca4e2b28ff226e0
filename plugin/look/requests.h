// requests.h — which requests of a page are under way, and whose host does not answer.
//
// A page has loaded when nothing is under way any more. Two kinds of request would make that wait for ever, or for
// twenty seconds on each page: the script of a worker, whose end is told to the worker alone, and a host that is silent
// because this machine has no network. The first is not counted; the second is given up and not asked again.
#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "look/devtools.h"

namespace beian {

class Requests {
 public:
  // `origin`: of our own server, which always answers.
  explicit Requests(std::string origin) : origin_(std::move(origin)) {}

  // An event of the browser; those about something else are ignored.
  void heard(const std::string& method, const Json& params);
  // A new page begins.
  void forget() { pending_.clear(); }

  bool quiet() const { return pending_.empty(); }
  // Is it another host than ours that is waited for?
  bool others_pending() const;
  // Such hosts are not waited for any more; true if one of them is new among silent().
  bool give_up_on_others();
  const std::set<std::string>& silent() const { return silent_; }

 private:
  std::string origin_;
  std::map<std::string, std::string> pending_;  // request → the host that is asked; empty: ours
  std::set<std::string> silent_;
};

// "cdn.example.cn:8080" of an address; empty where it has none (data:).
std::string host_of_address(const std::string& address);

}  // namespace beian
