// What each syntax makes of the strings is asked of nginx and Node in tests/gates; here is what is written.
#include "badge/server_snippet.h"

#include <doctest/doctest.h>

using namespace beian;

TEST_CASE("a string of nginx: quotes and backslashes are escaped, $ has no escape and becomes a character reference") {
  CHECK(nginx_string(R"(<a title="it's $5 \ {x} `y`">)") == R"('<a title="it\'s &#36;5 \\ {x} `y`">')");
  CHECK(nginx_string("a\nb") == "'a\nb'");
}

TEST_CASE("a string of Caddy: between backticks there is no escape; placeholders are none") {
  CHECK(caddy_string(R"(<a title="{env.HOME} {$HOME} `y` \">)") ==
        R"(`<a title="&#123;env.HOME&#125; &#123;$HOME&#125; &#96;y&#96; &#92;">`)");
}

TEST_CASE("a string of a script, which may itself stand in a page") {
  CHECK(script_string("<a title=\"'${x}`\\\">\n\t\x7f</a></script>") == R"("<a title=\"'${x}`\\\">\n\x09)"
                                                                        "\x7f"
                                                                        R"(<\/a><\/script>")");
}
