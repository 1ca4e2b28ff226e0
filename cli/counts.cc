#include "counts.h"

#include <charconv>
#include <string>

#include "site/trouble.h"

namespace beian {
namespace {

constexpr Text2 kBadCount = {"{0}: “{1}” is no number from {2} up.", "{0}：“{1}”不是不小于 {2} 的整数。"};
constexpr Text2 kTooManyWarnings = {"{0} warnings, but --max-warnings allows {1}.",
                                    "有 {0} 个警告，而 --max-warnings 只允许 {1} 个。"};

}  // namespace

Result<std::uint64_t> count_of(const Typed& typed, std::string_view name, std::uint64_t least, std::uint64_t fallback) {
  if (!typed.has(name)) return fallback;
  const std::string text = typed.last(name);
  std::uint64_t value = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failed != std::errc() || end != text.data() + text.size() || text.empty() || value < least) {
    return trouble(kBadCount, {"--" + std::string(name), printable(text), std::to_string(least)});
  }
  return value;
}

Result<std::uint64_t> most_warnings(const Typed& typed) {
  return count_of(typed, "max-warnings", 0, UINT64_MAX);
}

int code_of(const Typed& typed, const Console& console, std::uint64_t errors, std::uint64_t warnings,
            std::uint64_t allowed) {
  if (typed.has("exit-zero")) return kNothingWrong;
  if (warnings > allowed) {
    console.error(trouble(kTooManyWarnings, {std::to_string(warnings), std::to_string(allowed)}));
    return kFound;
  }
  return errors > 0 ? kFound : kNothingWrong;
}

}  // namespace beian
