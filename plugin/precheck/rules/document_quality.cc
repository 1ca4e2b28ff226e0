// document_quality.cc — can an officer read the photo? Too few pixels, or a blur, and the filing comes back.
#include <algorithm>

#include "precheck/case.h"
#include "precheck/rule.h"

namespace beian::precheck {
namespace {

constexpr std::uint32_t kFewestPixels = 600;  // on the longer side: the small print of a card is then 6 pixels high
constexpr double kBlurred = 25;               // see document.h; a sharp photo of print has hundreds

void check(const Case& what, Sink& out) {
  for (const Document& document : what.documents) {
    if (document.state != DocumentState::picture) continue;
    const std::string& name = what.filing.answer(document.key).values[document.index].text;
    const Where at = what.at(document.key, document.index);
    if (std::max(document.width, document.height) < kFewestPixels) {
      out.report(0, at, {name, static_cast<int>(document.width), static_cast<int>(document.height)}, Severity::warning);
    } else if (document.sharpness < kBlurred) {
      out.report(1, at, {name, static_cast<int>(document.sharpness)});
    } else {
      continue;
    }
    out.about(document.key);
  }
}

constexpr Text2 kMessages[] = {
    {"“{0}” has {1}×{2} pixels: the print on it can hardly be read", "“{0}”只有 {1}×{2} 像素，字迹难以辨认"},
    {"“{0}” looks blurred (sharpness {1})", "“{0}”看起来模糊（清晰度 {1}）"},
};
constexpr Text2 kRemedies[] = {
    {"take it from nearer; 1,000 pixels and more on the longer side are enough", "请靠近重拍；长边 1000 像素以上即可"},
    {"look at it at full size, and take it again if the print cannot be read", "请按原大小查看，看不清字迹的请重拍"},
};

}  // namespace

extern constinit const PrecheckRule document_quality{"document-quality", Severity::note, Key::subject_documents, check,
                                                     kMessages,          kRemedies};

}  // namespace beian::precheck
