#include "site/trouble.h"

#include <system_error>

#include "base/utf8.h"

namespace beian {

Error trouble(Text2 pattern, std::vector<std::string> args, int system_errno) {
  if (system_errno != 0) args.push_back(std::generic_category().message(system_errno));
  return Error{format_message(pattern.en, args), format_message(pattern.zh, args), system_errno};
}

std::string printable(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t i = 0; i < bytes.size();) {
    const Decoded d = decode_utf8(bytes, i);
    i += d.size;
    if (d.ch < 0x20) {
      append_utf8(out, 0x2400 + d.ch);
    } else if (d.ch == 0x7f) {
      append_utf8(out, 0x2421);
    } else if ((d.ch >= 0x80 && d.ch < 0xa0) || (d.ch >= 0x202a && d.ch <= 0x202e) ||
               (d.ch >= 0x2066 && d.ch <= 0x2069)) {
      append_utf8(out, kReplacement);
    } else {
      append_utf8(out, d.ch);
    }
  }
  return out;
}

}  // namespace beian
