// unsupported_encoding.cc — a page in an encoding in which an ASCII byte may be half of a character.
//
// beian edits bytes. In every encoding of the web but a few, '<' is the byte 0x3C and nothing else is; in UTF-16,
// ISO-2022-JP, the "replacement" encodings (HZ, ISO-2022-KR …) and UTF-7 it is not, so neither a place nor a number can
// be found by bytes. Such a page is refused. Reported before there is an outline, so there is no check.
#include "rules/rule.h"

namespace beian {
namespace {

constexpr Text2 kMessages[] = {
    {"the page is in {0}, in which an ASCII byte may be half of a character",
     "页面编码为 {0}，其中 ASCII 字节可能是半个字符"},
};

}  // namespace

extern constinit const Rule unsupported_encoding{"unsupported-encoding",
                                                 Severity::error,
                                                 Fix::none,
                                                 nullptr,
                                                 kMessages,
                                                 {"write the page in UTF-8", "请以 UTF-8 输出页面"}};

}  // namespace beian
