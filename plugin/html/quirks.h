// quirks.h — does a doctype put the page into quirks mode? (HTML standard, 13.2.6.4.1)
//
// It matters to the tree in one place only: in quirks mode <table> does not close an open <p>.
#pragma once
#include "html/decode_token.h"

namespace beian {

bool makes_quirks(const Doctype& doctype);

}  // namespace beian
