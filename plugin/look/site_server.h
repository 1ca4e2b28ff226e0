// site_server.h — the site as a visitor gets it: a small HTTP server on the loopback interface.
//
// What:   Serves the files of one folder to the browser that we started, as static hosts do: /a/ is a/index.html, /a is
//         a.html or goes to /a/, what is not there is 404.html with status 404.
// Why:    Opened from the disk (file:), a page has no origin: modules, absolute addresses and routers do not work, and
//         what is seen is not what visitors see.
// Ours:   One thread, one poll loop, a port that the system chooses, on 127.0.0.1. Only requests for that very host are
//         answered, so no page of another site can read this one through a name that points here. Files are opened
//         beneath the root and through no link (site/disk.h). Nothing is ever written.
//
// A page can be asked for as it would be without our badge, so that what the page's own scripts complain about is
// known.
#pragma once
#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "base/result.h"
#include "site/disk.h"

namespace beian {

struct ServedSite {
  std::string folder;
  std::string base = "/";  // the path that the site is deployed under, with a slash at both ends
  std::string csp;         // the Content-Security-Policy that its real server sends; empty: none
  // `bytes` of the page `path` as they are sent. Called on the server's thread.
  std::function<std::string(const std::string& path, std::string bytes)> prepare;
  // `bytes` of the page `path` without our badge. Called on the server's thread.
  std::function<std::string(const std::string& path, std::string bytes)> without_badge;
};

class SiteServer {
 public:
  static Result<std::unique_ptr<SiteServer>> start(ServedSite site);
  ~SiteServer();
  SiteServer(const SiteServer&) = delete;
  SiteServer& operator=(const SiteServer&) = delete;

  std::string origin() const { return "http://127.0.0.1:" + std::to_string(port_); }
  const std::string& base() const { return site_.base; }
  // From now on, pages come without our badge.
  void leave_badge_out(bool out) { badge_left_out_.store(out); }
  // The file that the path of an address leads to; empty: there is none. `folder`: it lacks its last slash.
  std::string file_of(std::string_view path, bool* folder = nullptr) const;

 private:
  struct Connection {
    int fd = -1;
    std::string input;
  };

  explicit SiteServer(ServedSite site) : site_(std::move(site)) {}
  void run();
  bool serve(Connection& connection);
  bool answer(int fd, const std::string& request);
  bool is_file(const std::string& path) const;
  bool read(const std::string& path, std::string& bytes) const;

  ServedSite site_;
  mutable RealDisk disk_;
  Handle root_;
  int port_ = 0;
  int listener_ = -1;
  int stop_[2] = {-1, -1};
  std::atomic<bool> badge_left_out_{false};
  std::vector<Connection> connections_;
  std::thread thread_;
};

}  // namespace beian
