#include "report/severity_words.h"

namespace beian {

Text2 severity_words(Severity severity) {
  switch (severity) {
    case Severity::error: return {"error", "错误"};
    case Severity::warning: return {"warning", "警告"};
    default: return {"note", "提示"};
  }
}

std::string_view severity_colour(Severity severity) {
  switch (severity) {
    case Severity::error: return "1;31";
    case Severity::warning: return "1;35";
    default: return "1;36";
  }
}

}  // namespace beian
