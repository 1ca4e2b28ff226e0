#include "look/site_server.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "base/percent.h"
#include "html/tag.h"
#include "site/page_file.h"
#include "site/trouble.h"

namespace beian {
namespace {

constexpr std::size_t kLongestRequest = 64 * 1024;
constexpr Text2 kNoServer = {
    "cannot serve the site on 127.0.0.1: {0}. Close programs that use many ports, and run again.",
    "无法在 127.0.0.1 上提供网站：{0}。请关闭占用大量端口的程序后重试。"};
constexpr Text2 kNoFolder = {"{0}: cannot open the folder: {1}. Build the site first.",
                             "{0}：无法打开文件夹：{1}。请先生成网站。"};

struct MediaType {
  std::string_view ending, type;
};
constexpr MediaType kTypes[] = {
    {".html", "text/html"},        {".htm", "text/html"},        {".xhtml", "application/xhtml+xml"},
    {".css", "text/css"},          {".js", "text/javascript"},   {".mjs", "text/javascript"},
    {".json", "application/json"}, {".map", "application/json"}, {".webmanifest", "application/manifest+json"},
    {".xml", "application/xml"},   {".txt", "text/plain"},       {".svg", "image/svg+xml"},
    {".png", "image/png"},         {".jpg", "image/jpeg"},       {".jpeg", "image/jpeg"},
    {".gif", "image/gif"},         {".webp", "image/webp"},      {".avif", "image/avif"},
    {".ico", "image/x-icon"},      {".woff", "font/woff"},       {".woff2", "font/woff2"},
    {".ttf", "font/ttf"},          {".otf", "font/otf"},         {".wasm", "application/wasm"},
    {".mp4", "video/mp4"},         {".pdf", "application/pdf"},
};

std::string_view type_of(std::string_view path) {
  const std::size_t dot = path.rfind('.');
  if (dot == std::string_view::npos) return "application/octet-stream";
  const auto* const at = std::find_if(std::begin(kTypes), std::end(kTypes),
                                      [&](const MediaType& each) { return same_name(each.ending, path.substr(dot)); });
  return at != std::end(kTypes) ? at->type : "application/octet-stream";
}

bool is_page_type(std::string_view type) {
  return type == "text/html" || type == "application/xhtml+xml";
}

// A charset in the header would overrule the page's own <meta>; scripts and sheets are UTF-8 on real servers too.
std::string header_type(std::string_view type) {
  const bool text = type == "text/css" || type == "text/javascript" || type == "text/plain";
  return std::string(type) + (text ? "; charset=utf-8" : "");
}

bool send_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

// The value of a header line of the request, without spaces around it.
std::string_view header_of(std::string_view request, std::string_view name) {
  for (std::size_t at = request.find("\r\n"); at != std::string_view::npos; at = request.find("\r\n", at + 2)) {
    std::string_view line = request.substr(at + 2);
    line = line.substr(0, line.find("\r\n"));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || !same_name(line.substr(0, colon), name)) continue;
    line.remove_prefix(std::min(line.find_first_not_of(" \t", colon + 1), line.size()));
    return line;
  }
  return {};
}

// What a policy may not hold: it would end the header.
std::string one_line(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\r' || c == '\n'; }, ' ');
  return text;
}

}  // namespace

Result<std::unique_ptr<SiteServer>> SiteServer::start(ServedSite site) {
  std::unique_ptr<SiteServer> out(new SiteServer(std::move(site)));
  out->root_ = Handle(out->disk_, out->disk_.open_root(out->site_.folder));
  if (!out->root_) return trouble(kNoFolder, {printable(out->site_.folder)}, errno);
  out->listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* const plain = reinterpret_cast<sockaddr*>(&address);
  const bool listening = out->listener_ >= 0 && ::bind(out->listener_, plain, size) == 0 &&
                         ::listen(out->listener_, SOMAXCONN) == 0 && ::getsockname(out->listener_, plain, &size) == 0 &&
                         ::pipe2(out->stop_, O_CLOEXEC) == 0;
  if (!listening) return trouble(kNoServer, {}, errno);
  out->port_ = ntohs(address.sin_port);
  try {
    out->thread_ = std::thread([server = out.get()] { server->run(); });
  } catch (const std::system_error& error) {
    return trouble(kNoServer, {}, error.code().value());
  }
  return out;
}

SiteServer::~SiteServer() {
  if (thread_.joinable()) {
    [[maybe_unused]] const ssize_t wrote = ::write(stop_[1], "", 1);
    thread_.join();
  }
  for (const Connection& each : connections_) ::close(each.fd);
  for (const int fd : {listener_, stop_[0], stop_[1]})
    if (fd >= 0) ::close(fd);
}

void SiteServer::run() {
  while (true) {
    std::vector<pollfd> waiting = {{stop_[0], POLLIN, 0}, {listener_, POLLIN, 0}};
    for (const Connection& each : connections_) waiting.push_back({each.fd, POLLIN, 0});
    if (::poll(waiting.data(), waiting.size(), -1) < 0 && errno != EINTR) return;
    if (waiting[0].revents != 0) return;
    for (std::size_t i = 0; i < connections_.size(); ++i) {
      if (waiting[i + 2].revents == 0 || serve(connections_[i])) continue;
      ::close(connections_[i].fd);
      connections_[i].fd = -1;
    }
    std::erase_if(connections_, [](const Connection& each) { return each.fd < 0; });
    if (waiting[1].revents == 0) continue;
    const int fd = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (fd < 0) continue;
    const timeval patience = {10, 0};  // a browser that no longer reads must not stop the others
    ::setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    connections_.push_back({fd, {}});
  }
}

// False: the connection is over.
bool SiteServer::serve(Connection& connection) {
  char bytes[16384];
  const ssize_t got = ::recv(connection.fd, bytes, sizeof bytes, 0);
  if (got < 0 && errno == EINTR) return true;
  if (got <= 0) return false;
  connection.input.append(bytes, static_cast<std::size_t>(got));
  while (true) {
    const std::size_t end = connection.input.find("\r\n\r\n");
    if (end == std::string::npos) return connection.input.size() <= kLongestRequest;
    const std::string request = connection.input.substr(0, end + 2);
    connection.input.erase(0, end + 4);
    if (!answer(connection.fd, request)) return false;
  }
}

bool SiteServer::is_file(const std::string& path) const {
  return is_file_beneath(disk_, root_.fd(), path);
}

bool SiteServer::read(const std::string& path, std::string& bytes) const {
  PageBuffer buffer;
  if (buffer.read(disk_, root_.fd(), path, path)) return false;
  bytes = buffer.bytes();
  return true;
}

std::string SiteServer::file_of(std::string_view path, bool* folder) const {
  path = path.substr(0, path.find_first_of("?#"));
  if (!path.starts_with(site_.base)) return {};
  std::string name = percent_decoded(path.substr(site_.base.size()));
  if (name.find('\0') != std::string::npos) return {};
  if (name.empty() || name.ends_with('/')) return is_file(name + "index.html") ? name + "index.html" : std::string();
  if (is_file(name)) return name;
  if (is_file(name + ".html")) return name + ".html";
  if (!is_file(name + "/index.html")) return {};
  if (folder != nullptr) *folder = true;
  return name + "/index.html";
}

bool SiteServer::answer(int fd, const std::string& request) {
  const std::string_view line = std::string_view(request).substr(0, request.find("\r\n"));
  const bool head = line.starts_with("HEAD ");
  const std::size_t begin = line.find(' ') + 1;
  const std::string_view path = line.substr(begin, line.find(' ', begin) - begin);
  const std::string_view host = header_of(request, "host");
  std::string status = "200 OK";
  std::string type = "text/plain";
  std::string more;
  std::string body;
  if (host != "127.0.0.1:" + std::to_string(port_)) {
    status = "421 Misdirected Request";
  } else if (!head && !line.starts_with("GET ")) {
    status = "405 Method Not Allowed";
  } else {
    bool folder = false;
    std::string file = file_of(path, &folder);
    if (folder) {
      status = "301 Moved Permanently";
      more = "Location: " + std::string(path.substr(0, path.find_first_of("?#"))) + "/\r\n";
    } else {
      if (file.empty()) {
        status = "404 Not Found";
        file = "404.html";
      }
      if (read(file, body)) {
        type = type_of(file);
        if (is_page_type(type) && badge_left_out_.load() && site_.without_badge)
          body = site_.without_badge(file, std::move(body));
        if (is_page_type(type) && site_.prepare) body = site_.prepare(file, std::move(body));
        if (is_page_type(type) && !site_.csp.empty())
          more += "Content-Security-Policy: " + one_line(site_.csp) + "\r\n";
      } else {
        status = "404 Not Found";
        body = "404\n";
      }
    }
  }
  // Cross-origin: scripts and fonts that a page asks for by the site's own public address are sent here (visit.cc).
  const std::string headers = "HTTP/1.1 " + status + "\r\nContent-Type: " + header_type(type) +
                              "\r\nContent-Length: " + std::to_string(body.size()) +
                              "\r\nCache-Control: no-store\r\nAccess-Control-Allow-Origin: *\r\n" + more + "\r\n";
  return send_all(fd, head ? headers : headers + body);
}

}  // namespace beian
