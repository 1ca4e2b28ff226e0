// data_files.h — the files of kinds/ and trades/, as they were when the program was built (data_files.cmake).
#pragma once
#include <span>
#include <string_view>

namespace beian::precheck {

struct DataFile {
  std::string_view name;  // "comments.toml"
  std::string_view text;
};

std::span<const DataFile> kind_files();
std::span<const DataFile> trade_files();

}  // namespace beian::precheck
