#include "xpath/libxml.h"

#include "site/shared_library.h"
#include "site/trouble.h"

namespace beian::xpath {
namespace {

#if LIBXML_VERSION >= 21400
constexpr const char* kLibrary = "libxml2.so.16";
#else
constexpr const char* kLibrary = "libxml2.so.2";
#endif

constexpr Text2 kNotLoaded = {
    "{0}: XPath needs {1}, and it cannot be loaded: {2}. Install libxml2 (Debian: apt install libxml2), or write a CSS "
    "selector.",
    "{0}：XPath 需要 {1}，但无法加载：{2}。请安装 libxml2（Debian：apt install libxml2），或改用 CSS 选择器。"};

struct Loaded {
  LibXml functions;
  std::string reason;  // why it could not be loaded; empty: it is
};

Loaded load() {
  Loaded out;
  SharedLibrary library(kLibrary);
#define BEIAN_LIBXML_FUNCTION(name) library.find(#name, out.functions.name);
#include "xpath/libxml_functions.inc"
#undef BEIAN_LIBXML_FUNCTION
  out.reason = library.reason();
  if (out.reason.empty()) out.functions.xmlInitParser();  // before any thread asks
  return out;
}

const Loaded& loaded() {
  static const Loaded once = load();
  return once;
}

}  // namespace

Status load_libxml(const std::string& where) {
  if (loaded().reason.empty()) return {};
  return trouble(kNotLoaded, {where, kLibrary, loaded().reason});
}

const LibXml& libxml() {
  return loaded().functions;
}

}  // namespace beian::xpath
