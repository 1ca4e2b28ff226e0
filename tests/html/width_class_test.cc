// Class names that show an element only on some screens, and names that look like them.
#include "html/width_class.h"

#include <doctest/doctest.h>

using namespace beian;

TEST_CASE("width classes: the names of the common style sheets") {
  for (const char* value : {"d-none d-md-block", "d-md-none", "hidden-xs", "visible-xs-block", "hidden lg:block",
                            "lg:hidden", "max-md:hidden", "md:!block", "dark:md:hidden", "is-hidden-mobile",
                            "is-hidden-tablet-only", "layui-hide-xs", "layui-show-md-inline", "uk-visible@m",
                            "mobile-only", "only-wide", "hide-on-mobile", "footer\n\tHidden-XS", "show-for-medium"}) {
    CAPTURE(value);
    CHECK(shows_by_width(value));
  }
}

TEST_CASE("width classes: other names say nothing about the width") {
  for (const char* value : {"",
                            "  ",
                            "hidden",
                            "d-none",
                            "d-flex",
                            "md:flex-row",
                            "sm:text-center",
                            "col-md-4",
                            "show",
                            "footer-small",
                            "btn-sm",
                            "hover:block",
                            "dark:hidden",
                            "table-responsive-sm",
                            "mobile",
                            "xs",
                            ":",
                            "-",
                            "@",
                            "d-",
                            "d-md-"}) {
    CAPTURE(value);
    CHECK_FALSE(shows_by_width(value));
  }
}
