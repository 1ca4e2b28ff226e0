// setting_file_trouble.cc — why a file that a setting names is not taken; said by everyone who reads one.
#include "site/setting_file.h"
#include "site/trouble.h"

namespace beian {
namespace {

constexpr Text2 kTooBig = {"{0}: the file {1} is larger than {2} KB. Give the right file, or a smaller one.",
                           "{0}：文件 {1} 超过 {2} KB。请给出正确的文件，或更小的文件。"};
constexpr Text2 kOutside = {
    "{0}: the file {1} lies outside the folder of beian.toml. Put it beside beian.toml, or name it on the command "
    "line.",
    "{0}：文件 {1} 不在 beian.toml 所在的文件夹内。请把它放到 beian.toml 旁边，或在命令行上指定。"};

}  // namespace

Error setting_file_too_big(const FileWanted& wanted) {
  return trouble(kTooBig, {wanted.where, printable(wanted.name), std::to_string(wanted.most_bytes / 1024)});
}

Error setting_file_outside(const FileWanted& wanted) {
  return trouble(kOutside, {wanted.where, printable(wanted.name)});
}

}  // namespace beian
