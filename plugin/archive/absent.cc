// absent.cc — stands in for archive_pages.cc in a program that is built without libarchive.
#include "archive/archive_pages.h"
#include "site/trouble.h"

namespace beian {
namespace {

constexpr Text2 kNoArchives = {
    "{0}: this program was built without archives (libarchive). Unpack it and give the folder, or use a program built "
    "with BEIAN_ARCHIVE=ON.",
    "{0}：本程序构建时未包含归档支持（libarchive）。请解包后指定文件夹，或使用以 BEIAN_ARCHIVE=ON 构建的程序。"};

}  // namespace

Result<std::unique_ptr<PageExchange>> open_archive(const ArchiveRequest& request, RunPlan&, const ArchiveLimits&) {
  return trouble(kNoArchives, {printable(request.file)});
}

}  // namespace beian
