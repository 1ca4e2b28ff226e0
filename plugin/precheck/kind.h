// kind.h — what makes a site interactive, as data: one file a kind, under kinds/.
//
// What:   A kind (comments, a shopping cart, a login) is a TOML file with its words and its signs. A sign is seen in
//         the address of a script or frame, in the text of an inline script, in an element that an XPath finds, or in a
//         short line of displayed text.
// Why:    Widgets come and go; adding one is adding lines to a file, and a user can add his own without a compiler.
// Ours:   The built-in files are read by the same reader as the users', so what ours can say, theirs can.
//
//   id = "comments"
//   name.en = "comments"
//   name.zh = "评论"
//   [[sign]]
//   id = "giscus"
//   name.en = "Giscus"                    # name.zh where it differs
//   strength = "certain"                  # certain | likely | hint
//   script = ["giscus.app/client.js"]     # part of an address; * is anything
//   inline = ["…"]                        # part of an inline script
//   xpath  = "//div[@id='comments']"      # an element that is displayed
//   text   = ["发表评论"]                  # with xpath: in that element; alone: in a line. {n} is a number
//   whole = true                          # text is all that stands there
//   longest = 20                          # characters of the element's or line's text; longer is running text
//   least  = 1                            # hits on a page
//
// script, inline and xpath (or text) are alternatives: one of them is enough.
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "precheck/word.h"
#include "xpath/document.h"

namespace beian::precheck {

// How much a sign alone says. Order matters: weakest first.
enum class Strength : std::uint8_t {
  none,
  hint,     // seen on sites of both kinds: listed, decides nothing
  likely,   // hardly ever seen on others
  certain,  // it is interactive
};

struct Sign {
  std::string id;
  Word name;
  Strength strength = Strength::certain;
  std::vector<std::string> script;
  std::vector<std::string> inline_text;
  std::optional<xpath::Expression> xpath;
  std::vector<std::string> text;
  bool whole = false;
  std::uint32_t longest = 40;
  std::uint32_t least = 1;
};

struct Kind {
  std::string id;
  Word name;
  Word about;  // what it is to the police, in a sentence
  std::vector<Sign> signs;
};

// Those of kinds/, in the order of their files' names. Read once; they outlive everything.
std::span<const Kind> built_in_kinds();

// A kind from TOML; `name` stands in the errors ("my.toml:3:1: …"). In a program without XPath a file that needs it is
// an error; of ours only the scripts and texts are left.
Result<Kind> read_kind(std::string_view text, const std::string& name);

// Does `pattern` ('*' is any run of characters, {n} a number such as 1,299.00) stand in `text`? ASCII letters count in
// either case.
bool matches(std::string_view pattern, std::string_view text);
// Does `text`, of a line or an element of the page, have what the sign looks for?
bool says(const Sign& sign, std::string_view text);

}  // namespace beian::precheck
