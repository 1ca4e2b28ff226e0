#include "look/visit.h"

#include <algorithm>
#include <utility>

#include "base/percent.h"
#include "look/probe_script.h"

namespace beian {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds kMostLoading(20000);
constexpr milliseconds kMostSilence(6000);  // of another host
constexpr milliseconds kMostSettling(8000);
constexpr milliseconds kMostMoving(3000);
constexpr int kQuiet = 250;  // ms without a change
constexpr int kMostRounds = 8;
constexpr int kMostLinks = 8;
constexpr int kMostMoves = 3;
constexpr int kComplaintRounds = 2;
constexpr int kPictureHeight = 420;  // px
constexpr int kPhone = 640;          // screens narrower than this are phones

int height_of_screen(int width) {
  return width < kPhone ? 844 : 800;
}

Standing position_of(const std::string& name) {
  for (const Standing each : {Standing::below, Standing::beside, Standing::over, Standing::above})
    if (standing_name(each) == name) return each;
  return Standing::unknown;
}

Seen read_seen(const Json& json, const std::vector<std::string>& wanted) {
  Seen out;
  out.badge = flag_at(json, "badge");
  const auto numbers = json.find("numbers");
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    SeenNumber seen;
    seen.number = wanted[i];
    const bool there = numbers != json.end() && numbers->is_array() && i < numbers->size();
    const Json& each = there ? (*numbers)[i] : Json();
    seen.in_dom = flag_at(each, "in_dom");
    seen.displayed = flag_at(each, "displayed");
    seen.hit = flag_at(each, "hit");
    seen.own = flag_at(each, "own");
    seen.standing = position_of(text_at(each, "position"));
    seen.font_px = number_at(each, "font");
    seen.why = there ? text_at(each, "why") : "missing";
    seen.by = text_at(each, "by");
    if (each.is_object() && each.contains("contrast") && each["contrast"].is_number()) {
      seen.contrast = number_at(each, "contrast");
    }
    const Json& box = object_at(each, "box");
    if (!box.empty()) {
      out.box = {number_at(box, "x"), number_at(box, "y"), number_at(box, "width"), number_at(box, "height")};
    }
    out.numbers.push_back(std::move(seen));
  }
  return out;
}

// What a complaint says, without what changes from run to run: our port, and the place in the page's own lines.
std::string plain_complaint(std::string text, const std::string& origin) {
  for (std::size_t at = text.find(origin); at != std::string::npos; at = text.find(origin))
    text.erase(at, origin.size());
  text = text.substr(0, text.find('\n'));
  constexpr std::size_t kLongest = 300;
  if (text.size() > kLongest) text.resize(kLongest);
  return text;
}

}  // namespace

std::string_view standing_name(Standing position) {
  constexpr std::string_view kNames[] = {"unknown", "below", "beside", "over", "above"};
  return kNames[static_cast<std::size_t>(position)];
}

Result<std::unique_ptr<Visitor>> Visitor::open(DevTools& tools, SiteServer& server, const VisitPlan& plan) {
  std::unique_ptr<Visitor> out(new Visitor(tools, server, plan));
  if (Status bad = out->begin()) return *bad;
  return out;
}

Status Visitor::begin() {
  tools_.listen([this](const std::string& method, const Json& params) { heard(method, params); });
  tools_.speak_to("");
  Result<Json> tab = tools_.call("Target.createTarget", {{"url", "about:blank"}});
  if (!tab) return tab.error();
  const std::string target = text_at(*tab, "targetId");
  Result<Json> session = tools_.call("Target.attachToTarget", {{"targetId", target}, {"flatten", true}});
  if (!session) return session.error();
  tools_.speak_to(text_at(*session, "sessionId"));
  frame_ = target;  // the main frame has the name of its tab
  Json patterns = Json::array();
  for (const std::string& host : plan_.hosts) patterns.push_back({{"urlPattern", host + "/*"}});
  std::vector<std::pair<std::string, Json>> steps = {{"Page.enable", Json::object()},
                                                     {"Runtime.enable", Json::object()},
                                                     {"Log.enable", Json::object()},
                                                     {"Network.enable", Json::object()},
                                                     {"Network.setCacheDisabled", {{"cacheDisabled", true}}}};
  if (!patterns.empty()) steps.emplace_back("Fetch.enable", Json{{"patterns", patterns}});
  for (const auto& [method, params] : steps) {
    Result<Json> done = tools_.call(method, params);
    if (!done) return done.error();
  }
  return {};
}

void Visitor::heard(const std::string& method, const Json& params) {
  requests_.heard(method, params);
  if (method == "Page.loadEventFired") {
    loaded_ = true;
  } else if (method == "Page.frameNavigated") {
    const Json& frame = object_at(params, "frame");
    if (text_at(frame, "parentId").empty()) ++moves_, document_ = true, loaded_ = false;
  } else if (method == "Page.navigatedWithinDocument") {
    if (text_at(params, "frameId") == frame_) ++moves_, document_ = false;
  } else if (method == "Runtime.consoleAPICalled" && text_at(params, "type") == "error") {
    std::string text;
    const auto arguments = params.find("args");
    if (arguments != params.end() && arguments->is_array()) {
      for (const Json& each : *arguments) {
        const std::string value = text_at(each, "value");
        text += (text.empty() ? "" : " ") + (value.empty() ? text_at(each, "description") : value);
      }
    }
    errors_.push_back(text);
  } else if (method == "Runtime.exceptionThrown") {
    const Json& details = object_at(params, "exceptionDetails");
    const std::string what = text_at(object_at(details, "exception"), "description");
    errors_.push_back(what.empty() ? text_at(details, "text") : what);
  } else if (method == "Log.entryAdded") {
    const Json& entry = object_at(params, "entry");
    // Files that do not come are the page's own trouble, and come late or never; only our own files are ours.
    const bool others =
        text_at(entry, "source") == "network" && text_at(entry, "url").find("/beian-") == std::string::npos;
    if (text_at(entry, "level") == "error" && !others) {
      errors_.push_back(text_at(entry, "text") + " " + text_at(entry, "url"));
    }
  } else if (method == "Fetch.requestPaused") {
    // By its public address, a file of the site comes from here; the page does not notice.
    const std::string url = text_at(object_at(params, "request"), "url");
    const std::size_t slash = url.find('/', url.find("://") + 3);
    const std::string path = slash == std::string::npos ? "/" : url.substr(slash);
    // A browser that is gone is noticed by whoever waits for its answer.
    (void)tools_.tell("Fetch.continueRequest",
                      {{"requestId", text_at(params, "requestId")}, {"url", server_.origin() + path}});
  }
}

std::string Visitor::address_of(const std::string& path) const {
  const std::string start = server_.origin() + server_.base();
  if (path == "404.html") return start + "no-such-page-" + std::to_string(path.size());  // as who is lost arrives there
  const auto ends = [&](std::string_view end) { return path.ends_with(end); };
  if (path == "index.html" || ends("/index.html")) return start + path.substr(0, path.size() - 10);
  if (plan_.pretty && ends(".html")) return start + path.substr(0, path.size() - 5);
  return start + percent_encoded_path(path);
}

Result<Json> Visitor::ask(const std::string& expression) {
  Result<Json> world = tools_.call("Page.createIsolatedWorld", {{"frameId", frame_}, {"worldName", "beian"}});
  if (!world) return world.error();
  const int context = static_cast<int>(number_at(*world, "executionContextId"));
  Result<Json> answer = tools_.call("Runtime.evaluate", {{"expression", std::string(probe_script()) + expression},
                                                         {"contextId", context},
                                                         {"awaitPromise", true},
                                                         {"returnByValue", true}});
  if (!answer) return answer.error();
  const auto value = object_at(*answer, "result").find("value");
  return value == object_at(*answer, "result").end() ? Json() : *value;
}

Status Visitor::set_screen(int width) {
  const Result<Json> done = tools_.call(
      "Emulation.setDeviceMetricsOverride",
      {{"width", width}, {"height", height_of_screen(width)}, {"deviceScaleFactor", 1}, {"mobile", width < kPhone}});
  return done ? Status() : Status(done.error());
}

Status Visitor::set_media(const char* media, const char* scheme) {
  const Json features = Json::array({{{"name", "prefers-color-scheme"}, {"value", scheme}}});
  const Result<Json> done = tools_.call("Emulation.setEmulatedMedia", {{"media", media}, {"features", features}});
  return done ? Status() : Status(done.error());
}

// The document is loaded, no request is under way, and the page has stopped changing; or it never does.
Status Visitor::settle() {
  const DevTools::Time until = Clock::now() + kMostSettling;
  for (int round = 0; round < kMostRounds && Clock::now() < until; ++round) {
    Result<bool> quiet = tools_.wait([this] { return requests_.quiet(); }, until - (kMostSettling - kMostSilence));
    if (!quiet) return quiet.error();
    if (Status bad = give_up_on_silent_hosts()) return bad;
    const int moves = moves_;
    const auto left = std::chrono::duration_cast<milliseconds>(until - Clock::now()).count();
    Result<Json> settled =
        ask(".settle(" + std::to_string(kQuiet) + "," + std::to_string(std::max<long>(left, 1)) + ")");
    if (!settled && moves == moves_) return settled.error();  // else the page that was asked is gone
    if (settled && requests_.quiet()) return {};
  }
  return {};
}

Status Visitor::go_to(const std::string& address) {
  requests_.forget();
  loaded_ = false;
  const Result<Json> going = tools_.call("Page.navigate", {{"url", address}});
  return going ? Status() : Status(going.error());
}

// What is loaded last is seen without the hosts that were silent, so that it is seen whole.
Status Visitor::load(const std::string& address) {
  if (Status bad = go_to(address)) return bad;
  Result<bool> loaded = tools_.wait([this] { return loaded_; }, Clock::now() + kMostSilence);
  if (!loaded) return loaded.error();
  if (!*loaded && requests_.others_pending()) {
    if (Status bad = give_up_on_silent_hosts()) return bad;
    if (Status bad = go_to(address)) return bad;
  }
  loaded = tools_.wait([this] { return loaded_; }, Clock::now() + kMostLoading);
  if (!loaded) return loaded.error();
  return settle();
}

Status Visitor::give_up_on_silent_hosts() {
  if (!requests_.give_up_on_others()) return {};
  Json patterns = Json::array();
  for (const std::string& host : requests_.silent()) patterns.push_back("*://" + host + "/*");
  const Result<Json> done = tools_.call("Network.setBlockedURLs", {{"urls", patterns}});
  return done ? Status() : Status(done.error());
}

Result<Seen> Visitor::look(bool paper) {
  const std::string numbers = Json(plan_.numbers).dump(-1, ' ', true, Json::error_handler_t::replace);
  const std::string question = ".look(" + numbers + (paper ? ",true)" : ",false)");
  for (int round = 0;; ++round) {
    const int moves = moves_;
    Result<Json> seen = ask(question);
    if (seen) return read_seen(*seen, plan_.numbers);
    // A page that sends its visitors elsewhere while it is looked at: then what they see is the other one.
    Result<bool> moved = tools_.wait([&] { return moves_ != moves; }, Clock::now() + kMostMoving);
    if (!moved) return moved.error();
    if (!*moved || round == kMostMoves) return seen.error();
    if (Status bad = settle()) return *bad;
  }
}

Result<std::string> Visitor::picture(const Seen& seen, int width) {
  if (!plan_.pictures) return std::string();
  const int screen = height_of_screen(width);
  const double middle = seen.box ? seen.box->y + seen.box->height / 2 : screen;
  const double top = std::clamp(middle - kPictureHeight * 0.6, 0.0, static_cast<double>(screen - kPictureHeight));
  // The clip is of the page, the box of the screen.
  Result<Json> metrics = tools_.call("Page.getLayoutMetrics");
  if (!metrics) return metrics.error();
  const Json& screen_part = object_at(*metrics, "cssVisualViewport");
  Result<Json> shot = tools_.call("Page.captureScreenshot", {{"format", "webp"},
                                                             {"quality", 80},
                                                             {"clip",
                                                              {{"x", number_at(screen_part, "pageX")},
                                                               {"y", number_at(screen_part, "pageY") + top},
                                                               {"width", width},
                                                               {"height", kPictureHeight},
                                                               {"scale", 1}}}});
  if (!shot) return shot.error();
  return text_at(*shot, "data");
}

// Clicks on the first link that leads to another page of the site; the answer is its address, empty if there is none.
Result<std::string> Visitor::click_link() {
  Result<Json> links = ask(".links()");
  if (!links) return links.error();
  if (!links->is_array()) return std::string();
  int tried = 0;
  std::set<std::string> seen;
  for (const Json& each : *links) {
    const std::string address = each.is_string() ? each.get<std::string>() : std::string();
    if (!seen.insert(address).second || server_.file_of(address).empty()) continue;
    if (++tried > kMostLinks) break;
    Result<Json> point = ask(".aim(" + Json(address).dump(-1, ' ', true, Json::error_handler_t::replace) + ")");
    if (!point) return point.error();
    if (!point->is_object()) continue;
    const int moves = moves_;
    for (const char* type : {"mouseMoved", "mousePressed", "mouseReleased"}) {
      const bool moved = std::string_view(type) == "mouseMoved";
      const Json event = {{"type", type},
                          {"x", number_at(*point, "x")},
                          {"y", number_at(*point, "y")},
                          {"button", moved ? "none" : "left"},
                          {"clickCount", moved ? 0 : 1}};
      Result<Json> done = tools_.call("Input.dispatchMouseEvent", event);
      if (!done) return done.error();
    }
    Result<bool> moved = tools_.wait([&] { return moves_ != moves; }, Clock::now() + kMostMoving);
    if (!moved) return moved.error();
    if (*moved) return address;
  }
  return std::string();
}

Status Visitor::leave_and_return(View& view, const std::string& path) {
  Result<std::string> clicked = click_link();
  if (!clicked) return clicked.error();
  view.clicked = *clicked;
  if (clicked->empty()) return {};
  view.client_side = !document_;
  if (document_) {
    Result<bool> loaded = tools_.wait([this] { return loaded_; }, Clock::now() + kMostLoading);
    if (!loaded) return loaded.error();
  }
  if (Status bad = settle()) return bad;
  Result<Seen> there = look(false);
  if (!there) return there.error();
  view.after_click = std::move(*there);
  const int moves = moves_;
  Result<Json> back = tools_.call("Runtime.evaluate", {{"expression", "history.back()"}});
  if (!back) return back.error();
  Result<bool> moved = tools_.wait([&] { return moves_ != moves; }, Clock::now() + kMostMoving);
  if (!moved) return moved.error();
  if (!*moved) return load(address_of(path));
  if (Status bad = settle()) return bad;
  Result<Seen> here = look(false);
  if (!here) return here.error();
  view.after_back = std::move(*here);
  return {};
}

Status Visitor::look_in_other_media(View& view) {
  struct Other {
    const char *media, *scheme;
    bool paper;
    Seen* seen;
  };
  for (const Other& other : {Other{"", "dark", false, &view.dark}, Other{"print", "light", true, &view.print}}) {
    if (Status bad = set_media(other.media, other.scheme)) return bad;
    (void)ask(".settle(60,2000)");  // what goes wrong with the page here does so below too, and is told there
    Result<Seen> seen = look(other.paper);
    if (!seen) return seen.error();
    *other.seen = std::move(*seen);
  }
  return set_media("", "light");
}

std::set<std::string> Visitor::take_complaints() {
  std::set<std::string> out;
  for (std::string& each : errors_) out.insert(plain_complaint(std::move(each), server_.origin()));
  errors_.clear();
  return out;
}

Result<View> Visitor::visit(const std::string& path, int width, bool own_badge) {
  View view;
  view.width = width;
  errors_.clear();
  if (Status bad = set_screen(width)) return *bad;
  if (Status bad = set_media("", "light")) return *bad;
  if (Status bad = load(address_of(path))) return *bad;
  Result<Seen> light = look(false);
  if (!light) return light.error();
  view.light = std::move(*light);
  Result<std::string> shot = picture(view.light, width);
  if (!shot) return shot.error();
  view.picture = std::move(*shot);
  if (Status bad = look_in_other_media(view)) return *bad;
  if (Status bad = leave_and_return(view, path)) return *bad;

  std::set<std::string> ours = take_complaints();
  // Said with our badge, each time, and never without: what a page complains of now and then is not ours.
  for (int round = 0; own_badge && !ours.empty() && round < kComplaintRounds; ++round) {
    for (const bool badge : {false, true}) {
      if (badge && (round + 1 == kComplaintRounds || ours.empty())) continue;
      View again;
      server_.leave_badge_out(!badge);
      Status bad = load(address_of(path));
      if (!bad) bad = look_in_other_media(again);
      if (!bad) bad = leave_and_return(again, path);
      server_.leave_badge_out(false);
      if (bad) return *bad;
      const std::set<std::string> said = take_complaints();
      std::erase_if(ours, [&](const std::string& each) { return said.contains(each) != badge; });
    }
  }
  if (own_badge) view.console.assign(ours.begin(), ours.end());
  return view;
}

}  // namespace beian
