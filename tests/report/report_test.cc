#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <nlohmann/json.hpp>

#include "report/json.h"
#include "report/numbers.h"
#include "report/text.h"
#include "site/temp_folder.h"

using namespace beian;
using test::TempFolder;

namespace {

constexpr Text2 kMessages[] = {{"the link of {0} is stale", "{0} 的链接已过时"}};
constexpr Rule kRule{"icp-link-stale", Severity::error, Fix::safe,
                     nullptr,          kMessages,       {"run beian inject", "运行 beian inject"}};

ReportedFinding finding(Span span = {0, 0}) {
  ReportedFinding out;
  out.finding.rule = &kRule;
  out.finding.args = {"x"};
  out.finding.span = span;
  return out;
}

// What a report writes, through a real file.
template <class Make, class Use>
std::string written(Make make, Use use) {
  TempFolder folder;
  const std::string file = folder / "report";
  Result<std::unique_ptr<Output>> out = Output::open(file);
  REQUIRE(out);
  auto report = make(**out);
  use(report);
  REQUIRE_FALSE((*out)->close());
  return folder.read("report");
}

std::string text_of(TextStyle style, int pages) {
  return written([&](Output& out) { return TextReport(out, style); },
                 [&](TextReport& report) {
                   for (int i = 0; i < pages; ++i) report.finding(std::to_string(i) + ".html", finding());
                   Summary summary;
                   summary.pages = static_cast<std::uint64_t>(pages);
                   summary.errors = summary.pages;
                   report.finish(summary);
                 });
}

}  // namespace

TEST_CASE("text is like a compiler's") {
  const std::string text = text_of({}, 1);
  CHECK(text.starts_with("0.html:1:1: error: the link of x is stale [icp-link-stale]\n  = run beian inject\n"));
  CHECK(text.find("1 page: 0 clean, 0 changed, 0 refused; 0 skipped · 1 error, 0 warnings, 0 notes\n") !=
        std::string::npos);
}

TEST_CASE("findings of one kind are one, with the count and three places") {
  const std::string text = text_of({}, 10);
  CHECK(text.starts_with(
      "0.html:1:1: error: the link of x is stale [icp-link-stale]\n  = run beian inject\n"
      "  = also in 1.html:1:1, 2.html:1:1 and 7 more: 10 in all, on 10 pages (-v lists all)\n10 pages: "));
  CHECK(text_of({}, 3).find("  = also in 1.html:1:1, 2.html:1:1\n") != std::string::npos);
  CHECK(text_of({}, 1).find("also") == std::string::npos);
  CHECK(text_of({Language::zh}, 10).find("  = 另见 1.html:1:1、2.html:1:1 等，共 10 处，10 个页面（-v 列出全部）\n") !=
        std::string::npos);
  const std::string all = text_of({Language::en, false, true}, 10);
  CHECK(all.find("9.html:1:1") != std::string::npos);
  CHECK(all.find("also") == std::string::npos);
}

TEST_CASE("findings that all differ do not fill the memory, and none is lost") {
  const std::string text = written([](Output& out) { return TextReport(out, {}); },
                                   [](TextReport& report) {
                                     for (int i = 0; i < 6000; ++i) {
                                       ReportedFinding f = finding();
                                       f.finding.args = {std::to_string(i)};
                                       report.finding("a.html", f);
                                     }
                                     report.finish({});
                                   });
  CHECK(text.find("the link of 0 is stale") != std::string::npos);
  CHECK(text.find("the link of 5999 is stale") != std::string::npos);
}

TEST_CASE("statistics count by rule") {
  TextStyle style;
  style.statistics = true;
  CHECK(text_of(style, 10).find(" findings   mended    pages  severity rule\n"
                                "       10        0       10  error    icp-link-stale\n10 pages: ") !=
        std::string::npos);
  CHECK(text_of(style, 0).find("findings") == std::string::npos);
  style.language = Language::zh;
  CHECK(text_of(style, 10).find("     问题   已修复     页面  级别     规则\n"
                                "       10        0       10  错误     icp-link-stale\n") != std::string::npos);
}

TEST_CASE("text in Chinese and in colour") {
  CHECK(text_of({Language::zh, false, false}, 1).starts_with("0.html:1:1: 错误: x 的链接已过时 [icp-link-stale]\n"));
  CHECK(text_of({Language::en, true, false}, 1).find("\x1b[1;31merror\x1b[0m") != std::string::npos);
}

TEST_CASE("an excerpt stands under its finding") {
  const std::string text = written([](Output& out) { return TextReport(out, {}); },
                                   [](TextReport& report) {
                                     ReportedFinding f = finding({3, 6});
                                     f.line = 7;
                                     f.excerpt = {"京 <a>", 3, 3};
                                     report.finding("a.html", f);
                                     report.finish(Summary{});
                                   });
  CHECK(text.find("    7 | 京 <a>\n      |    ^~~\n  = run") != std::string::npos);
}

TEST_CASE("the caret stands under what is wrong, however long the line's number is") {
  const std::string text = written([](Output& out) { return TextReport(out, {}); },
                                   [](TextReport& report) {
                                     ReportedFinding f = finding({3, 6});
                                     f.line = 1234567;
                                     f.excerpt = {"京 <a>", 3, 3};
                                     report.finding("a.html", f);
                                     report.finish(Summary{});
                                   });
  CHECK(text.find("1234567 | 京 <a>\n        |    ^~~\n") != std::string::npos);
}

TEST_CASE("a terminal that knows links gets the places as links") {
  const FileNames names({}, "/home/me");
  TextStyle style;
  style.links = &names;
  const std::string text = text_of(style, 3);
  const auto link = [](std::string_view page) {
    return "\x1b]8;;file:///home/me/" + std::string(page) + "\x1b\\" + std::string(page) + ":1:1\x1b]8;;\x1b\\";
  };
  CHECK(text.starts_with(link("0.html") + ": error: the link of x is stale"));
  CHECK(text.find("also in " + link("1.html") + ", " + link("2.html") + "\n") != std::string::npos);
  CHECK(text_of({}, 3).find("\x1b") == std::string::npos);
}

TEST_CASE("text: counts as their readers write them") {
  const std::string en = text_of({}, 12345);
  CHECK(en.find(" and 12,342 more: 12,345 in all, on 12,345 pages (-v lists all)\n12,345 pages: ") !=
        std::string::npos);
  CHECK(en.find("12,345 errors") != std::string::npos);
  CHECK(text_of({Language::zh}, 1234).find("共 1234 处，1234 个页面") != std::string::npos);
}

TEST_CASE("what was mended is listed only on demand") {
  const auto fixed = [](bool verbose) {
    return written(
        [&](Output& out) {
          return TextReport(out, {Language::en, false, verbose});
        },
        [](TextReport& report) {
          ReportedFinding f = finding();
          f.finding.fixed = true;
          report.finding("a.html", f);
        });
  };
  CHECK(fixed(false).empty());
  CHECK(fixed(true) == "a.html:1:1: fixed: the link of x is stale [icp-link-stale]\n");
}

TEST_CASE("JSON has exactly the agreed keys and is always valid UTF-8") {
  const std::string text = written([](Output& out) { return JsonReport(out, "check", Language::en); },
                                   [](JsonReport& report) {
                                     report.finding("bad\xff\"\n.html", finding({3, 6}));
                                     report.finding("b.html", finding());
                                     report.finish({.pages = 2, .errors = 2});
                                   });
  const nlohmann::json json = nlohmann::json::parse(text);
  CHECK(json["version"] == 1);
  CHECK(json["command"] == "check");
  REQUIRE(json["findings"].size() == 2);
  CHECK(json["findings"][0] == nlohmann::json{{"rule", "icp-link-stale"},
                                              {"severity", "error"},
                                              {"path", "bad\xef\xbf\xbd\"\n.html"},
                                              {"line", 1},
                                              {"column", 1},
                                              {"begin", 3},
                                              {"end", 6},
                                              {"message", "the link of x is stale"},
                                              {"fixed", false}});
  CHECK(json["summary"].size() == 8);
  CHECK(json["summary"]["errors"] == 2);
  const std::string empty = written([](Output& out) { return JsonReport(out, "inject", Language::en); },
                                    [](JsonReport& report) { report.finish({}); });
  CHECK(nlohmann::json::parse(empty)["findings"].empty());
}

TEST_CASE("a report is put under its name only when it is whole") {
  TempFolder folder;
  folder.write("report", "old");
  Result<std::unique_ptr<Output>> out = Output::open(folder / "report");
  REQUIRE(out);
  (*out)->write("new");
  (*out)->flush();
  CHECK(folder.read("report") == "old");
  REQUIRE_FALSE((*out)->close());
  CHECK(folder.read("report") == "new");
  CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("what is no regular file is written in place") {
  TempFolder folder;
  const std::string pipe = folder / "pipe";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  const int reader = ::open(pipe.c_str(), O_RDWR);
  Result<std::unique_ptr<Output>> out = Output::open(pipe);
  REQUIRE(out);
  (*out)->write("through the pipe");
  REQUIRE_FALSE((*out)->close());
  char buffer[64] = {};
  CHECK(::read(reader, buffer, sizeof buffer) == 16);
  struct stat st = {};
  ::lstat(pipe.c_str(), &st);
  CHECK(S_ISFIFO(st.st_mode));
  ::close(reader);
}

TEST_CASE("a report that cannot be written is an error") {
  TempFolder folder;
  CHECK_FALSE(Output::open(folder / "no/such/folder"));
  CHECK_FALSE(Output::open(folder.path()));
  Result<std::unique_ptr<Output>> full = Output::open("/dev/full");
  REQUIRE(full);
  (*full)->write("x");
  const Status bad = (*full)->close();
  REQUIRE(bad);
  CHECK(bad->system_errno == ENOSPC);
}

TEST_CASE("a number as JSON") {
  const auto json = [](const char* text) {
    return nlohmann::json::parse(number_json(text, read_number(text, 2026), Language::en));
  };
  const nlohmann::json icp = json("京ICP备2024990001号-1");
  CHECK(icp["kind"] == "icp");
  CHECK(icp["valid"] == true);
  CHECK(icp["normal"] == "京ICP备2024990001号-1");
  CHECK(icp["province"] == "京");
  CHECK(icp["region"] == "北京");
  CHECK(icp["place"] == nullptr);
  CHECK(icp["year"] == 2024);
  CHECK(icp["suffix"] == "1");
  CHECK(icp["target"] == "website");
  const nlohmann::json gongan = json("京公网安备11010102990001号");
  CHECK(gongan["kind"] == "gongan");
  CHECK(gongan["place"] == "东城区");
  CHECK(gongan["year"] == nullptr);
  const nlohmann::json wrong = json("川公网安备11010102990001号");
  CHECK(wrong["valid"] == false);
  CHECK(wrong["findings"][0]["rule"] == "province-mismatch");
  CHECK(wrong["findings"][0]["severity"] == "error");
  const nlohmann::json none = json("hello");
  CHECK(none["kind"] == "none");
  CHECK(none["normal"] == nullptr);
  CHECK(none.size() == 11);
}
