#include "look/snapshot.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <memory>
#include <set>

#include "base/ascii.h"
#include "base/percent.h"
#include "look/chromium.h"
#include "look/devtools.h"
#include "look/site_address.h"
#include "look/site_server.h"
#include "report/excerpt.h"
#include "site/disk.h"
#include "site/page_file.h"
#include "site/url_file.h"
#include "text/encoding.h"

namespace beian {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds kMostLoading(15000);
constexpr int kScreenWidth = 1024;  // px
constexpr int kScreenHeight = 768;
constexpr double kAbove = 90;   // px shown above the element
constexpr double kLeast = 220;  // px: a picture's height
constexpr double kMost = 480;
constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";  // is stronger than any charset that the page names

// One tab, its scripts off and its world this machine.
class Photographer {
 public:
  Photographer(DevTools& tools, const SiteServer& server, const std::set<std::string>& hosts)
      : tools_(tools), server_(server), hosts_(hosts) {}

  Status begin() {
    tools_.listen([this](const std::string& method, const Json& params) { heard(method, params); });
    tools_.speak_to("");
    Result<Json> tab = tools_.call("Target.createTarget", {{"url", "about:blank"}});
    if (!tab) return tab.error();
    Result<Json> session =
        tools_.call("Target.attachToTarget", {{"targetId", text_at(*tab, "targetId")}, {"flatten", true}});
    if (!session) return session.error();
    tools_.speak_to(text_at(*session, "sessionId"));
    const std::pair<const char*, Json> steps[] = {
        {"Page.enable", Json::object()},
        {"DOM.enable", Json::object()},
        {"Emulation.setScriptExecutionDisabled", {{"value", true}}},
        {"Fetch.enable", {{"patterns", Json::array({{{"urlPattern", "*"}}})}}},
        {"Emulation.setDeviceMetricsOverride",
         {{"width", kScreenWidth}, {"height", kScreenHeight}, {"deviceScaleFactor", 1}, {"mobile", false}}},
        {"Emulation.setEmulatedMedia",
         {{"features", Json::array({{{"name", "prefers-color-scheme"}, {"value", "light"}}})}}}};
    for (const auto& [method, params] : steps) {
      const Result<Json> done = tools_.call(method, params);
      if (!done) return done.error();
    }
    return {};
  }

  Status open(const std::string& path) {
    loaded_ = false;
    const std::string address = server_.origin() + server_.base() + percent_encoded_path(path);
    const Result<Json> going = tools_.call("Page.navigate", {{"url", address}});
    if (!going) return going.error();
    const Result<bool> loaded = tools_.wait([this] { return loaded_; }, Clock::now() + kMostLoading);
    return loaded ? Status() : Status(loaded.error());
  }

  // Of the page that is open. None where the mark has no box, which is an answer and no error.
  std::optional<Snapshot> take(std::size_t number) {
    Result<Json> document = tools_.call("DOM.getDocument", {{"depth", 0}});
    if (!document) return std::nullopt;
    Result<Json> node =
        tools_.call("DOM.querySelector", {{"nodeId", number_at(object_at(*document, "root"), "nodeId")},
                                          {"selector", "[data-beian-here=\"" + std::to_string(number) + "\"]"}});
    if (!node || number_at(*node, "nodeId") == 0) return std::nullopt;
    const Json id = {{"nodeId", number_at(*node, "nodeId")}};
    if (!tools_.call("DOM.scrollIntoViewIfNeeded", id)) return std::nullopt;
    Result<Json> model = tools_.call("DOM.getBoxModel", id);
    Result<Json> metrics = tools_.call("Page.getLayoutMetrics");
    if (!model || !metrics) return std::nullopt;
    const Json& box = object_at(*model, "model");
    const auto corners = box.find("border");
    if (corners == box.end() || !corners->is_array() || corners->size() != 8) return std::nullopt;
    const auto corner = [&](std::size_t i) { return (*corners)[i].is_number() ? (*corners)[i].get<double>() : 0; };
    const Json& screen = object_at(*metrics, "cssVisualViewport");
    const double scrolled = number_at(screen, "pageY");
    const double x = corner(0), y = corner(1) + scrolled;
    const double width = corner(4) - x, height = corner(5) + scrolled - y;
    // Shown with what stands around it, and not beyond the ends of the page.
    const double page_height = number_at(object_at(*metrics, "cssContentSize"), "height");
    const double shown = std::min(std::clamp(height + 2 * kAbove, kLeast, kMost), std::max(page_height, 1.0));
    const double top = std::clamp(y - kAbove, 0.0, std::max(page_height - shown, 0.0));
    const Json clip = {{"x", 0}, {"y", top}, {"width", kScreenWidth}, {"height", shown}, {"scale", 1}};
    Result<Json> shot =
        tools_.call("Page.captureScreenshot",
                    {{"format", "webp"}, {"quality", 70}, {"clip", clip}, {"captureBeyondViewport", true}});
    if (!shot) return std::nullopt;
    return Snapshot{text_at(*shot, "data"), x / kScreenWidth, (y - top) / shown, width / kScreenWidth, height / shown};
  }

 private:
  void heard(const std::string& method, const Json& params) {
    if (method == "Page.loadEventFired") loaded_ = true;
    if (method != "Fetch.requestPaused") return;
    const std::string url = text_at(object_at(params, "request"), "url");
    const std::string host = host_of_url(url);
    Json answer = {{"requestId", text_at(params, "requestId")}};
    if (host == server_.origin() || url.starts_with("data:")) {
      (void)tools_.tell("Fetch.continueRequest", answer);
    } else if (hosts_.contains(host)) {  // by its public address, a file of the site
      answer["url"] = server_.origin() + url.substr(host.size());
      (void)tools_.tell("Fetch.continueRequest", answer);
    } else {
      answer["errorReason"] = "BlockedByClient";
      (void)tools_.tell("Fetch.failRequest", answer);
    }
  }

  DevTools& tools_;
  const SiteServer& server_;
  const std::set<std::string>& hosts_;
  bool loaded_ = false;
};

}  // namespace

std::string with_mark(std::string utf8, std::uint32_t offset, std::size_t number) {
  if (offset > utf8.size()) return utf8;
  const std::string mark = " data-beian-here=\"" + std::to_string(number) + "\"";
  std::size_t name_end = offset;
  if (offset < utf8.size() && utf8[offset] == '<') {
    name_end = utf8.find_first_of(" \t\n\f\r/>", offset);
    const std::string name = ascii_lower(std::string_view(utf8).substr(offset + 1, name_end - offset - 1));
    if (name_end != std::string::npos && name != "script") return utf8.insert(name_end, mark);
  }
  // A text has no tag of its own, and a script no box: there what it loads will stand.
  return utf8.insert(offset, "<span" + mark + "></span>");
}

Result<std::vector<std::optional<Snapshot>>> take_snapshots(const std::string& browser, const std::string& folder,
                                                            std::span<const SnapshotPlace> places) {
  std::vector<std::optional<Snapshot>> out(places.size());
  std::map<std::string, std::vector<std::size_t>> by_page;
  for (std::size_t i = 0; i < places.size(); ++i) by_page[places[i].path].push_back(i);
  if (by_page.empty()) return out;
  for (auto& [path, marks] : by_page) {  // the last first, so that the bytes of the others stay where they are
    std::sort(marks.begin(), marks.end(),
              [&](std::size_t a, std::size_t b) { return places[a].offset > places[b].offset; });
  }

  RealDisk disk;
  const Handle root(disk, disk.open_root(folder));
  SiteAddress address([&](const std::string& path) { return is_file_beneath(disk, root.fd(), path); });
  PageBuffer buffer;
  for (const auto& [path, marks] : by_page) {
    if (!buffer.read(disk, root.fd(), path, path)) address.hear(buffer.bytes());
  }
  ServedSite served;
  served.folder = folder;
  served.base = address.base();
  served.prepare = [&](const std::string& path, std::string bytes) {
    const auto page = by_page.find(path);
    if (page == by_page.end()) return bytes;
    std::string utf8 = to_utf8(bytes, sniff_encoding(bytes));
    for (const std::size_t i : page->second) utf8 = with_mark(std::move(utf8), places[i].offset, i);
    return utf8.starts_with(kByteOrderMark) ? utf8 : std::string(kByteOrderMark) + utf8;
  };
  Result<std::unique_ptr<SiteServer>> server = SiteServer::start(std::move(served));
  if (!server) return server.error();
  Result<std::unique_ptr<Chromium>> running = Chromium::start(browser);
  if (!running) return running.error();
  DevTools tools(**running);
  Photographer photographer(tools, **server, address.hosts());
  if (Status bad = photographer.begin()) return *bad;
  for (const auto& [path, marks] : by_page) {
    if (Status bad = photographer.open(path)) return *bad;
    for (const std::size_t i : marks) out[i] = photographer.take(i);
  }
  return out;
}

}  // namespace beian
