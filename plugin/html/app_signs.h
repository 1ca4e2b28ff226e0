// app_signs.h — pages that a script renders again once they are loaded.
//
// Measured in Chromium on production builds (ARCHITECTURE, "Hydration"): what is inserted inside the root
// element of a Vue or React app is gone after load. The signs are what the generators write themselves: an id, a meta
// generator, a variable in an inline script. An id alone proves nothing where people use it by hand ("app"), so that
// one needs a second sign.
#pragma once
#include <string_view>

#include "html/page.h"

namespace beian {

// By <meta name=generator>.
App app_from_generator(std::string_view content);
// By the id of an element that only one framework writes.
App app_from_root_id(std::string_view id);
// By the name of an attribute.
App app_from_attribute(std::string_view name);
// By the text of an inline script.
App app_from_script(std::string_view script);

}  // namespace beian
