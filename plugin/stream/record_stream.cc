#include "stream/record_stream.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <nlohmann/json.hpp>

#include "base/base64.h"
#include "report/json.h"
#include "site/trouble.h"
#include "site/unknown_name.h"

namespace beian {
namespace {

using nlohmann::json;

constexpr std::size_t kReadAtOnce = 65536;
constexpr std::size_t kLongestLine = std::size_t{256} << 20;
constexpr std::size_t kLargestPage = std::size_t{64} << 20;
constexpr int kLookAtStop = 200;  // milliseconds
constexpr std::string_view kMembers[] = {"base64", "html", "id", "path"};

constexpr Text2 kCannotRead = {"standard input: cannot read: {0}. Give the records again.",
                               "标准输入：无法读取：{0}。请重新给出记录。"};
constexpr Text2 kNoObject = {"standard input, line {0}: no JSON object in UTF-8. Write one record a line: {1}.",
                             "标准输入第 {0} 行：不是 UTF-8 编码的 JSON 对象。请每行写一条记录：{1}。"};
constexpr const char* kExample = R"({"path":"a.html","html":"…"})";
constexpr Text2 kNoPath = {"standard input, line {0}: the record needs a “path”, a text that is not empty.",
                           "标准输入第 {0} 行：记录需要非空文本“path”。"};
constexpr Text2 kNoPage = {"standard input, line {0}: the record needs its page as text: either “html” or “base64”.",
                           "标准输入第 {0} 行：记录需要以文本给出页面：“html”或“base64”，二者取一。"};
constexpr Text2 kBadBase64 = {
    "standard input, line {0}: “base64” is none. Encode the page's bytes again, with padding.",
    "标准输入第 {0} 行：“base64”的内容不合法。请重新编码页面的字节（含填充）。"};
constexpr Text2 kBadId = {"standard input, line {0}: “id” is a text or a whole number.",
                          "标准输入第 {0} 行：“id”须为文本或整数。"};
constexpr Text2 kUnknown = {"standard input, line {0}: a record has no “{1}”.{2} It has path, html or base64, and id.",
                            "标准输入第 {0} 行：记录中不能有“{1}”。{2}可用的有 path、html 或 base64，以及 id。"};
constexpr Text2 kTooLong = {
    "standard input, line {0}: longer than {1} bytes, or its page is longer than {2}. Exclude it.",
    "标准输入第 {0} 行：超过 {1} 字节，或其页面超过 {2} 字节。请排除它。"};

}  // namespace

RecordStream::RecordStream(int in, std::unique_ptr<Output> out, std::unique_ptr<Disk> disk, bool pages_back,
                           Language language, const std::atomic<bool>* stop)
    : in_(in),
      out_(std::move(out)),
      disk_(std::move(disk)),
      pages_back_(pages_back),
      language_(language),
      stop_(stop) {}

// More bytes. False at the end, where reading fails, and where the run is to stop.
bool RecordStream::fill() {
  if (at_ > 0) buffer_.erase(0, at_);
  at_ = 0;
  const std::size_t size = buffer_.size();
  while (!ended_) {
    if (stop_ != nullptr && stop_->load(std::memory_order_relaxed)) return false;
    pollfd ready{in_, POLLIN, 0};
    const int polled = ::poll(&ready, 1, kLookAtStop);
    // A signal has come while nothing was there to be read: reading now would wait for input, not for the stop.
    if (polled == 0 || (polled < 0 && errno == EINTR)) continue;
    buffer_.resize(size + kReadAtOnce);
    const ssize_t got = ::read(in_, buffer_.data() + size, kReadAtOnce);
    buffer_.resize(size + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got > 0) return true;
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (got < 0) failed_ = errno;
    ended_ = true;
  }
  return false;
}

// The next line, without its break. One that is too long is read to its end and not kept.
bool RecordStream::next_line(std::string& out, bool& too_long) {
  too_long = false;
  std::size_t looked = at_;
  while (true) {
    const std::size_t end = buffer_.find('\n', looked);
    if (end != std::string::npos) {
      out.assign(buffer_, at_, end - at_);
      at_ = end + 1;
      ++line_;
      return true;
    }
    looked = buffer_.size() - at_;  // fill moves what is left to the front
    if (looked > kLongestLine) {
      too_long = true;
      buffer_.clear();
      at_ = looked = 0;
    }
    if (fill()) continue;
    if (!ended_ || failed_ != 0 || (buffer_.empty() && !too_long)) return false;
    out = std::move(buffer_);  // the last line may lack its break
    buffer_.clear();
    ++line_;
    return true;
  }
}

Status RecordStream::read_record(std::string_view line, GivenPage& out, Record& record) const {
  const std::string number = std::to_string(line_);
  json object = json::parse(line, nullptr, false);
  if (!object.is_object()) return trouble(kNoObject, {number, kExample});
  const auto id = object.find("id");
  const bool good_id = id == object.end() || id->is_string() || id->is_number_integer();
  if (id != object.end() && good_id) record.id = id->dump();  // handed back even where the rest cannot be read
  const auto path = object.find("path");
  if (path == object.end() || !path->is_string() || path->get_ref<const std::string&>().empty())
    return trouble(kNoPath, {number});
  out.path = path->get<std::string>();
  if (!good_id) return trouble(kBadId, {number});
  for (const auto& [name, value] : object.items()) {
    if (std::find(std::begin(kMembers), std::end(kMembers), name) == std::end(kMembers))
      return unknown_name(kUnknown, {number, printable(name)}, name, kMembers);
  }
  const auto html = object.find("html");
  const auto encoded = object.find("base64");
  record.base64 = encoded != object.end();
  const auto& given = record.base64 ? encoded : html;
  if (given == object.end() || !given->is_string() || (record.base64 && html != object.end()))
    return trouble(kNoPage, {number});
  if (record.base64) {
    std::optional<std::string> bytes = from_base64(given->get_ref<const std::string&>());
    if (!bytes) return trouble(kBadBase64, {number});
    out.bytes = *std::move(bytes);
  } else {
    out.bytes = std::move(given->get_ref<std::string&>());
  }
  if (out.bytes.size() <= kLargestPage) return {};
  out.bytes.clear();
  return trouble(kTooLong, {number, std::to_string(kLongestLine), std::to_string(kLargestPage)});
}

bool RecordStream::next(GivenPage& out) {
  std::string line;
  bool too_long = false;
  Record record;
  while (next_line(line, too_long)) {
    if (!too_long && line.find_first_not_of(" \t\r") == std::string::npos) continue;
    if (too_long) {
      out.error =
          trouble(kTooLong, {std::to_string(line_), std::to_string(kLongestLine), std::to_string(kLargestPage)});
    } else {
      out.error = read_record(line, out, record);
    }
    if (out.path.empty()) out.path = "line " + std::to_string(line_);
    const std::scoped_lock lock(mutex_);
    records_.push_back(std::move(record));
    return true;
  }
  if (failed_ == 0) return false;
  out.path = "line " + std::to_string(line_ + 1);
  out.error = trouble(kCannotRead, {}, failed_);
  failed_ = 0;
  const std::scoped_lock lock(mutex_);
  records_.push_back({});
  return true;
}

bool RecordStream::waits() {
  if (ended_ || buffer_.find('\n', at_) != std::string::npos) return false;
  pollfd ready{in_, POLLIN, 0};
  return ::poll(&ready, 1, 0) == 0;
}

void RecordStream::done(const GivenPage& page, const PageResult& result) {
  Record record;
  {
    const std::scoped_lock lock(mutex_);
    record = std::move(records_.front());
    records_.pop_front();
  }
  std::string line = "{\"path\":" + json_string(page.path);
  if (!record.id.empty()) line += ",\"id\":" + record.id;
  if (result.trouble) {
    line += ",\"error\":" + json_string(language_ == Language::zh ? result.trouble->zh : result.trouble->en);
  } else {
    line += std::string(",\"changed\":") + (result.changed ? "true" : "false");
    line += std::string(",\"skipped\":") + (result.counted ? "false" : "true");
    if (pages_back_) {
      line += record.base64 ? ",\"base64\":\"" + base64(page.bytes) + "\"" : ",\"html\":" + json_string(page.bytes);
    }
    line += ",\"findings\":[";
    for (std::size_t i = 0; i < result.findings.size(); ++i) {
      if (i > 0) line += ',';
      line += finding_json(page.path, result.findings[i], language_);
    }
    line += ']';
  }
  out_->write(line + "}\n");
  out_->flush();  // the caller may wait for this record before it writes the next
}

Status RecordStream::finish(RunOutcome&) {
  return out_->close();
}

}  // namespace beian
