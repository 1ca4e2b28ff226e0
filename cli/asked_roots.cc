#include "asked_roots.h"

#include <unistd.h>

#include <cerrno>
#include <optional>

#include "site/trouble.h"
#include "site/whole_file.h"

namespace beian {
namespace {

constexpr Text2 kCannotReadList = {
    "{0}: cannot read the list of files: {1}. Give an existing file, or - for standard input.",
    "{0}：无法读取文件清单：{1}。请给出存在的文件，或用 - 表示标准输入。"};

Result<std::vector<std::string>> read_list(const std::string& file) {
  const std::optional<std::string> text = file == "-" ? read_to_end(STDIN_FILENO) : read_whole_file(file);
  if (!text) return trouble(kCannotReadList, {printable(file)}, errno);
  return split_list(*text);
}

}  // namespace

Result<std::vector<Root>> asked_roots(const Configured& configured) {
  const Settings& settings = configured.settings;
  const Typed& typed = configured.typed;
  RootRequest request;
  request.paths = typed.operands;
  request.given = typed.last("stdin-filename");
  request.config_folder = configured.config_folder;
  if (typed.has("files-from")) {
    Result<std::vector<std::string>> list = read_list(typed.last("files-from"));
    if (!list) return list.error();
    request.has_list = true;
    request.list = std::move(*list);
  }
  return find_roots(request, settings);
}

}  // namespace beian
