// Every character of the first planes where spaces, dashes, marks and full forms live, put into a number: what it does
// there, as ranges of code points.
#include <doctest/doctest.h>

#include <cstdio>

#include "number/support.h"

using namespace beian;
using namespace beian::number_test;

namespace {

bool is_judged(char32_t ch) {
  return (ch >= 0x21 && ch < 0x3040) || (ch >= 0xfe00 && ch <= 0xffff) || ch == ' ';
}

// "AD:invisible 2010-2015:odd_hyphen …": where the number with a character in it is read, and its flaws.
template <class Make>
std::string ranges(Make make, const char* usual) {
  std::string out;
  std::string last;
  char32_t first = 0;
  char32_t before = 0;
  const auto close = [&] {
    if (last.empty()) return;
    char text[32];
    std::snprintf(text, sizeof text, first == before ? "%X:" : "%X-%X:", static_cast<unsigned>(first),
                  static_cast<unsigned>(before));
    out += (out.empty() ? "" : "\n") + std::string(text) + last;
  };
  for (char32_t ch = 0; ch <= 0xffff; ++ch) {
    std::string now;
    if (is_judged(ch)) {
      std::string letter;
      append_utf8(letter, ch);
      const Number number = read_number(make(letter), kYear);
      now = parts(number) + (number.flaws.empty() ? "" : " " + flaw_names(number.flaws));
      if (now == usual) now.clear();
    }
    if (now != last || ch != before + 1) {
      close();
      first = ch;
      last = now;
    }
    before = ch;
  }
  close();
  return out;
}

}  // namespace

TEST_CASE("a character between the digits") {
  CHECK(ranges([](const std::string& c) { return "京ICP备1900" + c + "0424号"; }, "none") ==
        R"(20:icp 京 19000424 spaces
23:icp 京 19000424 placeholder
2A:icp 京 19000424 placeholder
30:icp 京 190000424 digit_count
31:icp 京 190010424 digit_count
32:icp 京 190020424 digit_count
33:icp 京 190030424 digit_count
34:icp 京 190040424 digit_count
35:icp 京 190050424 digit_count
36:icp 京 190060424 digit_count
37:icp 京 190070424 digit_count
38:icp 京 190080424 digit_count
39:icp 京 190090424 digit_count
3F:icp 京 19000424 placeholder
41-5A:icp 京 19000424 placeholder
61-7A:icp 京 19000424 placeholder
A0:icp 京 19000424 spaces
AD:icp 京 19000424 invisible
D7:icp 京 19000424 placeholder
1680:icp 京 19000424 spaces
2000-200A:icp 京 19000424 spaces
200B-200F:icp 京 19000424 invisible
2026:icp 京 19000424 placeholder
2028-2029:icp 京 19000424 spaces
202A-202E:icp 京 19000424 invisible
202F:icp 京 19000424 spaces
205F:icp 京 19000424 spaces
2060-206F:icp 京 19000424 invisible
25A0-25A1:icp 京 19000424 placeholder
25CB:icp 京 19000424 placeholder
25CF:icp 京 19000424 placeholder
25EF:icp 京 19000424 placeholder
2715:icp 京 19000424 placeholder
2717:icp 京 19000424 placeholder
3000:icp 京 19000424 spaces
3007:icp 京 19000424 placeholder
FE00-FE0F:icp 京 19000424 invisible
FEFF:icp 京 19000424 invisible
FF03:icp 京 19000424 placeholder
FF0A:icp 京 19000424 placeholder
FF10:icp 京 190000424 digit_count full_width
FF11:icp 京 190010424 digit_count full_width
FF12:icp 京 190020424 digit_count full_width
FF13:icp 京 190030424 digit_count full_width
FF14:icp 京 190040424 digit_count full_width
FF15:icp 京 190050424 digit_count full_width
FF16:icp 京 190060424 digit_count full_width
FF17:icp 京 190070424 digit_count full_width
FF18:icp 京 190080424 digit_count full_width
FF19:icp 京 190090424 digit_count full_width
FF1F:icp 京 19000424 placeholder
FF21-FF3A:icp 京 19000424 placeholder
FF41-FF5A:icp 京 19000424 placeholder)");
}

TEST_CASE("a character between 号 and the site's number") {
  CHECK(ranges([](const std::string& c) { return "京ICP备19000424号" + c + "1"; }, "icp 京 19000424") ==
        R"(2D:icp 京 19000424 -1
5F:icp 京 19000424 -1 odd_hyphen
2010-2015:icp 京 19000424 -1 odd_hyphen
2212:icp 京 19000424 -1 odd_hyphen
FE58:icp 京 19000424 -1 odd_hyphen
FE63:icp 京 19000424 -1 odd_hyphen
FF0D:icp 京 19000424 -1 full_width
FF3F:icp 京 19000424 -1 odd_hyphen)");
}

TEST_CASE("a character eight times in the place of the digits") {
  CHECK(ranges([](const std::string& c) { return "京ICP备" + c + c + c + c + c + c + c + c + "号"; }, "none") ==
        R"(20:icp 京 placeholder
23:icp 京 placeholder
2A:icp 京 placeholder
30:icp 京 00000000 placeholder
31:icp 京 11111111 placeholder
32:icp 京 22222222 placeholder
33:icp 京 33333333 placeholder
34:icp 京 44444444 placeholder
35:icp 京 55555555 placeholder
36:icp 京 66666666 placeholder
37:icp 京 77777777 placeholder
38:icp 京 88888888 placeholder
39:icp 京 99999999 placeholder
3F:icp 京 placeholder
41-5A:icp 京 placeholder
5F:icp 京 placeholder
61-7A:icp 京 placeholder
A0:icp 京 placeholder
AD:icp 京 placeholder
D7:icp 京 placeholder
1680:icp 京 placeholder
2000-200F:icp 京 placeholder
2026:icp 京 placeholder
2028-202F:icp 京 placeholder
205F-206F:icp 京 placeholder
25A0-25A1:icp 京 placeholder
25CB:icp 京 placeholder
25CF:icp 京 placeholder
25EF:icp 京 placeholder
2715:icp 京 placeholder
2717:icp 京 placeholder
3000:icp 京 placeholder
3007:icp 京 placeholder
FE00-FE0F:icp 京 placeholder
FEFF:icp 京 placeholder
FF03:icp 京 placeholder
FF0A:icp 京 placeholder
FF10:icp 京 00000000 placeholder
FF11:icp 京 11111111 placeholder
FF12:icp 京 22222222 placeholder
FF13:icp 京 33333333 placeholder
FF14:icp 京 44444444 placeholder
FF15:icp 京 55555555 placeholder
FF16:icp 京 66666666 placeholder
FF17:icp 京 77777777 placeholder
FF18:icp 京 88888888 placeholder
FF19:icp 京 99999999 placeholder
FF1F:icp 京 placeholder
FF21-FF3A:icp 京 placeholder
FF3F:icp 京 placeholder
FF41-FF5A:icp 京 placeholder)");
}

TEST_CASE("a character in front of the digits") {
  CHECK(ranges([](const std::string& c) { return "京ICP备" + c + "19000424号"; }, "none") ==
        R"(20:icp 京 19000424 spaces
23:icp 京 19000424 placeholder
2A:icp 京 19000424 placeholder
2D-2F:icp 京 19000424 written_out
30:icp 京 019000424 digit_count
31:icp 京 119000424 digit_count
32:icp 京 219000424 digit_count
33:icp 京 319000424 digit_count
34:icp 京 419000424 digit_count
35:icp 京 519000424 digit_count
36:icp 京 619000424 digit_count
37:icp 京 719000424 digit_count
38:icp 京 819000424 digit_count
39:icp 京 919000424 digit_count
3A:icp 京 19000424 written_out
3F:icp 京 19000424 placeholder
41-5A:icp 京 19000424 placeholder
61-7A:icp 京 19000424 placeholder
A0:icp 京 19000424 spaces
AD:icp 京 19000424 invisible
B7:icp 京 19000424 written_out
D7:icp 京 19000424 placeholder
1680:icp 京 19000424 spaces
2000-200A:icp 京 19000424 spaces
200B-200F:icp 京 19000424 invisible
2010-2015:icp 京 19000424 written_out odd_hyphen
2022:icp 京 19000424 written_out
2026:icp 京 19000424 placeholder
2028-2029:icp 京 19000424 spaces
202A-202E:icp 京 19000424 invisible
202F:icp 京 19000424 spaces
205F:icp 京 19000424 spaces
2060-206F:icp 京 19000424 invisible
2212:icp 京 19000424 written_out odd_hyphen
25A0-25A1:icp 京 19000424 placeholder
25CB:icp 京 19000424 placeholder
25CF:icp 京 19000424 placeholder
25EF:icp 京 19000424 placeholder
2715:icp 京 19000424 placeholder
2717:icp 京 19000424 placeholder
3000:icp 京 19000424 spaces
3001:icp 京 19000424 written_out
3007:icp 京 19000424 placeholder
FE00-FE0F:icp 京 19000424 invisible
FE58:icp 京 19000424 written_out odd_hyphen
FE63:icp 京 19000424 written_out odd_hyphen
FEFF:icp 京 19000424 invisible
FF03:icp 京 19000424 placeholder
FF0A:icp 京 19000424 placeholder
FF0D:icp 京 19000424 written_out full_width
FF0E-FF0F:icp 京 19000424 written_out
FF10:icp 京 019000424 digit_count full_width
FF11:icp 京 119000424 digit_count full_width
FF12:icp 京 219000424 digit_count full_width
FF13:icp 京 319000424 digit_count full_width
FF14:icp 京 419000424 digit_count full_width
FF15:icp 京 519000424 digit_count full_width
FF16:icp 京 619000424 digit_count full_width
FF17:icp 京 719000424 digit_count full_width
FF18:icp 京 819000424 digit_count full_width
FF19:icp 京 919000424 digit_count full_width
FF1A:icp 京 19000424 written_out
FF1F:icp 京 19000424 placeholder
FF21-FF3A:icp 京 19000424 placeholder
FF41-FF5A:icp 京 19000424 placeholder)");
}
