// severity.h — how bad a finding is. Only errors change the exit code (unless --max-warnings says otherwise).
#pragma once
#include <cstdint>
#include <string_view>

namespace beian {

enum class Severity : std::uint8_t { off, note, warning, error, by_rule };

constexpr std::string_view severity_name(Severity s) {
  switch (s) {
    case Severity::off: return "off";
    case Severity::note: return "note";
    case Severity::warning: return "warning";
    case Severity::error: return "error";
    case Severity::by_rule: break;
  }
  return "by_rule";
}

}  // namespace beian
