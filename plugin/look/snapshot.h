// snapshot.h — pictures of places on pages: what stands at a byte of the file, as a visitor's screen shows it.
//
// What:   For each place, the part of the page around it as a picture, and where in the picture its element stands.
// Why:    “A login form, members/index.html:32” is a claim; a picture with a frame around the form is evidence that
//         whoever fills in the filing form understands at once.
// Naive:  Look for the element again in the browser by its text or a selector: two forms that look alike are confused,
//         and a page's scripts may have moved everything.
// Ours:   The page is served with a mark at the very byte, and with its scripts off, so what is framed is what was
//         judged. Nothing is asked of any other server: requests that leave this machine fail.
//
//   <form id=login>  ──►  <form data-beian-here="0" id=login>      text  ──►  <span data-beian-here="1"></span>text
#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"

namespace beian {

struct SnapshotPlace {
  std::string path;          // of the page, relative to the folder
  std::uint32_t offset = 0;  // bytes into the page as UTF-8 (text/encoding.h): a tag's “<”, or a character of a text
};

struct Snapshot {
  std::string webp;  // base64
  // Where the element stands in the picture, in parts of its width and height (0…1).
  double left = 0, top = 0, width = 0, height = 0;
};

// `utf8` with the mark `number` at `offset`; for tests, too.
std::string with_mark(std::string utf8, std::uint32_t offset, std::size_t number);

// One for each of `places`, none where nothing is displayed there. An error: the browser does not start, or fails.
// `browser`: a program (look/chromium.h: find_browser). `folder`: the built site.
Result<std::vector<std::optional<Snapshot>>> take_snapshots(const std::string& browser, const std::string& folder,
                                                            std::span<const SnapshotPlace> places);

}  // namespace beian
