#include "report/excerpt.h"
#include "wasm/characters.h"

namespace beian {

Characters& characters() {
  static Characters of_page;
  return of_page;
}

std::string to_utf8(std::string_view bytes, const Encoding& encoding) {
  if (encoding.id == EncodingId::utf_8 || bytes.empty()) return std::string(bytes);
  Characters::Piece piece(encoding.name, bytes);
  const auto at = characters().known.find(piece);
  if (at != characters().known.end()) return at->second;
  characters().wanted.insert(std::move(piece));
  return "";
}

}  // namespace beian
