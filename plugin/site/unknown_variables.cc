#include "site/unknown_variables.h"

#include <algorithm>
#include <string>

#include "site/options.h"
#include "site/trouble.h"
#include "site/unknown_name.h"

namespace beian {
namespace {

constexpr Text2 kUnknown = {"{0} is set, and means nothing to beian.{1}", "设置了 {0}，但 beian 没有这个变量。{1}"};

// Heard elsewhere than in the table of options: [env.NAME] (config.cc), the browser (look), the instruction set
// (program.cc), and the hooks of generators, which find and start the program.
constexpr std::string_view kOthers[] = {"BEIAN_ENV", "BEIAN_CHROMIUM", "BEIAN_SIMD", "BEIAN_BIN", "BEIAN_COMMAND"};

}  // namespace

std::vector<Error> unknown_variables(std::span<const std::string_view> environment) {
  std::vector<std::string> ours(std::begin(kOthers), std::end(kOthers));
  for (const OptionRow& row : option_rows()) {
    if (std::string name = environment_name(row); !name.empty()) ours.push_back(std::move(name));
  }
  const std::vector<std::string_view> known(ours.begin(), ours.end());
  std::vector<std::string_view> unknown;
  for (const std::string_view each : environment) {
    const std::string_view name = each.substr(0, each.find('='));
    const bool empty = name.size() + 1 >= each.size();  // one that is not set
    if (name.starts_with("BEIAN_") && !empty && std::find(known.begin(), known.end(), name) == known.end())
      unknown.push_back(name);
  }
  std::sort(unknown.begin(), unknown.end());
  std::vector<Error> out;
  for (const std::string_view name : unknown) out.push_back(unknown_name(kUnknown, {printable(name)}, name, known));
  return out;
}

}  // namespace beian
