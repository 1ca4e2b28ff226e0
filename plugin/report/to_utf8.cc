// to_utf8.cc — characters of any encoding, for people to read: iconv's tables. beian.wasm asks JavaScript instead
// (wasm/to_utf8.cc), which has them already; they would be a third of it.
#include <iconv.h>

#include <cerrno>

#include "base/utf8.h"
#include "report/excerpt.h"

namespace beian {
namespace {

// The name that iconv knows. The standard's encodings are supersets of their labels (GBK is read as GB18030).
std::string iconv_name(const Encoding& encoding) {
  switch (encoding.id) {
    case EncodingId::gbk:
    case EncodingId::gb18030: return "GB18030";
    case EncodingId::big5: return "BIG5-HKSCS";
    case EncodingId::shift_jis: return "CP932";
    case EncodingId::euc_kr: return "CP949";
    default: return std::string(encoding.name);
  }
}

}  // namespace

std::string to_utf8(std::string_view bytes, const Encoding& encoding) {
  if (encoding.id == EncodingId::utf_8) return std::string(bytes);
  std::string out;
  const iconv_t converter = ::iconv_open("UTF-8", iconv_name(encoding).c_str());
  if (reinterpret_cast<std::intptr_t>(converter) == -1) {
    for (const char c : bytes)
      append_utf8(out, static_cast<unsigned char>(c) < 0x80 ? static_cast<char32_t>(c) : kReplacement);
    return out;
  }
  std::string copy(bytes);
  char* in = copy.data();
  std::size_t left = copy.size();
  char buffer[512];
  while (left > 0) {
    char* to = buffer;
    std::size_t room = sizeof buffer;
    const std::size_t answer = ::iconv(converter, &in, &left, &to, &room);
    out.append(buffer, sizeof buffer - room);
    if (answer == static_cast<std::size_t>(-1) && errno != E2BIG) {
      append_utf8(out, kReplacement);
      ++in;
      --left;
    }
  }
  ::iconv_close(converter);
  return out;
}

}  // namespace beian
