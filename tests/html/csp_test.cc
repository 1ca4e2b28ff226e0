// What a Content-Security-Policy allows: the fallbacks, the overruling, and several policies at once.
#include "html/csp.h"

#include <doctest/doctest.h>

#include <string>

using namespace beian;

namespace {

// The letters of what is allowed: a style attributes, s own sheets, i own images, d data: images.
std::string allowed(std::string_view policies) {
  const CspVerdict v = read_csp(policies);
  return std::string(v.style_attributes ? "a" : "") + (v.own_sheets ? "s" : "") + (v.own_images ? "i" : "") +
         (v.data_images ? "d" : "");
}

}  // namespace

TEST_CASE("without a directive all is allowed") {
  CHECK(allowed("") == "asid");
  CHECK(allowed("script-src 'self'") == "asid");
  CHECK(allowed(" ; ;upgrade-insecure-requests; ") == "asid");
}

TEST_CASE("default-src stands for what has no directive of its own") {
  CHECK(allowed("default-src 'self'") == "si");
  CHECK(allowed("default-src 'none'").empty());
  CHECK(allowed("default-src *") == "si");
  CHECK(allowed("DEFAULT-SRC 'SELF' 'UNSAFE-INLINE' DATA:") == "asid");
  CHECK(allowed("default-src 'none'; style-src 'self'") == "s");
  CHECK(allowed("default-src 'none'; style-src 'unsafe-inline'") == "a");
  CHECK(allowed("style-src 'self'; default-src 'none'; img-src data:") == "sd");
  CHECK(allowed("default-src 'none'; img-src 'self'") == "i");
  CHECK(allowed("default-src") == "");
}

TEST_CASE("style-src-attr and style-src-elem go before style-src") {
  CHECK(allowed("style-src 'self'; style-src-attr 'unsafe-inline'") == "asid");
  CHECK(allowed("style-src 'unsafe-inline'; style-src-attr 'none'") == "id");
  CHECK(allowed("style-src 'none'; style-src-elem 'self'") == "sid");
  CHECK(allowed("style-src 'self' 'unsafe-inline'; style-src-elem 'none'") == "aid");
}

TEST_CASE("a nonce or a hash overrules 'unsafe-inline'") {
  CHECK(allowed("style-src 'self' 'unsafe-inline'") == "asid");
  for (const char* source : {"'nonce-abc'", "'sha256-abc='", "'sha384-abc='", "'SHA512-abc='"}) {
    CHECK(allowed("style-src 'self' 'unsafe-inline' " + std::string(source)) == "sid");
    CHECK(allowed("style-src " + std::string(source) + " 'self' 'unsafe-inline'") == "sid");
  }
}

TEST_CASE("a host by name may be another's") {
  CHECK(allowed("style-src https://cdn.example.com 'unsafe-inline'") == "aid");
  CHECK(allowed("style-src https: 'unsafe-inline'") == "asid");
}

TEST_CASE("the first of two equal directives counts, and all policies must allow") {
  CHECK(allowed("style-src 'none'; style-src 'self' 'unsafe-inline'") == "id");
  CHECK(allowed("style-src 'self', style-src 'unsafe-inline'") == "id");
  CHECK(allowed("default-src 'self' 'unsafe-inline' data:, img-src 'self'") == "asi");
}
