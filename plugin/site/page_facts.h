// page_facts.h — the host and the language that a page says of itself, for the conditions of [[site]].
//
// Read from the head alone, by tokens, so that a <link> inside a script or a comment is none.
#pragma once
#include <string>
#include <string_view>

#include "site/page_policies.h"

namespace beian {

// <html lang> and the host of <link rel=canonical>, in lower case; empty where the page says nothing.
PageFacts page_facts(std::string_view bytes);

}  // namespace beian
