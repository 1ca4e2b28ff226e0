// glob.h — patterns for the paths of pages: "**/*.html", "embed/**", "20[0-9]?/[a-m]*.htm".
//
//   *      any run of characters but '/', also none     ?      one character but '/'
//   **     any run of whole path parts, also none       [a-c]  one of a set; [!a-c] one not of it
//   \x     x itself
//
// A pattern is held against the whole path, relative to the root: "404.html" is the one in the root, "**/404.html" any.
// File systems disagree about case, generators about .HTML and .Htm: the letters behind the pattern's last dot match in
// both cases.
//
// The naive matcher recurses at every star and takes exponential time for "*a*a*a*b". Ours goes back only to the last
// '*' of the same path part and to the last "**": a later star can do all that an earlier one could, so no match is
// missed.
#pragma once
#include <span>
#include <string>
#include <string_view>

namespace beian {

bool glob_match(std::string_view pattern, std::string_view path);

// Does any of `patterns` match?
bool any_glob_matches(std::span<const std::string> patterns, std::string_view path);

// Does one of `patterns` take everything below the folder `path`, so that it need not be read at all ("embed/**")?
bool any_glob_covers(std::span<const std::string> patterns, std::string_view folder);

// The pattern that was meant, where this one can match no page, as a path never begins with "/" or "./" nor ends with
// "/": "/demo/" is "demo/**". Empty where the pattern is as good as any.
std::string meant_glob(std::string_view pattern);

}  // namespace beian
