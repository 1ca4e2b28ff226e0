// block.h — the declarations of a block, for style rules and style attributes alike.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "css/sheet.h"
#include "css/token.h"

namespace beian::css {

// What a declaration that begins at the lexer's place is, found without reading its value.
struct DeclarationPlace {
  bool found = false;  // else it may be a nested rule, or nothing; the lexer stands where it stood
  std::string name;    // in lower case; custom properties as "--"
  Span value;          // without !important
  bool important = false;
};

// Reads up to the semicolon, or in front of the closing brace, at which the declaration ends.
DeclarationPlace read_declaration(Lexer& lexer);

// Adds what the declaration sets to `out`, and the text of what may hide to `texts`.
void keep_declaration(const DeclarationPlace& place, std::string_view bytes, std::vector<Declaration>& out,
                      std::vector<std::string>& texts);

// Source on one line: comments and runs of white space as one space, no control characters, valid UTF-8, cut at 120
// bytes.
std::string tidy(std::string_view source);

}  // namespace beian::css
