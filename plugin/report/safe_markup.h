// safe_markup.h — part of a page that may be shown inside another: its words and its boxes, and nothing else of it.
//
// What:   An HTML report shows a footer as visitors saw it, before and after. The footer is somebody's page.
// Naive:  Take <script> and onclick out. Then meta, link, object, svg, srcset, url() and the next one are still there.
// Ours:   Nothing is taken out; what is known to be harmless is written anew. Elements of text without their
//         attributes, but for styles that call no function and pictures that are written into the page; no link leads
//         anywhere. Every element is closed. What is in a script, a style, a template and their like stays away.
//
//   <a href="https://x/" onclick="f()">京ICP备…</a><script>g()</script>   →   <a>京ICP备…</a>
//
// Where it is shown no script may run and nothing is fetched all the same (html_footers.cc).
#pragma once
#include <string_view>

#include "base/escape.h"

namespace beian {

// `fragment`: UTF-8; may hold anything.
Html safe_markup(std::string_view fragment);

}  // namespace beian
