// document_image.cc — the photos of documents that the form takes: jpg or png, whole, and not too large.
#include "precheck/case.h"
#include "precheck/rule.h"

namespace beian::precheck {
namespace {

void check(const Case& what, Sink& out) {
  for (const Document& document : what.documents) {
    const std::string& name = what.filing.answer(document.key).values[document.index].text;
    const Where at = what.at(document.key, document.index);
    const auto kb = static_cast<int>((document.bytes + 1023) / 1024);
    switch (document.state) {
      case DocumentState::missing: out.report(0, at, {name}); break;
      case DocumentState::other: out.report(1, at, {name}); break;
      case DocumentState::torn: out.report(2, at, {name}); break;
      case DocumentState::picture:
        if (kb <= what.filing.image_kb) continue;
        out.report(3, at, {name, kb, what.filing.image_kb});
        break;
    }
    out.about(document.key);
  }
}

constexpr Text2 kMessages[] = {
    {"there is no file “{0}” beside filing.toml", "filing.toml 所在文件夹中没有“{0}”"},
    {"“{0}” is neither jpg nor png, whatever its name says", "“{0}”的内容不是 jpg 或 png"},
    {"“{0}” does not open: the picture is torn, or larger than 12,000 pixels",
     "“{0}”无法打开：图片损坏或超过 12000 像素"},
    {"“{0}” has {1} KB, and the limit is {2}", "“{0}”有 {1} KB，上限为 {2} KB"},
};
constexpr Text2 kRemedies[] = {
    {"put the photo there, or take the name out", "请放入照片，或删去文件名"},
    {"save it as jpg or png", "请另存为 jpg 或 png"},
    {"take or export the photo again", "请重新拍摄或导出"},
    {"save it with a lower quality or fewer pixels; a platform with another limit: limits.image_kb",
     "请降低质量或尺寸后保存；平台上限不同的，设置 limits.image_kb"},
};

}  // namespace

extern constinit const PrecheckRule document_image{"document-image", Severity::error, Key::subject_documents, check,
                                                   kMessages,        kRemedies};

}  // namespace beian::precheck
