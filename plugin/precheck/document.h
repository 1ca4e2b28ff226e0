// document.h — the photo of a document: is it a picture, is it small enough, and can it be read?
//
// The form takes jpg and png up to a limit, and an officer reads what is on them. The naive check looks at the name's
// end; ours decodes the picture whole, so that a PDF called .jpg, a screenshot saved as WebP or a download that broke
// off is found here. How sharp it is, is measured simply: the variance of the Laplacian over the picture scaled to one
// size. A photo of a printed page has thousands; a blurred one a few dozen. It is no proof, so it is only a note.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "precheck/answer.h"

namespace beian::precheck {

enum class DocumentState : std::uint8_t {
  picture,  // a jpg or png that decodes
  missing,  // no such file, or not below filing.toml's folder
  other,    // not jpg or png: another picture, a PDF …
  torn,     // begins as jpg or png and does not decode
};

struct Document {
  Key key = Key::subject_documents;
  std::size_t index = 0;  // of the value
  DocumentState state = DocumentState::missing;
  std::string reason;  // missing: the system's words, if any
  std::uint64_t bytes = 0;
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  double sharpness = 0;
};

// What `bytes` are, as a document; key and index are left alone.
Document inspect_document(std::string_view bytes);

}  // namespace beian::precheck
