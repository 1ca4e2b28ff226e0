// Which encoding a page is in: the whole of html5lib-tests' encoding suite, byte order marks, refusals; and the
// characters of filing numbers in each multi-byte encoding, held against the C library's iconv.
//
// The suite says "windows-1252" where a browser in a western locale falls back to it; we say "guessed" there. A <meta>
// behind the first 1,024 bytes is seen by the tokens and not by the prescan, so the suite is run through inspect().
#include "text/encoding.h"

#include <doctest/doctest.h>
#include <iconv.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/utf8.h"
#include "rules/inspect.h"
#include "rules/resources.h"
#include "text/decode.h"

using namespace beian;

namespace {

struct Case {
  std::string data;
  std::string encoding;
};

std::string read(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// "#data\n…\n#encoding\nNAME\n", again and again.
std::vector<Case> cases_of(const std::string& text) {
  constexpr std::string_view kData = "#data\n";
  constexpr std::string_view kEncoding = "\n#encoding\n";
  std::vector<Case> out;
  for (std::size_t at = text.find(kData); at != std::string::npos;) {
    const std::size_t begin = at + kData.size();
    const std::size_t end = text.find(kEncoding, begin - 1);
    const std::size_t name = end + kEncoding.size();
    const std::size_t line_end = text.find('\n', name);
    const std::string data = end < begin ? "" : text.substr(begin, end - begin);
    out.push_back({data, text.substr(name, line_end - name)});
    at = text.find("\n#data\n", name);
    if (at != std::string::npos) ++at;
  }
  return out;
}

std::string lower(std::string_view s) {
  std::string out(s);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  return out;
}

Encoding encoding_of(std::string_view bytes) {
  Policy policy;
  policy.this_year = 2026;
  return inspect(bytes, PageContext{"page.html", false}, policy, Resources(), Action::check).encoding;
}

// One character between UTF-8 and an encoding; empty where the encoding has no such character.
class Converter {
 public:
  Converter(const char* to, const char* from) : cd_(iconv_open(to, from)) {
    // POSIX says so. NOLINTNEXTLINE(performance-no-int-to-ptr)
    REQUIRE(cd_ != reinterpret_cast<iconv_t>(-1));
  }
  ~Converter() { iconv_close(cd_); }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  std::string operator()(std::string in) const {
    char out[16];
    char* from = in.data();
    char* to = out;
    std::size_t left = in.size();
    std::size_t room = sizeof out;
    iconv(cd_, nullptr, nullptr, nullptr, nullptr);
    if (iconv(cd_, &from, &left, &to, &room) != 0 || left != 0) return {};
    return {out, sizeof out - room};
  }

 private:
  iconv_t cd_;
};

struct MultiByte {
  EncodingId id;
  const char* iconv_name;
};
constexpr MultiByte kMultiByte[] = {{EncodingId::gb18030, "GB18030"},
                                    {EncodingId::big5, "BIG5-HKSCS"},
                                    {EncodingId::euc_jp, "EUC-JP-MS"},
                                    {EncodingId::shift_jis, "CP932"},
                                    {EncodingId::euc_kr, "UHC"}};

// What filing numbers are made of.
constexpr std::string_view kNumberCharacters =
    "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝蜀黔滇藏陕陇青宁新川贵甘兵备案号公网安证合字粵滬備號網證團ＩＣＰ０１２"
    "３４５６７８９－　";

}  // namespace

TEST_CASE("html5lib-tests: the encoding suite") {
  const std::filesystem::path folder = std::filesystem::path(BEIAN_SHARED_DIR) / "html5lib-tests/encoding";
  if (!std::filesystem::exists(folder)) {
    MESSAGE("SKIPPED: html5lib-tests is not beside the project");
    return;
  }
  std::size_t cases = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".dat") continue;
    for (const Case& c : cases_of(read(entry.path()))) {
      ++cases;
      INFO(entry.path().filename().string() << ": " << c.data);
      const Encoding encoding = encoding_of(c.data);
      const bool fallback = encoding.source == EncodingSource::guessed && lower(c.encoding) == "windows-1252";
      if (!fallback) CHECK(lower(encoding.name) == lower(c.encoding));
    }
  }
  CHECK(cases == 82);
}

TEST_CASE("html5lib-tests: the one case whose <meta> a script writes is not ours to see") {
  const std::filesystem::path file =
      std::filesystem::path(BEIAN_SHARED_DIR) / "html5lib-tests/encoding/scripted/tests1.dat";
  if (!std::filesystem::exists(file)) {
    MESSAGE("SKIPPED: html5lib-tests is not beside the project");
    return;
  }
  const std::vector<Case> cases = cases_of(read(file));
  REQUIRE(cases.size() == 1);
  CHECK(cases[0].data.find("document.write") != std::string::npos);
  CHECK(encoding_of(cases[0].data).source == EncodingSource::guessed);
}

TEST_CASE("encoding: byte order marks") {
  const Encoding utf8 = sniff_encoding("\xef\xbb\xbf<meta charset=gbk>");
  CHECK(utf8.id == EncodingId::utf_8);
  CHECK(utf8.source == EncodingSource::bom);
  CHECK(utf8.proven_utf8);
  const Encoding broken = sniff_encoding("\xef\xbb\xbf\xb1\xb8");
  CHECK(broken.contradiction == Contradiction::not_utf8);
  CHECK_FALSE(broken.proven_utf8);
  for (const std::string_view mark : {"\xff\xfe", "\xfe\xff"}) CHECK_FALSE(sniff_encoding(mark).supported());
}

TEST_CASE("encoding: without a declaration nothing is proven") {
  CHECK(sniff_encoding("plain").source == EncodingSource::guessed);
  CHECK_FALSE(sniff_encoding("京").proven_utf8);
  CHECK(sniff_encoding("京").id == EncodingId::utf_8);
  CHECK(sniff_encoding("\xbe\xa9").id == EncodingId::gb18030);
}

TEST_CASE("encoding: a declaration that the bytes contradict is known to be false") {
  CHECK(sniff_encoding("<meta charset=utf-8>京").proven_utf8);
  const Encoding e = sniff_encoding("<meta charset=utf-8>\xbe\xa9");
  CHECK(e.contradiction == Contradiction::not_utf8);
  CHECK_FALSE(e.proven_utf8);
}

TEST_CASE("encoding: where an ASCII byte may be half of a character we do not touch the page") {
  for (const char* label : {"iso-2022-jp", "iso-2022-kr", "hz-gb-2312", "iso-2022-cn", "csiso2022jp"}) {
    CAPTURE(label);
    const std::string page = "<!doctype html><meta charset=" + std::string(label) + "><title>t</title><p>x";
    CHECK_FALSE(sniff_encoding(page).supported());
  }
  for (const char* label :
       {"gb2312", "GBK", "gb18030", "big5", "euc-jp", "shift_jis", "euc-kr", "windows-1251", "koi8-r"}) {
    CAPTURE(label);
    CHECK(sniff_encoding("<meta charset=" + std::string(label) + ">").supported());
  }
}

TEST_CASE("encoding: the table of labels") {
  REQUIRE(encoding_for_label(" GB2312\n") != nullptr);
  CHECK(encoding_for_label(" GB2312\n")->id == EncodingId::gbk);
  CHECK(encoding_for_label("latin1")->name == "windows-1252");
  CHECK(encoding_for_label("no-such-label") == nullptr);
  CHECK(encoding_for_label("") == nullptr);
}

TEST_CASE("decode: the characters of filing numbers are read in every encoding that has them") {
  for (const MultiByte& e : kMultiByte) {
    const Converter encode(e.iconv_name, "UTF-8");
    std::size_t there = 0;
    for (std::size_t i = 0; i < kNumberCharacters.size();) {
      const Decoded d = decode_utf8(kNumberCharacters, i);
      const std::string bytes = encode(std::string(kNumberCharacters.substr(i, d.size)));
      i += d.size;
      if (bytes.empty() || bytes[0] == '\x8f') continue;  // JIS X 0212, which iconv fills up with vendors' characters
      ++there;
      CAPTURE(std::string(e.iconv_name));
      CAPTURE(static_cast<unsigned>(d.ch));
      const Decoded got = decode_char(bytes + "<", 0, e.id);
      CHECK(got.ch == d.ch);
      CHECK(got.size == bytes.size());
    }
    CHECK(there > 20);
  }
}

TEST_CASE("decode: every pair of bytes is as long as iconv says, and never read as another character") {
  for (const MultiByte& e : kMultiByte) {
    const Converter to_utf8("UTF-8", e.iconv_name);
    std::size_t known = 0;
    for (unsigned lead = 0x80; lead <= 0xff; ++lead) {
      for (unsigned trail = 0; trail <= 0xff; ++trail) {
        const std::string pair{static_cast<char>(lead), static_cast<char>(trail)};
        const Decoded got = decode_char(pair, 0, e.id);
        if (trail < 0x30 || trail == '<' || trail == '>') {
          // Markup is never swallowed by a broken character.
          if (got.size != 1) FAIL_CHECK(std::string(e.iconv_name) << ": " << lead << " takes " << trail);
        }
        if (e.id == EncodingId::euc_jp && lead >= 0xf9) continue;  // vendors' rows, which iconv gives to users
        const std::string alone = to_utf8(pair.substr(0, 1));
        const std::string utf8 = alone.empty() ? to_utf8(pair) : alone;
        if (utf8.empty()) continue;
        const Decoded meant = decode_utf8(utf8, 0);
        if (meant.size != utf8.size()) continue;  // two characters, or a pair for one with a mark
        const bool private_use = meant.ch >= 0xe000 && meant.ch < 0xf900;
        if (got.size != (alone.empty() ? 2 : 1)) {
          if (!private_use && meant.ch >= 0xa0)
            FAIL_CHECK(std::string(e.iconv_name) << ": " << lead << " " << trail << " is of another length");
        } else if (got.ch != kReplacement) {
          ++known;
          if (got.ch != meant.ch)
            FAIL_CHECK(std::string(e.iconv_name) << ": " << lead << " " << trail << " is read as another character");
        }
      }
    }
    CAPTURE(std::string(e.iconv_name));
    CHECK(known > 20);
  }
}

TEST_CASE("decode: an ASCII byte behind a broken lead byte stands for itself") {
  for (const MultiByte& e : kMultiByte) {
    const Decoded got = decode_char("\x81<", 0, e.id);
    CHECK(got.size == 1);
    CHECK(decode_char("\x81", 0, e.id).size == 1);
  }
  CHECK(decode_char("\xe4<", 0, EncodingId::utf_8).size == 1);
}
