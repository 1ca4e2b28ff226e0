// fuzz_skim.cc — the skimmer leaves nothing out: on every instruction set the outline is that of the exact rules.
#include "html/block_masks.h"
#include "html/outline.h"
#include "support.h"
#include "tools/same_page.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace beian;
  const fuzz::Input input = fuzz::split(data, size);
  // In the middle of a body, where the skimmer works.
  std::string page = (input.options & 1) != 0 ? "<!doctype html><body>first" : "";
  page += input.bytes;
  Encoding encoding;
  encoding.id = (input.options & 2) != 0 ? EncodingId::gb18030 : EncodingId::utf_8;
  const Page exact = outline_exactly(page, encoding);
  if (exact.no_body_end == NoPlace::too_deep) return 0;
  const BlockKernels* kernels[4];
  const std::size_t n = list_block_kernels(kernels, 4);
  for (std::size_t i = 0; i < n; ++i) {
    use_block_kernels(kernels[i]->name);
    const std::string what = difference(outline(page, encoding), exact);
    if (!what.empty()) fuzz::broken(what.c_str());
  }
  return 0;
}
