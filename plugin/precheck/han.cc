#include "precheck/han.h"

#include "base/utf8.h"

namespace beian::precheck {

bool is_han(char32_t c) {
  return c == 0x3007 || (c >= 0x3400 && c <= 0x4dbf) || (c >= 0x4e00 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) ||
         (c >= 0x20000 && c <= 0x323af);
}

std::size_t han_count(std::string_view utf8) {
  std::size_t out = 0;
  for (std::size_t i = 0; i < utf8.size();) {
    const Decoded d = decode_utf8(utf8, i);
    i += d.size;
    out += is_han(d.ch) ? 1 : 0;
  }
  return out;
}

std::size_t character_count(std::string_view utf8) {
  std::size_t out = 0;
  for (const char c : utf8) out += (static_cast<unsigned char>(c) & 0xc0) != 0x80 ? 1 : 0;
  return out;
}

bool is_placeholder(std::string_view utf8) {
  for (const std::string_view part : {"待填", "待补", "待定", "请填", "请输入", "填写", "TODO", "todo", "XXX", "xxx",
                                      "Your Name", "your name", "示例", "占位"}) {
    if (utf8.find(part) != std::string_view::npos) return true;
  }
  return utf8.starts_with('[') || utf8.starts_with("【") || utf8.starts_with("{{") || utf8.starts_with('<');
}

}  // namespace beian::precheck
