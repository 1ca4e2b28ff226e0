// What is waited for while a page loads, by the events that Chromium sends.
#include "look/requests.h"

#include <doctest/doctest.h>

using namespace beian;

namespace {

void asks(Requests& requests, const char* id, const char* url, const char* loader = "L") {
  requests.heard("Network.requestWillBeSent", {{"requestId", id}, {"loaderId", loader}, {"request", {{"url", url}}}});
}

TEST_CASE("a request is waited for until it is answered or has failed") {
  Requests requests("http://127.0.0.1:80");
  CHECK(requests.quiet());
  asks(requests, "1", "http://127.0.0.1:80/");
  asks(requests, "2", "data:image/png,x");
  CHECK_FALSE(requests.quiet());
  CHECK_FALSE(requests.others_pending());
  requests.heard("Network.loadingFinished", {{"requestId", "1"}});
  CHECK_FALSE(requests.quiet());
  requests.heard("Network.loadingFailed", {{"requestId", "2"}});
  CHECK(requests.quiet());
}

TEST_CASE("a worker's script, whose end is told to the worker, is not waited for") {
  Requests requests("http://127.0.0.1:80");
  asks(requests, "1", "http://127.0.0.1:80/worker.js", "");
  CHECK(requests.quiet());
}

TEST_CASE("another host that is silent is given up, ours is not") {
  Requests requests("http://127.0.0.1:80");
  asks(requests, "1", "http://127.0.0.1:80/a.css");
  asks(requests, "2", "https://cdn.example.cn/a.css");
  asks(requests, "3", "https://cdn.example.cn/b.css");
  CHECK(requests.others_pending());
  CHECK(requests.give_up_on_others());
  CHECK(requests.silent() == std::set<std::string>{"cdn.example.cn"});
  CHECK_FALSE(requests.quiet());
  CHECK_FALSE(requests.others_pending());
  asks(requests, "4", "https://cdn.example.cn/c.css");
  CHECK_FALSE(requests.give_up_on_others());
  requests.heard("Network.loadingFinished", {{"requestId", "1"}});
  CHECK(requests.quiet());
}

TEST_CASE("the host of an address") {
  CHECK(host_of_address("https://a.cn:8080/x?y#z") == "a.cn:8080");
  CHECK(host_of_address("http://u:p@a.cn") == "a.cn");
  CHECK(host_of_address("data:text/css,a://b/") == "");
  CHECK(host_of_address("blob:null/1") == "");
}

}  // namespace
