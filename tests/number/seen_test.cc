// The numbers of real pages, as people wrote them. Each must be read as what it is; the few that cannot be are listed,
// with why.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>

#include "number/support.h"

using namespace beian;
using namespace beian::number_test;

namespace {

struct Row {
  std::string text;
  bool placeholder = false;
};

std::string unescape(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 2) == "\\n") {
      out += '\n';
      ++i;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::vector<Row> rows(const char* name) {
  std::ifstream in(std::string(BEIAN_SHARED_DIR "/data/") + name);
  std::vector<Row> out;
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    const std::size_t first = line.find('\t');
    const std::size_t last = line.rfind('\t');
    if (first == std::string::npos || first == last) continue;
    out.push_back({line.substr(0, first), line.substr(last + 1, 1) == "1"});
  }
  return out;
}

// Someone says these are nobody's, but nothing in them does.
struct Explained {
  const char* text;
  const char* why;
};
constexpr Explained kLookReal[] = {
    {"川ICP备15874534号-1", "well-formed but for the letter, which is a warning"},
    {"黔ICP备11010000号", "a round serial; somebody holds it"},
    {"贵ICP备(shou.org.cn)05052049号-13", "an insert and the wrong letter are warnings, the digits are sound"},
    {"冀ICP备06001111号", "well-formed"},
    {"吉ICP证070888号", "well-formed"},
    {"湘ICP备08130115号-1", "well-formed"},
    {"滇公网安备 53090202000123号", "well-formed"},
    {"京公网安备11010802020266号", "well-formed"},
    {"黑公网安备23010202010001号", "well-formed"},
    {"皖公网安备34170002000107号", "well-formed"},
    {"粵公網安備 44030502008888號", "well-formed"},
    // an error all the same, by another name
    {"甘ICP备456543号-1", "six digits"},
    {"京ICP备\\n33309494号", "the year 33"},
    {"京ICP备080100-44备0000111000号", "six digits"},
    {"辽ICP备064068804", "nine digits"},
    {"黑ICP备032310310号", "nine digits"},
    {"鄂ICP备125478966", "nine digits"},
    {"湘ICP证10000013号", "eight digits in a licence"},
    {"京公网安备110104762022005号", "fifteen digits"},
    {"皖公网安备3301080233301号", "Zhejiang's digits behind Anhui's letter"},
    {"公安.赣公网安备/6112902000023号", "Shaanxi's digits behind Jiangxi's letter"},
};

// Real pages whose number is wrong, or famous.
constexpr Explained kWrong[] = {
    {"京ICP备案1004644-", "seven digits"},
    {"吉ICP备07500273X号", "a letter behind the digits"},
    {"陕公网安备110105006181号", "Beijing's digits"},
    {"京公网安备31010402001073号", "Shanghai's digits"},
    {"晋公网安备31010402002252号", "Shanghai's digits, and famous"},
    {"苏公网安备36042102000137", "Jiangxi's digits"},
    {"桂公网安备 42280102000242号", "Hubei's digits"},
    {"宁公网安备15010502001271号", "Inner Mongolia's digits"},
    {"沪公网安备31011502009号", "eleven digits"},
    {"赣公网安备 2021005743号", "an ICP number's digits"},
    {"公安备案号:32010202010062", "no letter, no words"},
    {"浙公网安备 33010902002564号", "famous"},
    {"浙公网安备 33010002000078号", "famous"},
    {"西安市公安局网警支队备案：37010009000020", "neither words nor a sound code: no number"},
};

template <std::size_t N>
bool listed(const Explained (&table)[N], const std::string& text) {
  return std::any_of(std::begin(table), std::end(table), [&](const Explained& e) { return text == e.text; });
}

bool bare_code(const std::string& text) {
  return text.rfind("()", 0) == 0;
}

std::string verdict(const Number& n) {
  if (n.kind == NumberKind::none) return "none";
  if (n.flaws.has(Flaw::placeholder)) return "placeholder";
  if (n.flaws.invalid()) return "malformed";
  if (n.flaws.has(Flaw::copied)) return "copied";
  return "valid";
}

std::string printed(const std::map<std::string, int>& counts) {
  std::string out;
  for (const auto& [name, count] : counts) out += name + " " + std::to_string(count) + " ";
  return out;
}

}  // namespace

TEST_CASE("real numbers are read as what they are") {
  std::map<std::string, int> real;
  std::map<std::string, int> fake;
  for (const char* name : {"icp-seen.tsv", "gongan-seen.tsv"}) {
    const std::vector<Row> seen = rows(name);
    if (seen.empty()) {
      std::cout << "SKIPPED: " << name << " is not there\n";
      return;
    }
    for (const Row& row : seen) {
      CAPTURE(row.text);
      const Number n = read_number(unescape(row.text), kYear);
      const std::string v = verdict(n);
      CAPTURE(v);
      if (row.placeholder) {
        ++fake[v];
        const bool caught = n.flaws.has(Flaw::placeholder) || n.flaws.has(Flaw::copied);
        CHECK(caught != listed(kLookReal, row.text));
      } else {
        ++real[v];
        const bool sound = n.valid() && !n.flaws.has(Flaw::copied);
        CHECK(sound != (listed(kWrong, row.text) || bare_code(row.text)));
        CHECK_FALSE(n.flaws.has(Flaw::placeholder));
      }
    }
  }
  CHECK(printed(real) == "copied 2 malformed 11 none 16 valid 407 ");
  CHECK(printed(fake) == "malformed 11 placeholder 35 valid 11 ");
}

TEST_CASE("every explained number is in the data") {
  std::vector<Row> all = rows("icp-seen.tsv");
  const std::vector<Row> gongan = rows("gongan-seen.tsv");
  all.insert(all.end(), gongan.begin(), gongan.end());
  if (all.empty()) {
    std::cout << "SKIPPED: the numbers seen are not there\n";
    return;
  }
  const auto is_there = [&](const Explained& e, bool placeholder) {
    return std::any_of(all.begin(), all.end(),
                       [&](const Row& r) { return r.text == e.text && r.placeholder == placeholder; });
  };
  for (const Explained& e : kLookReal) CHECK_MESSAGE(is_there(e, true), e.text);
  for (const Explained& e : kWrong) CHECK_MESSAGE(is_there(e, false), e.text);
}
