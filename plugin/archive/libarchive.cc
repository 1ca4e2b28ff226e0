#include "archive/libarchive.h"

#include <string>

#include "site/shared_library.h"
#include "site/trouble.h"

namespace beian {
namespace {

constexpr const char* kLibrary = "libarchive.so.13";
constexpr Text2 kNotLoaded = {
    "archives need {0}, and it cannot be loaded: {1}. Install it (Debian: apt install libarchive13), or unpack the "
    "archive and give the folder.",
    "处理归档文件需要 {0}，但无法加载：{1}。请安装（Debian：apt install libarchive13），或解包后指定文件夹。"};

struct Loaded {
  ArchiveLibrary functions;
  std::string reason;  // why it could not be loaded; empty: it is
};

Loaded load() {
  Loaded out;
  SharedLibrary library(kLibrary);
#define BEIAN_ARCHIVE_FUNCTION(name) library.find(#name, out.functions.name);
#include "archive/libarchive_functions.inc"
#undef BEIAN_ARCHIVE_FUNCTION
  out.reason = library.reason();
  return out;
}

const Loaded& loaded() {
  static const Loaded once = load();
  return once;
}

locale_t utf8_locale() {
  static const locale_t once = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
  return once;
}

}  // namespace

Status load_archive_library() {
  if (loaded().reason.empty()) return {};
  return trouble(kNotLoaded, {kLibrary, loaded().reason});
}

const ArchiveLibrary& archive_library() {
  return loaded().functions;
}

ArchiveLocale::ArchiveLocale()
    : before_(::uselocale(utf8_locale() != nullptr ? utf8_locale() : ::uselocale(nullptr))) {}
ArchiveLocale::~ArchiveLocale() {
  ::uselocale(before_);
}

}  // namespace beian
