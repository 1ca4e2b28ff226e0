#include "base/base64.h"

#include <doctest/doctest.h>

#include <optional>
#include <string>

using beian::base64;
using beian::from_base64;

TEST_CASE("the vectors of RFC 4648, both ways") {
  struct Row {
    const char* bytes;
    const char* text;
  };
  for (const Row& row : {Row{"", ""}, Row{"f", "Zg=="}, Row{"fo", "Zm8="}, Row{"foo", "Zm9v"}, Row{"foob", "Zm9vYg=="},
                         Row{"fooba", "Zm9vYmE="}, Row{"foobar", "Zm9vYmFy"}}) {
    CHECK(base64(row.bytes) == row.text);
    CHECK(from_base64(row.text) == std::string(row.bytes));
  }
}

TEST_CASE("all bytes come back") {
  std::string all;
  for (int i = 0; i < 1000; ++i) all += static_cast<char>(i * 7 % 256);
  for (std::size_t size = 0; size < all.size(); ++size)
    CHECK(from_base64(base64(all.substr(0, size))) == all.substr(0, size));
}

TEST_CASE("only the one writing is read") {
  for (const char* text :
       {"Z", "Zg", "Zg=", "Zh==", "Zm9=", "Zm8=\n", "====", "Zg==Zg==", "Zm9v\n", "Zm-v", "Zm 9", "=Zg="}) {
    CAPTURE(text);
    CHECK(from_base64(text) == std::nullopt);
  }
}
