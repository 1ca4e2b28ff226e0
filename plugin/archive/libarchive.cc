#include "archive/libarchive.h"

#include <dlfcn.h>

#include <string>

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

std::string last_reason() {
  const char* reason = ::dlerror();
  return printable(reason != nullptr ? reason : "?");
}

template <class Function>
void find(void* library, const char* name, Function& function, std::string& reason) {
  function = reinterpret_cast<Function>(::dlsym(library, name));
  if (function == nullptr && reason.empty()) reason = last_reason();
}

Loaded load() {
  Loaded out;
  void* library = ::dlopen(kLibrary, RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) {
    out.reason = last_reason();
    return out;
  }
#define BEIAN_ARCHIVE_FUNCTION(name) find(library, #name, out.functions.name, out.reason);
#include "archive/libarchive_functions.inc"
#undef BEIAN_ARCHIVE_FUNCTION
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
