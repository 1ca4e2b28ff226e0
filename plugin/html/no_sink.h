// no_sink.h — for those who run the tree rules only so that the tokenizer reads on as a browser would.
#pragma once
#include "html/tree.h"

namespace beian {

struct NoSink final : TreeSink {
  void opened(Element&, const Element*) override {}
  void closed(const Element&, std::uint32_t, const Token*) override {}
  void text(const Token&, bool) override {}
};

}  // namespace beian
