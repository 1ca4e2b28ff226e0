// markdown_html.h — Markdown as HTML, raw HTML kept: a badge template may be Markdown.
//
// A seam: the program has cmark, the WebAssembly build none (wasm/markdown_html.cc).
#pragma once
#include <string>
#include <string_view>

namespace beian {

std::string markdown_html(std::string_view markdown);

}  // namespace beian
